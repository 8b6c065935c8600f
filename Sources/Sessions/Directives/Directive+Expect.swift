internal import Arithmetic
internal import Commands
internal import Documents
internal import Syntax

extension Directive {
  static let expect = Directive(
    name: "expect", summary: "Check the last result.",
    usage: [
      "expect [1 2; 3 4]", "expect shape 3x3", "expect error kernel-too-large",
      "expect 0.333 tol=0.001", "expect a == b",
    ],
    details: [
      "A value is compared exactly, including its shape; tol= allows a difference in each cell. A condition such as a == b is checked on its own. expect error checks that the statement before failed with that code."
    ],
    examples: [
      .init("1/3 + 1/3; expect 2/3"), .init("conv 5x5 3x3 steps=none; expect shape 3x3"),
      .init("sqrt(2); expect 1.414 tol=0.001"),
      .init("conv [1 2] [1 1 1]; expect error kernel-too-large"),
    ], related: ["errors", "scripts", "program"], words: expectations
  ) { session, call throws(Diagnostic) in
    do throws(Diagnostic) {
      try Expectation(call: call, session: session).check()
    } catch {
      session.expectations.failed += 1
      throw error
    }
    session.expectations.passed += 1
    return Answer(kind: "expect", value: nil) { Document() }
  }
}

extension Directive {
  private static let expectations: @Sendable (Session, [String]) -> [Session.Candidate] = {
    _, before in
    if before.isEmpty {
      return [
        .init(text: "shape", meaning: "the last result's shape", ending: " "),
        .init(text: "error", meaning: "the statement before failed", ending: " "),
      ]
    }
    guard before == ["error"] else { return [] }
    return DiagnosticCode.allCases.map {
      .init(text: $0.rawValue, meaning: ManualText.short($0.summary), ending: "")
    }
  }
}

/// The check of one `expect` statement.
private struct Expectation {
  let call: DirectiveCall
  let session: Session

  private var arguments: [Argument] { call.form.arguments.filter { $0.name == nil } }

  func check() throws(Diagnostic) {
    guard let first = arguments.first else {
      throw Diagnostic(
        .missingArgument, "`expect` needs an expected result", labels: [.init(call.form.nameSpan)],
        help: ["expect [1 2; 3 4], expect shape 3x3, expect error kernel-too-large"])
    }
    if case .name("error") = first.value.node { return try checkError() }
    if let failure = session.lastFailure, !isCondition(first) {
      throw Diagnostic(
        .expectation, "the statement before failed: \(failure.message)",
        labels: [.init(call.form.span)], help: ["expect error \(failure.code.rawValue) would hold"])
    }
    if case .name("shape") = first.value.node, arguments.count > 1 { return try checkShape() }
    guard arguments.count == 1 else {
      throw Diagnostic(
        .extraArgument, "`expect` takes one value", labels: [.init(arguments[1].span)],
        help: ["a matrix is written in brackets: expect [1 2; 3 4]"])
    }
    try checkValue(first)
  }

  private func checkError() throws(Diagnostic) {
    guard arguments.count > 1 else {
      if session.lastFailure != nil { return }
      throw Diagnostic(
        .expectation, "the statement before succeeded", labels: [.init(call.form.span)])
    }
    let code = call.text(arguments[1].span)
    guard DiagnosticCode(rawValue: code) != nil else {
      var help = ["help errors lists the codes"]
      if let near = Suggestion.nearest(to: code, in: DiagnosticCode.allCases.map(\.rawValue)) {
        help.insert("did you mean `\(near)`?", at: 0)
      }
      throw Diagnostic(
        .unknownValue, "there is no error `\(code)`", labels: [.init(arguments[1].span)], help: help
      )
    }
    guard let failure = session.lastFailure else {
      throw Diagnostic(
        .expectation, "expected the error \(code), but the statement before succeeded",
        labels: [.init(arguments[1].span)])
    }
    guard failure.code.rawValue == code else {
      throw Diagnostic(
        .expectation, "expected the error \(code), but it was \(failure.code.rawValue)",
        labels: [.init(arguments[1].span)], help: ["its message: \(failure.message)"])
    }
  }

  private func checkShape() throws(Diagnostic) {
    let evaluator = session.evaluator(for: call.source)
    let wanted: [Int]
    switch try evaluator.value(of: arguments[1].value) {
    case .shape(let shape): wanted = shape
    case .tensor(let tensor) where tensor.rank <= 1 && tensor.intValues != nil:
      wanted = tensor.intValues ?? []
    default:
      throw Diagnostic(
        .wrongKind, "a shape is needed here, such as 3x3", labels: [.init(arguments[1].span)])
    }
    let shape: [Int]
    switch try lastValue() {
    case .tensor(let tensor): shape = tensor.shape
    case .shape(let sizes): shape = sizes
    case let other:
      throw Diagnostic(
        .expectation, "the last result is \(other.description) and has no shape",
        labels: [.init(arguments[1].span)])
    }
    guard shape == wanted else {
      throw Diagnostic(
        .expectation,
        "expected the shape \(ShapeWords.of(wanted)), got \(ShapeWords.of(shape))",
        labels: [.init(arguments[1].span)])
    }
  }

  private func lastValue() throws(Diagnostic) -> Value {
    if let last = session.last { return last.value }
    throw Diagnostic(
      .nothingYet, "there is no result to check yet", labels: [.init(call.form.nameSpan)])
  }

  private func checkValue(_ argument: Argument) throws(Diagnostic) {
    let evaluator = session.evaluator(for: call.source)
    if isCondition(argument) {
      guard try evaluator.holds(argument.value) else {
        throw Diagnostic(
          .expectation, "this condition is false", labels: [.init(argument.span)])
      }
      return
    }
    let wanted = try evaluator.value(of: argument.value)
    let tolerance = try tolerance(evaluator)
    let actual = try lastValue()
    if let message = Mismatch.message(wanted: wanted, actual: actual, tolerance: tolerance) {
      throw Diagnostic(.expectation, message, labels: [.init(argument.span)])
    }
  }

  /// Whether an argument is a condition, which does not depend on the last result.
  private func isCondition(_ argument: Argument) -> Bool {
    guard case .binary(let sign, _, _) = argument.value.node else { return false }
    return sign.isCondition
  }

  private func tolerance(_ evaluator: Evaluator) throws(Diagnostic) -> Tensor? {
    guard let named = call.form.arguments.first(where: { $0.name != nil }) else { return nil }
    guard named.name == "tol" else {
      throw Diagnostic(
        .unknownOption, "`expect` has no option `\(named.name ?? "")`",
        labels: [.init(named.span)], help: ["tol=0.001 allows a difference of 0.001"])
    }
    let tolerance = try evaluator.tensor(of: named.value)
    guard (0..<tolerance.count).allSatisfy({ tolerance.cell($0).isAtLeastZero }) else {
      throw Diagnostic(
        .wrongKind, "tol must be a number that is at least 0", labels: [.init(named.value.span)],
        help: ["tol=0.001 allows a difference of 0.001"])
    }
    return tolerance
  }
}

extension Scalar {
  /// False also for symbols and NaN.
  fileprivate var isAtLeastZero: Bool {
    switch self {
    case .exact(let value): value >= 0
    case .float(let value): value >= 0
    case .symbolic, .complex: false
    }
  }
}

extension BinaryOperator {
  /// Whether the operator gives a condition.
  var isCondition: Bool {
    switch self {
    case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual, .and, .or: true
    default: false
    }
  }
}
