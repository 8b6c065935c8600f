/// The operands of an operation. The first two are stored inline, since most operations have no more and
/// then no array is allocated.
public struct OperandList<Operand> {
  private let head: Operand
  private let second: Operand?
  private let others: [Operand]

  public init(_ first: Operand, _ second: Operand? = nil) {
    self.init(first, second, [])
  }

  /// - Precondition: `others` is empty if there is no second operand.
  private init(_ first: Operand, _ second: Operand?, _ others: [Operand]) {
    head = first
    self.second = second
    self.others = others
  }

  /// - Returns: Nil for an empty list.
  public init?(_ operands: [Operand]) {
    guard let first = operands.first else { return nil }
    self.init(
      first, operands.count > 1 ? operands[1] : nil,
      operands.count > 2 ? Array(operands[2...]) : [])
  }

  public var count: Int { second == nil ? 1 : 2 + others.count }

  /// - Precondition: `place` is less than `count`. Operations only read operands that their caller has
  ///   passed; no index depends on user input.
  public subscript(place: Int) -> Operand {
    switch place {
    case 0: return head
    case 1:
      guard let second else { preconditionFailure("there is no such operand") }
      return second
    default: return others[place - 2]
    }
  }

  /// The list with one more operand.
  func appending(_ operand: Operand) -> OperandList {
    guard let second else { return OperandList(head, operand) }
    return OperandList(head, second, others + [operand])
  }

  /// `map` with typed throws.
  func transformed<Other>(
    _ transform: (Operand) throws(ArithmeticError) -> Other
  ) throws(ArithmeticError) -> OperandList<Other> {
    let first = try transform(head)
    guard let second else { return OperandList<Other>(first) }
    let other = try transform(second)
    var rest: [Other] = []
    for operand in others { rest.append(try transform(operand)) }
    return OperandList<Other>(first, other, rest)
  }
}

extension OperandList {
  /// `reduce`, always inlined.
  @inline(__always)
  func folded<Value>(_ first: Value, _ step: (Value, Operand) -> Value) -> Value {
    var value = step(first, head)
    if let second { value = step(value, second) }
    for operand in others { value = step(value, operand) }
    return value
  }
}

extension OperandList: RandomAccessCollection {
  public var startIndex: Int { 0 }
  public var endIndex: Int { count }
}
