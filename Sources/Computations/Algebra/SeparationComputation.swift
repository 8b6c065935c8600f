public import Arithmetic
public import Documents

/// A kernel as a sum of products of columns and rows, as few as its rank: exact.
public struct SeparationComputation: Computation {
  public let operands: [Operand]
  /// Of an image k = U · V; of a volume the three vectors of an outer product, where there are such.
  private let factors: [Tensor]
  /// The rank of the matrix; of a volume that along each axis.
  private let ranks: [Int]

  /// - Throws: `.rankMismatch` for kernels of other than 2 or 3 axes.
  public init(_ kernel: Operand, within limits: Limits) throws(ArithmeticError) {
    let cells = try kernel.cells(within: limits)
    operands = [kernel]
    switch cells.rank {
    case 2:
      let (u, v) = try Self.balanced(try cells.rankFactors(within: limits), within: limits)
      (factors, ranks) = ([u, v], [u.shape[1]])
    case 3:
      var found: [Int] = []
      var parts: [(u: Tensor, v: Tensor)] = []
      for axis in 0..<3 {
        let turned = try cells.permuted([axis] + (0..<3).filter { $0 != axis })
        let flat = try turned.reshaped(
          to: [cells.shape[axis], cells.count / max(cells.shape[axis], 1)], within: limits)
        parts.append(try flat.rankFactors(within: limits))
        found.append(parts[axis].u.shape[1])
      }
      ranks = found
      guard found == [1, 1, 1] else {
        factors = []
        return
      }
      // k = u ⊗ V, and V is an image of rank 1 in turn.
      let plane = try parts[0].v.reshaped(to: Array(cells.shape[1...]), within: limits)
      let inner = try Self.balanced(try plane.rankFactors(within: limits), within: limits)
      factors = [parts[0].u, inner.u, inner.v]
    default: throw .rankMismatch(expected: 2, actual: cells.rank)
    }
  }

  /// Rows of whole numbers without a common factor, the columns multiplied by as much, and of the first
  /// column the first number above 0.
  private static func balanced(
    _ pair: (u: Tensor, v: Tensor), within limits: Limits
  ) throws(ArithmeticError) -> (u: Tensor, v: Tensor) {
    if pair.u.kind == .float { return pair }
    var (u, v) = (try pair.u.exactCells(), try pair.v.exactCells())
    let (rank, width) = (v.shape[0], v.shape[1])
    for row in 0..<rank {
      let line = Array(v.cells[(row * width)..<((row + 1) * width)])
      var whole = line.primitive
      let column = stride(from: row, to: u.cells.count, by: rank).map { u.cells[$0] }
      guard let place = line.firstIndex(where: { !$0.isZero }) else { continue }
      var scale = try line[place].quotient(whole[place])
      if let first = column.first(where: { !$0.isZero }), (first * scale).sign < 0 {
        whole = whole.map { -$0 }
        scale = -scale
      }
      v.cells.replaceSubrange((row * width)..<((row + 1) * width), with: whole)
      for at in stride(from: row, to: u.cells.count, by: rank) { u.cells[at] = u.cells[at] * scale }
    }
    return (.exact(u), .exact(v))
  }

  public var kind: String { "separable" }
  public var resultName: String { operands[0].letter }
  public var outputShape: [Int] { operands[0].shape }
  public var shownNames: [String] { ["u", "v", "w"].prefix(factors.count).map { $0 } }

  public var facts: [String] {
    ["kernel \(ShapeText.times(operands[0].shape))"]
      + (operands[0].tensor?.kind == .float ? ["floats, to their rounding"] : [])
  }

  /// The rank and the factors by name: `u @ v` is an image's kernel.
  public func value(within limits: Limits) throws(ArithmeticError) -> Value {
    var fields = [
      Value.Field("rank", .tensor(ranks.count == 1 ? Tensor(ranks[0]) : Tensor(ranks)))
    ]
    for (name, factor) in zip(["u", "v", "w"], try shaped(within: limits)) {
      fields.append(.init(name, .tensor(factor)))
    }
    return .record(fields)
  }

  /// The factors as kernels of the same number of axes, to be convolved with one after the other.
  private func shaped(within limits: Limits) throws(ArithmeticError) -> [Tensor] {
    guard factors.count == 3 else { return factors }
    var kernels: [Tensor] = []
    for (axis, factor) in factors.enumerated() {
      var shape = [1, 1, 1]
      shape[axis] = factor.count
      kernels.append(try factor.reshaped(to: shape, within: limits))
    }
    return kernels
  }

  public func body(_ shown: Int, of value: Value, within limits: Limits) -> [Block] {
    let shape = operands[0].shape
    let name = operands[0].name
    guard ranks.count == 1 else { return volume(shape, name) }
    let (rank, whole) = (ranks[0], shape.saturatingCount)
    var blocks: [Block] = [
      .fact(
        label: "rank",
        text: "\(rank) of at most \(shape.min() ?? 0)\(rank == 1 ? ": separable" : "")")
    ]
    guard rank > 0 else { return blocks }
    blocks.append(
      .fact(
        label: "factors",
        text: rank == 1
          ? "\(name) = u · v, a column times a row"
          : "\(name) = u · v, \(rank) columns times \(rank) rows"))
    blocks += saving(from: whole, to: rank * (shape[0] + shape[1]), rank)
    if rank == 1 {
      blocks.append(
        .fact(
          label: "as",
          text: "\(code: "conv(conv(x, u), v)") is conv(x, \(name)): first down, then across"))
    }
    return blocks
  }

  private func saving(from whole: Int, to parts: Int, _ terms: Int) -> [Block] {
    let pieces = operands[0].shape.map(String.init).joined(separator: " + ")
    let sum = terms == 1 ? pieces : "\(terms)·(\(pieces))"
    let text =
      parts < whole
      ? "\(whole) multiplications an output become \(sum) = \(parts)"
      : "nothing: \(sum) = \(parts) multiplications an output are no fewer than \(whole)"
    return [.fact(label: "saves", text: text)]
  }

  private func volume(_ shape: [Int], _ name: String) -> [Block] {
    let text = ranks.map(String.init).joined(separator: ", ")
    var blocks: [Block] = [
      .fact(label: "ranks", text: "\(text): of its planes, rows and columns laid out as a matrix")
    ]
    guard factors.count == 3 else {
      blocks.append(
        .fact(
          label: "factors",
          text: ranks.contains(0)
            ? "none: it is 0" : "no product of three vectors: that needs 1, 1, 1"))
      return blocks
    }
    blocks.append(.fact(label: "factors", text: "\(name)[i,j,l] = u[i] · v[j] · w[l]"))
    blocks += saving(from: shape.saturatingCount, to: shape.reduce(0, +), 1)
    blocks.append(
      .fact(label: "as", text: "\(code: "conv(conv(conv(x, u), v), w)") is conv(x, \(name))"))
    return blocks
  }

  public func results(_ value: Value, within limits: Limits) -> [Block] {
    guard case .record(let fields) = value else { return [] }
    return fields.dropFirst().map { .result(name: $0.name, value: $0.value) }
  }

  /// The kernel as the product of its factors.
  private func product() -> MatrixProductComputation? {
    guard factors.count == 2, let kernel = try? operands[0].cells(within: .standard) else {
      return nil
    }
    let parts = zip(["u", "v"], factors).map { name, factor in
      Operand(name: name, letter: name, shape: factor.shape, tensor: factor, span: operands[0].span)
    }
    return MatrixProductComputation(kind: kind, operands: parts, result: kernel)
  }

  public func part(_ name: String) -> (any Computation)? {
    if name == operands[0].name || name == operands[0].letter { return product() }
    guard let place = ["u", "v", "w"].firstIndex(of: name), place < factors.count,
      let factor = try? shaped(within: .standard)[place]
    else { return nil }
    return GivenComputation(
      result: factor, reason: "a factor of \(operands[0].name), made of all of it",
      operands: operands)
  }

  public func why(
    _ index: [Int], of name: String, within limits: Limits
  ) throws(ArithmeticError) -> Explanation? {
    try product()?.why(index, of: name, within: limits)
  }

  public func steps(of value: Value, within limits: Limits) throws(ArithmeticError) -> Steps? {
    guard let product = product(), let kernel = try? operands[0].cells(within: limits) else {
      return nil
    }
    return try product.cellSteps(of: .tensor(kernel), within: limits)
  }
}
