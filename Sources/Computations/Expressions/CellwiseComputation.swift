public import Arithmetic
public import Documents

/// An elementwise operation: `2*y`, `relu(y)`, `a + b` with broadcasting.
public struct CellwiseComputation: Computation {
  public let kind: String
  public let operands: [Operand]
  private let result: Tensor
  let form: Form
  private let limits: Limits

  /// The notation of the operation.
  public enum Form: Equatable, Sendable {
    /// `a + b`
    case infix(String)
    /// `−a`
    case prefix(String)
    /// `relu(a)`
    case call(String)
  }

  public init(
    kind: String, form: Form, operands: [Operand], result: Tensor, within limits: Limits
  ) {
    self.kind = kind
    self.form = form
    self.operands = operands
    self.result = result
    self.limits = limits
  }

  public var facts: [String] {
    operands.filter { !$0.shape.isEmpty }.map { "\($0.name) \(ShapeText.times($0.shape))" }
  }
  public var outputShape: [Int] { result.shape }
  public func value(within limits: Limits) throws(ArithmeticError) -> Value { .tensor(result) }

  /// The cell of an operand from which a cell of the result is computed, with broadcasting.
  func place(_ index: [Int], in operand: Operand) -> Int {
    let shape = operand.shape
    let own = zip(shape, index.suffix(shape.count)).map { $0 == 1 ? 0 : $1 }
    return WindowFigure.ravel(own, shape)
  }

  public func why(
    _ index: [Int], of name: String, within limits: Limits
  ) throws(ArithmeticError) -> Explanation? {
    let number = result.cell(WindowFigure.ravel(index, outputShape))
    var (names, numbers): ([String], [String]) = ([], [])
    for operand in operands {
      let place = place(index, in: operand)
      numbers.append(try operand.cells(within: limits).cell(place).signed)
      names.append(operand.isNamed ? operand.place(place) : numbers[numbers.count - 1])
    }
    let parts = [written(names, isNumber: false), written(numbers, isNumber: true)]
    let shown = parts[0] == parts[1] ? [parts[0]] : parts
    return Explanation(
      value: Tensor(number),
      blocks: [
        .fact(
          label: ShapeText.place(name, index),
          text: (shown + [number.signed]).joined(separator: " = "))
      ])
  }

  public func parts(
    of cell: Int, within limits: Limits
  ) throws(ArithmeticError) -> [Product.Factor] {
    let index = outputShape.index(ofCell: cell)
    return operands.enumerated().map { Product.Factor($0.offset, place(index, in: $0.element)) }
  }

  private func written(_ parts: [String], isNumber: Bool) -> String {
    let inner = isNumber ? parts.map { Self.bracketed($0) } : parts
    switch form {
    case .infix(let sign): return inner.joined(separator: " \(sign) ")
    case .prefix(let sign): return sign + inner[0]
    case .call(let name): return "\(name)(\(parts.joined(separator: ", ")))"
    }
  }

  /// The text of a factor or summand, in parentheses if it is negative or a sum.
  private static func bracketed(_ text: String) -> String {
    text.hasPrefix("-") || text.hasPrefix("−") || text.contains(where: { $0 == " " })
      ? "(\(text))" : text
  }

  public func who(
    _ index: [Int], of operand: Int, result name: String, within limits: Limits
  ) throws(ArithmeticError) -> Explanation? {
    let own = WindowFigure.ravel(index, operands[operand].shape)
    try limits.check(work: result.count)
    let reached = (0..<result.count).filter {
      place(outputShape.index(ofCell: $0), in: operands[operand]) == own
    }
    let rows = reached.prefix(CellTable.mostRows + 1).map {
      [ShapeText.place(name, outputShape.index(ofCell: $0))]
    }
    return Explanation(
      value: Tensor(reached.count),
      blocks: [
        .fact(label: "reaches", text: Count(reached.count, "cell").description),
        .table(CellTable.figure(["output"], rows, of: reached.count)),
      ])
  }
}

/// A value that was entered, loaded or generated, or whose computation is not kept.
public struct GivenComputation: Computation {
  public let kind = "value"
  public let operands: [Operand]
  private let result: Tensor
  private let reason: String

  /// - Parameters:
  ///   - reason: The explanation of each cell: `as it was typed`.
  ///   - operands: The operands of the whole value.
  public init(result: Tensor, reason: String, operands: [Operand] = []) {
    self.result = result
    self.reason = reason
    self.operands = operands
  }

  /// The value of a variable without a computation.
  public init(result: Tensor, _ provenance: Provenance) {
    self.init(
      result: result,
      reason: provenance.isGiven
        ? "as it was given: nothing was computed" : "but how it came about is no longer kept")
  }

  public var facts: [String] { [] }
  public var outputShape: [Int] { result.shape }

  public var noCells: NoCells {
    NoCells(
      "this is not kept as the result of a computation, so it has no steps",
      help: ["a variable remembers where it is from: y = conv(x, k); play y"])
  }
  public func value(within limits: Limits) throws(ArithmeticError) -> Value { .tensor(result) }

  /// Each cell may depend on all cells of the operands.
  public func parts(
    of cell: Int, within limits: Limits
  ) throws(ArithmeticError) -> [Product.Factor] {
    operands.enumerated().flatMap { place, operand in
      (0..<min(operand.shape.saturatingCount, 4096)).map { Product.Factor(place, $0) }
    }
  }

  public func why(
    _ index: [Int], of name: String, within limits: Limits
  ) throws(ArithmeticError) -> Explanation? {
    let number = result.cell(WindowFigure.ravel(index, outputShape))
    return Explanation(
      value: Tensor(number),
      blocks: [.fact(label: ShapeText.place(name, index), text: "\(number.signed), \(reason)")])
  }
}
