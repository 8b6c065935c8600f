internal import Arithmetic
internal import Commands
internal import Computations
internal import Documents
internal import Syntax

extension Session {
  /// Stores an answer's value as the last result and in the variable it is assigned to.
  ///
  /// - Throws: `too-much-memory` if all variables together would exceed the limit; they are then
  ///   unchanged.
  mutating func keep(
    _ answer: Answer, operandBytes: Int, as target: Statement.Target?, at span: Span
  ) throws(Diagnostic) {
    guard let value = answer.value else { return }
    let footprint = Footprint(value, answer.provenance, operandBytes: operandBytes)
    let variable = Variable(value, provenance: answer.provenance, ownBytes: footprint.own)
    if ledger.total.saturatingSum(2 * footprint.total) <= settings.limits.memory {
      note(footprint, as: target)
    } else {
      try noteCarefully(footprint, as: target, at: span)
    }
    if let target { variables[target.name] = variable }
    last = variable
    // Neither sizes alone nor expressions push out what `why` and `play` look into.
    if let subject = answer.subject,
      subject.computation.hasCells || subject.computation.part("dx") != nil
    {
      lastComputation = Subject(
        computation: subject.computation, name: subject.name ?? target?.name)
      ledger.note(Ledger.lastOrigin, footprint.blocksAlone, insteadOf: 0)
    }
  }

  /// Sets a variable without a statement, and counts its memory.
  mutating func put(_ value: Value, provenance: Provenance = .given, as name: String) {
    let footprint = Footprint(value, provenance, operandBytes: Int.max)
    ledger.note(name, footprint, insteadOf: variables[name]?.ownBytes ?? 0)
    variables[name] = Variable(value, provenance: provenance, ownBytes: footprint.own)
  }

  /// Counts the memory of all variables again, after they were exchanged.
  mutating func recount() {
    ledger = Ledger()
    for (name, variable) in variables {
      put(variable.value, provenance: variable.provenance, as: name)
    }
    for (name, variable) in questionVariables?.hidden ?? [:] {
      let footprint = Footprint(variable.value, variable.provenance, operandBytes: Int.max)
      ledger.note("(hidden) " + name, footprint, insteadOf: 0)
    }
    if let last {
      let footprint = Footprint(last.value, last.provenance, operandBytes: Int.max)
      ledger.note(Ledger.last, footprint, insteadOf: 0)
      self.last = Variable(last.value, provenance: last.provenance, ownBytes: footprint.own)
    }
    if let lastComputation {
      let footprint = Footprint(
        .truth(true), Provenance(lastComputation.computation), operandBytes: Int.max)
      ledger.note(Ledger.lastOrigin, footprint.blocksAlone, insteadOf: 0)
    }
  }

  /// - Throws: `too-much-memory` if `bytes` more would exceed the limit.
  func checkRoom(for bytes: Int, at span: Span) throws(Diagnostic) {
    var limits = settings.limits
    limits.held = ledger.total
    do throws(ArithmeticError) { try limits.check(memory: bytes) } catch {
      throw error.diagnostic(at: span)
    }
  }

  private mutating func note(_ footprint: Footprint, as target: Statement.Target?) {
    ledger.note(Ledger.last, footprint, insteadOf: last?.ownBytes ?? 0)
    guard let target else { return }
    ledger.note(target.name, footprint, insteadOf: variables[target.name]?.ownBytes ?? 0)
  }

  private mutating func noteCarefully(
    _ footprint: Footprint, as target: Statement.Target?, at span: Span
  ) throws(Diagnostic) {
    let before = ledger
    note(footprint, as: target)
    let needed = ledger.total
    guard needed > settings.limits.memory, needed > before.total else { return }
    ledger = before
    throw Diagnostic(
      .tooMuchMemory,
      "all variables together would take \(ByteText.of(needed)), "
        + "more than the limit of \(ByteText.of(settings.limits.memory))",
      labels: [.init(target?.span ?? span, ByteText.of(footprint.total))])
  }

  /// The diagnostic with the names of the variables that take most memory, if all variables take at
  /// least an eighth of the limit.
  func naming(holdersIn diagnostic: Diagnostic) -> Diagnostic {
    guard ledger.total > settings.limits.memory / 8 else { return diagnostic }
    let greatest = variables.map {
      (name: $0.key, bytes: $0.value.ownBytes + ledger.largeBytes(of: $0.key))
    }
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
