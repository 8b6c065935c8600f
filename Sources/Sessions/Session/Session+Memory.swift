internal import Arithmetic
internal import Commands
internal import Computations
internal import Documents
internal import Syntax

/// The memory of a session: large tensors carry receipts, and each variable has one for the rest.
extension Session {
  /// The limits of a statement, which count in the session's account.
  var limits: Limits {
    var limits = settings.limits
    limits.account = account
    return limits
  }

  /// Stores an answer's value as the last result and in the variable it is assigned to.
  ///
  /// - Throws: `too-much-memory` if all variables together would exceed the limit; they are then
  ///   unchanged.
  mutating func keep(
    _ answer: Answer, as target: Statement.Target?, at span: Span
  ) throws(Diagnostic) {
    guard let value = answer.value else { return }
    let variable = try variable(value, answer.provenance, insteadOf: target, at: span)
    if let target { variables[target.name] = variable }
    last = variable
    // Neither sizes alone nor expressions push out what `why` and `play` look into.
    if let subject = answer.subject,
      subject.computation.hasCells || subject.computation.part("dx") != nil
    {
      lastComputation = Subject(
        computation: subject.computation, name: subject.name ?? target?.name)
    }
  }

  /// A counted variable; what it replaces does not count against it.
  private func variable(
    _ value: Value, _ provenance: Provenance, insteadOf target: Statement.Target?, at span: Span
  ) throws(Diagnostic) -> Variable {
    let limits = limits
    let counted: Value
    do throws(ArithmeticError) { counted = try value.counted(within: limits) } catch {
      guard case .tooMuchMemory(let bytes, let held, _) = error else {
        throw error.diagnostic(at: span)
      }
      throw full(held.saturatingSum(bytes), bytes, at: target?.span ?? span)
    }
    let variable = Variable(counted, provenance: provenance, in: account)
    let replaced = [last, target.flatMap { variables[$0.name] }].compactMap { $0?.receipt?.bytes }
    let needed = account.total
    guard needed <= limits.memory || variable.ownBytes <= replaced.reduce(0, +) else {
      throw full(needed, variable.bytes, at: target?.span ?? span)
    }
    return variable
  }

  private func full(_ needed: Int, _ bytes: Int, at span: Span) -> Diagnostic {
    Diagnostic(
      .tooMuchMemory,
      "all variables together would take \(ByteText.of(needed)), "
        + "more than the limit of \(ByteText.of(settings.limits.memory))",
      labels: [.init(span, ByteText.of(bytes))])
  }

  /// Sets a variable without a statement, and counts its memory.
  mutating func put(_ value: Value, provenance: Provenance = .given, as name: String) {
    var limits = limits
    limits.memory = .max
    let counted = (try? value.counted(within: limits)) ?? value
    variables[name] = Variable(counted, provenance: provenance, in: account)
  }

  /// - Throws: `too-much-memory` if `bytes` more would exceed the limit.
  func checkRoom(for bytes: Int, at span: Span) throws(Diagnostic) {
    do throws(ArithmeticError) { try limits.check(memory: bytes) } catch {
      throw error.diagnostic(at: span)
    }
  }

  /// The diagnostic with the names of the variables that take most memory, if all variables take at
  /// least an eighth of the limit.
  func naming(holdersIn diagnostic: Diagnostic) -> Diagnostic {
    guard account.total > settings.limits.memory / 8 else { return diagnostic }
    let greatest = variables.map { (name: $0.key, bytes: $0.value.bytes) }
      .filter { $0.bytes > 1 << 20 }
      .sorted { ($1.bytes, $0.name) < ($0.bytes, $1.name) }
      .prefix(3)
    guard let first = greatest.first else { return diagnostic }
    var result = diagnostic
    let holders = greatest.map { "\($0.name) (\(ByteText.of($0.bytes)))" }
    result.help.append(
      "most is held by \(holders.joined(separator: ", ")); \(first.name) = 0 frees it")
    return result
  }
}
