public import Arithmetic
public import Documents

/// F(m, r), derived and worked on a tile: m outputs of a correlation with r weights by m + r − 1 products.
public struct WinogradComputation: Computation {
  private let rule: CookToom
  /// d and g, along one axis or two.
  public let operands: [Operand]
  private let worked: (input: Tensor, kernel: Tensor, product: Tensor, output: Tensor)
  private let plain: Tensor
  /// Whether its numbers are not all the user's.
  private let isExample: Bool

  /// - Throws: Errors of products of symbols that are too long.
  public init(
    _ rule: CookToom, tile: Operand, weights: Operand, isExample: Bool,
    within limits: Limits
  ) throws(ArithmeticError) {
    self.rule = rule
    self.isExample = isExample
    operands = [tile, weights]
    let (d, g) = (try tile.cells(within: limits), try weights.cells(within: limits))
    worked = try rule.worked(d, g, within: limits)
    plain = try rule.direct(d, g, within: limits)
  }

  public var kind: String { "winograd" }
  public var resultName: String { "y" }
  public var outputShape: [Int] { worked.output.shape }
  public var shownNames: [String] {
    ["At", "G", "Bt", "y"] + operands.filter { !$0.isVariable }.map(\.letter)
  }
  private var isPlane: Bool { operands[0].shape.count == 2 }
  private var pointText: String {
    (rule.points.map { Scalar.exact($0).signed } + ["∞"]).joined(separator: ", ")
  }

  public var facts: [String] {
    [
      "F(\(rule.outputs), \(rule.taps))",
      "\(Count(rule.outputs, "output")), \(Count(rule.taps, "weight"))", "points \(pointText)",
    ]
  }

  public func value(within limits: Limits) throws(ArithmeticError) -> Value {
    .record([
      .init("At", .tensor(rule.output)), .init("G", .tensor(rule.kernel)),
      .init("Bt", .tensor(rule.input)), .init("y", .tensor(worked.output)),
    ])
  }

  public func body(_ shown: Int, of value: Value, within limits: Limits) -> [Block] {
    let law = isPlane ? "Y = Aᵀ[(G g Gᵀ) ⊙ (Bᵀ d B)]A" : "y = Aᵀ[(G g) ⊙ (Bᵀ d)]"
    var blocks: [Block] = [
      .fact(label: "law", text: "\(law), with ⊙ cell by cell"),
      .matrix(MatrixFigure(name: "Aᵀ", tensor: rule.output)),
      .matrix(MatrixFigure(name: "G", tensor: rule.kernel)),
      .matrix(MatrixFigure(name: "Bᵀ", tensor: rule.input)),
      .fact(
        label: "why",
        text:
          "the numbers of a polynomial product at \(pointText) settle it; Aᵀ and G evaluate there, Bᵀ interpolates"
      ),
      .fact(label: "proof", text: proof(within: limits)),
      .fact(label: "saves", text: savings),
    ]
    blocks.append(
      .note(
        "A tile worked through\(isExample ? ", of example numbers; d= and g= take yours" : ""):"))
    let tiles = isPlane ? ("Bᵀ d B", "G g Gᵀ") : ("Bᵀ d", "G g")
    for (name, tensor) in [
      ("d", try? operands[0].cells(within: limits)), ("g", try? operands[1].cells(within: limits)),
      (tiles.0, worked.input), (tiles.1, worked.kernel), ("product", worked.product),
    ] {
      if let tensor { blocks.append(.result(name: name, value: .tensor(tensor))) }
    }
    blocks.append(
      .fact(
        label: "check",
        text: worked.output == plain
          ? "the plain sums give the same \(Count(plain.count, "number"))"
          : "the plain sums differ in the last digits, as floats do"))
    if let table = growth(within: limits) {
      blocks += [
        .fact(
          label: "rounding",
          text: "in floats, the greatest error of an output; 16 tiles of numbers from −1 to 1"),
        .table(table),
      ]
    }
    return blocks
  }

  public func results(_ value: Value, within limits: Limits) -> [Block] {
    [.result(name: "y", value: .tensor(worked.output))]
  }

  private func proof(within limits: Limits) -> String {
    if rule.size <= 8, (try? rule.isProvedInSymbols(within: limits)) == true {
      return
        "with d0 … d\(rule.size - 1) and g0 … g\(rule.taps - 1) both sides are the same polynomials: "
        + "it holds for all numbers" + nested
    }
    return (try? rule.isProvedOnUnits(within: limits)) == true
      ? "both sides agree on every pair of a unit tile and a unit kernel, and are bilinear: it holds for all numbers\(nested)"
      : "not checked: too large"
  }

  private var nested: String {
    isPlane ? ", and so over rows and then over columns" : ""
  }

  private var savings: String {
    let (m, r, n) = (rule.outputs, rule.taps, rule.size)
    func times(_ many: Int, _ few: Int) -> String {
      Scalar.float((Double(many) / Double(few)).rounded(toDigits: 3)).text
    }
    return
      "\(n) products for \(m)·\(r) = \(m * r), \(times(m * r, n)) times fewer; in two dimensions "
      + "\(n * n) for \(m * m * r * r), \(times(m * m * r * r, n * n)) times fewer"
  }

  /// The error in floats of F(m, r) for this m and larger ones, as the points are more and larger.
  private func growth(within limits: Limits) -> TableFigure? {
    var rows: [[String]] = []
    for outputs in Set([2, 4, 6, 8, rule.outputs]).sorted() {
      let size = outputs + rule.taps - 1
      guard size <= 16 || outputs == rule.outputs else { continue }
      let usual =
        outputs == rule.outputs
        ? rule : try? CookToom(outputs: outputs, taps: rule.taps, within: limits)
      guard let other = usual, let errors = try? other.rounding(tiles: 16, within: limits) else {
        continue
      }
      let share = Double(size) / Double(outputs * rule.taps)
      rows.append([
        "F(\(outputs), \(rule.taps))", "\(size) of \(outputs * rule.taps)",
        Scalar.float(share.rounded(toDigits: 2)).text,
        Scalar.float(errors.here.rounded(toDigits: 2)).text,
        Scalar.float(errors.plain.rounded(toDigits: 2)).text,
      ])
    }
    guard !rows.isEmpty else { return nil }
    return TableFigure(
      header: ["", "products", "share", "error", "plain sums"], rows: rows,
      rightAligned: [1, 2, 3, 4])
  }

  /// An output is a row of Aᵀ times the products.
  public func why(
    _ index: [Int], of name: String, within limits: Limits
  ) throws(ArithmeticError) -> Explanation? {
    guard !isPlane else {
      return try GivenComputation(
        result: worked.output,
        reason: "a sum over the \(worked.product.count) products, by rows and columns of Aᵀ"
      ).why(index, of: name, within: limits)
    }
    let parts = [("At", rule.output), ("m", worked.product)].map { name, tensor in
      Operand(name: name, letter: name, shape: tensor.shape, tensor: tensor, span: operands[0].span)
    }
    return try MatrixProductComputation(kind: kind, operands: parts, result: worked.output)
      .why(index, of: name, within: limits)
  }

  public func parts(of cell: Int, within limits: Limits) throws(ArithmeticError) -> [Product.Factor]
  {
    operands.enumerated().flatMap { place, operand in
      (0..<operand.shape.saturatingCount).map { Product.Factor(place, $0) }
    }
  }

  public func part(_ name: String) -> (any Computation)? { name == "y" ? self : nil }

  /// The four stages.
  public func steps(of value: Value, within limits: Limits) throws(ArithmeticError) -> Steps? {
    let (d, g) = (try operands[0].cells(within: limits), try operands[1].cells(within: limits))
    let plane = isPlane
    let stages: [(String, [(String, Tensor)])] = [
      (
        "the tile into the points",
        [("Bᵀ", rule.input), ("d", d), (plane ? "Bᵀ d B" : "Bᵀ d", worked.input)]
      ),
      (
        "the kernel into the points",
        [("G", rule.kernel), ("g", g), (plane ? "G g Gᵀ" : "G g", worked.kernel)]
      ),
      (
        "cell by cell",
        [("tile", worked.input), ("kernel", worked.kernel), ("product", worked.product)]
      ),
      (
        "back from the points",
        [("Aᵀ", rule.output), ("product", worked.product), ("y", worked.output)]
      ),
    ]
    let span = operands[0].span
    return Steps(title: kind, facts: facts, noun: "stage", count: stages.count) { step, room in
      let panels = stages[step].1.map { name, tensor -> StepFigure.Panel in
        var grid = Operand(
          name: name, letter: name, shape: tensor.shape, tensor: tensor, span: span
        )
        .grid(tensor, marking: [], room)
        grid.caption = name
        return .grid(grid)
      }
      return StepFigure(title: "stage \(step + 1) of 4: \(stages[step].0)", panels: panels)
    }
  }
}
