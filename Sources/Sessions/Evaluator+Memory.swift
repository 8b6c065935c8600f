internal import Arithmetic
internal import Commands
internal import Documents
internal import Syntax

extension Evaluator {
  /// Values of fewer bytes are not worth a look at what they leave.
  static let noticed = 1 << 16

  /// The bytes that a value holds while it waits to be used, 0 where they need no look: the variables'
  /// own memory is counted already.
  func waiting(_ value: Value, of expression: Expression) -> Int {
    if case .name = expression.node { return 0 }
    let bytes = value.byteCount
    return bytes < Self.noticed ? 0 : bytes
  }

  /// This evaluator while so many bytes are held and not left for others.
  ///
  /// - Throws: `too-much-memory`.
  func holding(_ bytes: Int, at span: Span) throws(Diagnostic) -> Evaluator {
    let limits = limits
    try attempt(at: span, try limits.check(memory: bytes))
    return Evaluator(names: names, context: context.holding(bytes), source: source)
  }

  /// The tensors of a list, of which those that are there wait while the next is computed.
  func tensors<Part>(
    of list: [Part], at span: Span, _ value: (Evaluator, Part) throws(Diagnostic) -> Tensor
  ) throws(Diagnostic) -> [Tensor] {
    var tensors: [Tensor] = []
    tensors.reserveCapacity(list.count)
    var rest = self
    var unnoticed = 0
    for part in list {
      let tensor = try value(rest, part)
      tensors.append(tensor)
      unnoticed += tensor.byteCount
      if unnoticed >= Self.noticed {
        rest = try rest.holding(unnoticed, at: span)
        unnoticed = 0
      }
    }
    return tensors
  }

  /// Refuses what has grown beyond the limits.
  func check(_ value: Value, at span: Span) throws(Diagnostic) {
    let limits = limits
    if case .tensor(let tensor) = value {
      return try attempt(at: span, try tensor.checkSize(within: limits))
    }
    if case .record(let fields) = value {
      for field in fields { try check(field.value, at: span) }
    }
  }
}
