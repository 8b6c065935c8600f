public import Arithmetic
public import Documents

/// The convolution theorem on numbers: both operands padded, transformed, multiplied and transformed back.
public struct SpectrumComputation: LinearComputation {
  /// x and k, of one rank.
  public let operands: [Operand]
  /// The sizes of the ring.
  public let lengths: [Int]
  private let result: Tensor

  /// - Parameter lengths: At least as long as either operand along every axis.
  public init(
    _ input: Operand, _ kernel: Operand, lengths: [Int], within limits: Limits
  ) throws(ArithmeticError) {
    operands = [input, kernel]
    self.lengths = lengths
    result = try input.cells(within: limits).ringConvolution(
      try kernel.cells(within: limits), lengths: lengths, within: limits)
  }

  /// x + k − 1, the sizes at which nothing comes round.
  private var full: [Int] { zip(operands[0].shape, operands[1].shape).map { $0 + $1 - 1 } }
  private var wraps: Bool { zip(lengths, full).contains { $0 < $1 } }

  public var kind: String { "fft" }
  public var resultName: String { "y" }
  public var outputShape: [Int] { lengths }
  public var facts: [String] {
    [
      "input \(ShapeText.times(operands[0].shape))", "kernel \(ShapeText.times(operands[1].shape))",
      "length \(ShapeText.times(lengths))",
      wraps ? "circular convolution" : "convolution of mathematics",
    ]
  }

  public func value(within limits: Limits) throws(ArithmeticError) -> Value { .tensor(result) }

  // The sum behind a cell, the products that come round included.

  public func products(
    ofOutput output: Int, within limits: Limits
  ) throws(ArithmeticError) -> [Product] {
    let (index, shape) = (lengths.index(ofCell: output), operands[0].shape)
    return (0..<operands[1].shape.saturatingCount).compactMap { tap in
      let at = zip(zip(index, operands[1].shape.index(ofCell: tap)), lengths).map {
        pair, length in
        (pair.0 - pair.1 + length) % length
      }
      guard zip(at, shape).allSatisfy(<) else { return nil }
      return Product(output: output, places: [WindowFigure.ravel(at, shape), tap])
    }
  }

  public func products(
    with place: Int, of operand: Int, within limits: Limits
  ) throws(ArithmeticError) -> ProductList {
    let own = operands[operand].shape.index(ofCell: place)
    let (other, lengths) = (operands[1 - operand].shape, lengths)
    return ProductList(count: other.saturatingCount) { partner in
      let at = zip(zip(own, other.index(ofCell: partner)), lengths).map { pair, length in
        (pair.0 + pair.1) % length
      }
      return Product(
        output: WindowFigure.ravel(at, lengths),
        places: operand == 0 ? [place, partner] : [partner, place])
    }
  }

  public func reason(_ count: Int, ofOutput output: Int) -> Block {
    let index = lengths.index(ofCell: output)
    let round =
      (try? products(ofOutput: output, within: .standard))?.count { product in
        zip(operands[0].shape.index(ofCell: product.factors[0].place ?? 0), index).contains(
          where: >)
      } ?? 0
    let text = "\(Count(count, "product")): x[i] · k[n − i]"
    return .fact(
      label: "sum",
      text: round > 0
        ? "\(text); \(round) of them \(round == 1 ? "comes" : "come") round from beyond the end"
        : text)
  }

  public func reach(_ list: ProductList, of place: Int, in operand: Int) -> String {
    Count(list.count, "output").description
  }

  // The theorem, step by step.

  public func body(_ shown: Int, of value: Value, within limits: Limits) -> [Block] {
    var blocks = sizeBlocks(within: limits)
    guard let spectra = Spectra(self, within: limits) else {
      return blocks + [
        .note("Symbols have spectra in roots of unity ±1 and ±i, at the lengths 1, 2 and 4 alone.")
      ]
    }
    let rounding = spectra.isExact ? "" : ", shown to 4 digits"
    blocks += [
      .note(
        "1  Both are padded with zeros and transformed, X[u] = Σ x[n] · e^(−2πi·un/N)\(rounding)"),
      .result(name: "X", value: .tensor(spectra.input.shown)),
      .result(name: "K", value: .tensor(spectra.kernel.shown)),
      .note("2  Cell by cell, Y[u] = X[u] · K[u]"),
    ]
    if lengths.count == 1, lengths[0] <= 16 {
      let rows = (0..<lengths[0]).map { place in
        ["\(place)"]
          + [spectra.input, spectra.kernel, spectra.product].map { $0.shown.cell(place).signed }
      }
      blocks.append(
        .table(
          TableFigure(
            header: ["u", "X[u]", "K[u]", "X[u] · K[u]"], rows: rows, rightAligned: [0, 1, 2, 3])))
    } else {
      blocks.append(.result(name: "Y", value: .tensor(spectra.product.shown)))
    }
    blocks += [
      .note("3  And back, y[n] = 1/N · Σ Y[u] · e^(2πi·un/N)"),
      .result(name: "back", value: .tensor(spectra.back.shown)),
      .fact(label: "check", text: checkText(spectra, within: limits)),
    ]
    if let text = modularText(within: limits) { blocks.append(.fact(label: "exact", text: text)) }
    return blocks + circulant(within: limits) + response(within: limits)
  }

  private func sizeBlocks(within limits: Limits) -> [Block] {
    let sums = zip(operands[0].shape, operands[1].shape).map { "\($0) + \($1) − 1" }
    let needed = Set(zip(sums, full).map { "\($0) = \($1)" }).sorted().joined(separator: ", ")
    guard wraps else {
      let spare = lengths != full ? "; \(ShapeText.times(lengths)) leaves zeros at the end" : ""
      return [
        .fact(
          label: "length",
          text: "\(needed): as many numbers as the convolution has, so nothing comes round\(spare)")
      ]
    }
    var blocks: [Block] = [
      .fact(
        label: "length",
        text:
          "\(ShapeText.times(lengths)) is too short: \(needed) are needed; what lies beyond the end comes round to the beginning and is added there"
      )
    ]
    if let whole = try? operands[0].cells(within: limits).ringConvolution(
      operands[1].cells(within: limits), lengths: full, within: limits), whole.count <= 400
    {
      blocks.append(.result(name: "long enough", value: .tensor(whole)))
      if lengths.count == 1 {
        let moved = (lengths[0]..<full[0]).map {
          "y[\($0)] = \(whole.cell($0).rounded.signed) on y[\($0 - lengths[0])]"
        }
        let shown = moved.prefix(6).joined(separator: ", ") + (moved.count > 6 ? " …" : "")
        blocks.append(.fact(label: "wraps", text: shown))
      }
    }
    return blocks
  }

  private func checkText(_ spectra: Spectra, within limits: Limits) -> String {
    guard
      let difference = try? spectra.back.subtracting(result, within: limits).absolute().greatest()
    else {
      return
        "as polynomials in the symbols: \(spectra.back == result ? "" : "not ")equal to the direct sum"
    }
    let number = difference.cell(0)
    if number.isZero { return "exactly 0 from the direct sum" }
    return "at most \(number.rounded.text) from the direct sum, what floats lose"
  }

  /// The same theorem modulo primes, which loses nothing.
  private func modularText(within limits: Limits) -> String? {
    guard let x = try? operands[0].cells(within: limits),
      let k = try? operands[1].cells(within: limits),
      x.isExact, k.isExact, let other = try? x.modularRing(k, lengths: lengths, within: limits)
    else { return nil }
    return other == result
      ? "modulo a prime p = c·2²⁶ + 1 roots of unity are whole numbers, and nothing is rounded: 0 from the direct sum"
      : "the transform modulo primes differs"
  }

  /// F · C · F⁻¹ of a short signal.
  private func circulant(within limits: Limits) -> [Block] {
    guard lengths.count == 1, (2...8).contains(lengths[0]),
      let kernel = try? operands[1].cells(within: limits).padded(to: lengths, within: limits),
      let matrix = try? kernel.circulant(within: limits),
      let fourier = try? Tensor.eye(lengths[0], within: limits).fourier(along: [0], within: limits),
      let first = try? fourier.matrixProduct(matrix, within: limits),
      let diagonal = try? first.matrixProduct(fourier.conjugate, within: limits)
        .divided(by: Tensor(lengths[0]), within: limits)
    else { return [] }
    return [
      .note(
        "On a ring of \(lengths[0]) the kernel is a circulant matrix C, y = C · x; F makes it diagonal, with K on the diagonal:"
      ),
      .matrix(MatrixFigure(name: "C", tensor: matrix)),
      .result(name: "F · C · F⁻¹", value: .tensor(diagonal.shown)),
    ]
  }

  /// |K| at many frequencies, the lowest in the middle.
  private func response(within limits: Limits) -> [Block] {
    guard let kernel = try? operands[1].cells(within: limits), kernel.kind != .symbolic,
      kernel.rank <= 2,
      let figure = FrequencyResponse(kernel, within: limits)
    else { return [] }
    return figure.blocks
  }

  public func results(_ value: Value, within limits: Limits) -> [Block] {
    [.result(name: "y", value: value)]
  }

  public func steps(of value: Value, within limits: Limits) throws(ArithmeticError) -> Steps? {
    guard result.count <= 4096, operands[1].shape.saturatingCount <= 4096 else { return nil }
    return try cellSteps(of: value, within: limits)
  }
}

/// The spectra of both operands, their product, and what comes back.
private struct Spectra {
  let input: Tensor
  let kernel: Tensor
  let product: Tensor
  let back: Tensor
  var isExact: Bool { input.parts.real.kind != .float }

  init?(_ computation: SpectrumComputation, within limits: Limits) {
    func spectrum(_ operand: Operand) -> Tensor? {
      try? operand.cells(within: limits).padded(to: computation.lengths, within: limits).fourier(
        within: limits)
    }
    guard let input = spectrum(computation.operands[0]),
      let kernel = spectrum(computation.operands[1]),
      let product = try? input.multiplied(by: kernel, within: limits),
      let back = try? product.fourier(isInverse: true, within: limits)
    else { return nil }
    (self.input, self.kernel, self.product, self.back) = (input, kernel, product, back)
  }
}

/// How much of each frequency a kernel lets through.
struct FrequencyResponse {
  private let gains: Tensor
  private let still: Scalar
  private let fastest: Scalar
  /// The mean gain below and above half of the highest frequency.
  private let low: Double
  private let high: Double

  private static let points = (signal: 64, image: 16)

  init?(_ kernel: Tensor, within limits: Limits) {
    let size = max(
      kernel.rank == 1 ? Self.points.signal : Self.points.image, (kernel.shape.max() ?? 1) * 2)
    guard kernel.count > 0, kernel.rank > 0, size <= 1024,
      let sum = try? kernel.sum(within: limits).absolute(),
      let wide = try? kernel.padded(to: kernel.shape.map { _ in size + size % 2 }, within: limits),
      let spectrum = try? wide.converted(to: .float).fourier(within: limits).absolute(),
      let cells = try? spectrum.floats().cells
    else { return nil }
    let shape = spectrum.shape
    var (sums, counts) = ([0.0, 0.0], [0, 0])
    var centred = cells
    for (place, gain) in cells.enumerated() {
      let index = shape.index(ofCell: place)
      let distance = zip(index, shape).map { min($0, $1 - $0) * 4 / $1 }.max() ?? 0
      sums[min(distance, 1)] += gain
      counts[min(distance, 1)] += 1
      let moved = zip(index, shape).map { ($0 + $1 / 2) % $1 }
      centred[WindowFigure.ravel(moved, shape)] = gain
    }
    gains = .float(Grid(shape: shape, cells: centred))
    still = sum.cell(0)
    fastest = .float(cells[WindowFigure.ravel(shape.map { $0 / 2 }, shape)])
    (low, high) = (sums[0] / Double(max(counts[0], 1)), sums[1] / Double(max(counts[1], 1)))
  }

  /// `low-pass`, judged by the mean gains.
  var name: String {
    if low > 1.5 * high { return "low-pass: it smooths" }
    if high > 1.5 * low { return "high-pass: it finds edges and sharpens" }
    return "neither low-pass nor high-pass"
  }

  var blocks: [Block] {
    func text(_ number: Double) -> String { Scalar.float(number.rounded(toDigits: 3)).text }
    let words =
      "\(name) (mean gain \(text(low)) below half of the highest frequency, \(text(high)) above)"
    var blocks: [Block] = [
      .fact(
        label: "gain",
        text: "|Σ k| = \(still.rounded.text) at frequency 0, \(fastest.rounded.text) at the highest"
      ),
      .fact(label: "response", text: words),
    ]
    if let panel = PictureFigure.Panel(caption: "|K|, frequency 0 in the middle", gains) {
      blocks.append(.picture(PictureFigure(panels: [panel])))
    }
    return blocks
  }
}

extension Tensor {
  /// Floats to four digits, with what is nothing beside the greatest as 0; all else as it is.
  var shown: Tensor {
    switch self {
    case .float(let grid):
      let greatest = grid.cells.reduce(0) { max($0, $1.isFinite ? $1.magnitude : 0) }
      return .float(grid.legible(beside: greatest))
    case .complex(.float(let real), .float(let imaginary)):
      let greatest = (real.cells + imaginary.cells).reduce(0) {
        max($0, $1.isFinite ? $1.magnitude : 0)
      }
      let parts = (real.legible(beside: greatest), imaginary.legible(beside: greatest))
      return (try? Tensor(real: .float(parts.0), imaginary: .float(parts.1))) ?? self
    default: return self
    }
  }
}

extension Grid<Double> {
  fileprivate func legible(beside greatest: Double) -> Grid<Double> {
    map { $0.magnitude < 1e-13 * greatest ? 0 : $0.rounded(toDigits: 4) }
  }
}

/// A Fourier transform by itself.
public struct TransformComputation: Computation {
  public let operands: [Operand]
  private let axes: [Int]
  private let result: Tensor

  /// - Parameter axes: Counted from 0.
  public init(_ operand: Operand, along axes: [Int], within limits: Limits) throws(ArithmeticError)
  {
    operands = [operand]
    self.axes = axes
    result = try operand.cells(within: limits).fourier(along: axes, within: limits)
  }

  public var kind: String { "fft" }
  public var resultName: String { "X" }
  public var outputShape: [Int] { result.shape }
  public var facts: [String] {
    let isWhole = axes.count == operands[0].shape.count
    return ["\(operands[0].name) \(ShapeText.times(operands[0].shape))"]
      + (isWhole ? [] : ["along axis \(axes.map(String.init).joined(separator: ", "))"])
      + [result.parts.real.kind == .float ? "in floats" : "exact"]
  }
  public func value(within limits: Limits) throws(ArithmeticError) -> Value { .tensor(result) }

  public func body(_ shown: Int, of value: Value, within limits: Limits) -> [Block] {
    let law = "X[u] = Σ x[n] · e^(−2πi·un/N)" + (axes.count > 1 ? ", along each axis in turn" : "")
    var blocks: [Block] = [.fact(label: "law", text: law)]
    let roots = axes.allSatisfy { [1, 2, 4].contains(operands[0].shape[$0]) }
    if roots { blocks.append(.fact(label: "roots", text: "±1 and ±i: nothing is rounded")) }
    if let size = try? result.absolute(), size.kind != .symbolic, size.rank <= 2, size.count > 2,
      let panel = PictureFigure.Panel(caption: "|X|", size)
    {
      blocks.append(.picture(PictureFigure(panels: [panel])))
    }
    return blocks
  }

  public func why(
    _ index: [Int], of name: String, within limits: Limits
  ) throws(ArithmeticError) -> Explanation? {
    let (shape, cells) = (operands[0].shape, try operands[0].cells(within: limits))
    let cell = result.cell(WindowFigure.ravel(index, outputShape))
    var rows: [[String]] = []
    for place in 0..<cells.count {
      let at = shape.index(ofCell: place)
      guard at.indices.allSatisfy({ axes.contains($0) || at[$0] == index[$0] }) else { continue }
      // The turn as a part of a whole one, in lowest terms.
      var turn = Rational(0)
      for axis in axes {
        turn = turn + Rational(at[axis] * index[axis] % shape[axis]).divided(by: shape[axis])
      }
      turn = turn - turn.floor
      rows.append([
        operands[0].place(place), cells.cell(place).rounded.signed, "e^(−2πi·\(turn.asFraction))",
      ])
      if rows.count > CellTable.mostRows { break }
    }
    let count = axes.reduce(1) { $0 * shape[$1] }
    return Explanation(
      value: Tensor(cell),
      blocks: [
        .fact(
          label: ShapeText.place(name, index),
          text: "\(cell.rounded.signed), a sum of \(Count(count, "product"))"),
        .table(CellTable.figure(["cell", "number", "times the root of unity"], rows, of: count)),
      ])
  }

  public func parts(of cell: Int, within limits: Limits) throws(ArithmeticError) -> [Product.Factor]
  {
    (0..<min(operands[0].shape.saturatingCount, 4096)).map { Product.Factor(0, $0) }
  }
}

extension Rational {
  /// `2/5`, also where a decimal says the same.
  fileprivate var asFraction: String {
    isInteger ? description : "\(numerator)/\(denominator)"
  }
}
