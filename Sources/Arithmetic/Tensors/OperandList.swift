/// The operands of an operation, in their order. The first two lie side by side: most operations have
/// no more, and need no list made for them.
public struct OperandList<Operand> {
  private let head: Operand
  private let second: Operand?
  private let others: [Operand]

  public init(_ first: Operand, _ second: Operand? = nil) {
    self.init(first, second, [])
  }

  /// - Precondition: others only behind a second one.
  private init(_ first: Operand, _ second: Operand?, _ others: [Operand]) {
    head = first
    self.second = second
    self.others = others
  }

  /// - Returns: nil where there is none.
  public init?(_ operands: [Operand]) {
    guard let first = operands.first else { return nil }
    self.init(
      first, operands.count > 1 ? operands[1] : nil,
      operands.count > 2 ? Array(operands[2...]) : [])
  }

  public var count: Int { second == nil ? 1 : 2 + others.count }

  /// - Precondition: a place below `count`: an operation asks for the operands that whoever made it has
  ///   put into the list beside it, and nothing typed decides on the place.
  public subscript(place: Int) -> Operand {
    switch place {
    case 0: return head
    case 1:
      guard let second else { preconditionFailure("there is no such operand") }
      return second
    default: return others[place - 2]
    }
  }

  /// The same with one more behind them.
  func appending(_ operand: Operand) -> OperandList {
    guard let second else { return OperandList(head, operand) }
    return OperandList(head, second, others + [operand])
  }

  /// What becomes of each of them.
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
  /// What is made of a first value by one operand after the other.
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
