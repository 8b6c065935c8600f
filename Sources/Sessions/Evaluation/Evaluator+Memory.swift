internal import Arithmetic
internal import Commands
internal import Documents
internal import Syntax

extension Evaluator {
  /// Intermediate values of fewer bytes are not counted.
  static let leastHeld = 1 << 16

  /// The bytes to count for an intermediate value until it is used: 0 for a small one, and for a
  /// variable, whose memory is counted already.
  func waiting(_ value: Value, of expression: Expression) -> Int {
    if case .name = expression.node { return 0 }
    let bytes = value.byteCount
    return bytes < Self.leastHeld ? 0 : bytes
  }

  /// An evaluator with less memory left.
  ///
  /// - Parameter bytes: The bytes that intermediate values take.
  /// - Throws: `too-much-memory` if none is left.
  func holding(_ bytes: Int, at span: Span) throws(Diagnostic) -> Evaluator {
    let limits = limits
    try attempt(at: span, try limits.check(memory: bytes))
    return Evaluator(names: names, context: context.holding(bytes), source: source)
  }

  /// The tensors of a list. The memory of earlier ones counts while later ones are computed.
  func tensors<Part>(
    of list: [Part], at span: Span, _ value: (Evaluator, Part) throws(Diagnostic) -> Tensor
  ) throws(Diagnostic) -> [Tensor] {
    var tensors: [Tensor] = []
    tensors.reserveCapacity(list.count)
    var rest = self
    var uncounted = 0
    for part in list {
      let tensor = try value(rest, part)
      tensors.append(tensor)
      uncounted += tensor.byteCount
      if uncounted >= Self.leastHeld {
        rest = try rest.holding(uncounted, at: span)
        uncounted = 0
      }
    }
    return tensors
  }

  /// - Throws: A diagnostic if a value is larger than the limits.
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
