internal import Arithmetic
internal import Commands
internal import Documents
internal import Syntax

extension Directive {
  /// A statement about every case of a range.
  static let claim = Directive(
    name: "claim",
    summary: "Check a statement on every case; the smallest counter-example if it is false.",
    usage: [
      "claim CONDITION for n in 1..20", "claim \"even kernels keep the size\" CONDITION for …",
      "claim CONDITION for n in 1..20, k in 1..5",
    ],
    details: [
      "Every case is computed, the smallest first: by the sum of its numbers. If the condition fails, the smallest counter-example is explained with both sides of the comparison, and the number of failing cases is said. If it holds for all cases, that is said too, with the reminder that no number of examples is a proof; prove compares in letters, which is one.",
      "A condition is a comparison or several joined by and, or and not. What is not meant is left out by an or: claim k > n or CONDITION. A range is 1..20 or a list, [1 2 5]. The value is true or false.",
    ],
    examples: [
      .init("claim sum(iota(n + 1)) == n*(n + 1)/2 for n in 1..50", gives: "true"),
      .init(
        "claim \"a kernel of 3 keeps the size\" shape(conv(ones(n), ones(3), padding=1)) == [n] for n in 1..20",
        gives: "true"),
      .init("claim n^2 + n + 41 != 41*43 for n in 1..60", gives: "false"),
      .init("f(n) = 2^n; claim f(n) >= n^2 for n in 1..10", gives: "false"),
    ], related: ["prove", "define", "expect"]
  ) { session, call throws(Diagnostic) in
    let claim = try Claim(call, in: session)
    let outcome = try claim.checked()
    return Answer(kind: "claim", value: .truth(outcome.failures == 0)) {
      Document(claim.blocks(outcome))
    }
  }
}

/// A condition over every case of some ranges.
private struct Claim {
  let title: String
  let condition: Expression
  let variables: [(name: String, values: [Int])]
  let evaluator: Evaluator
  let source: String
  let span: Span

  /// The maximum number of cases; less in safe mode.
  private static let mostCases = 100_000

  struct Outcome {
    var cases = 0
    var failures = 0
    var counterExample: [Int]?
  }

  init(_ call: DirectiveCall, in session: Session) throws(Diagnostic) {
    evaluator = session.evaluator(for: call.source)
    source = call.source
    span = call.form.nameSpan
    var rest = call.form.arguments[...]
    if let named = rest.first(where: { $0.name != nil }) {
      throw Diagnostic(
        .syntax, "a condition compares with ==, not with =", labels: [.init(named.span)],
        help: ["claim n*n == n^2 for n in 1..20"])
    }
    var title = ""
    if case .text(let text)? = rest.first?.value.node {
      title = text
      rest = rest.dropFirst()
    }
    self.title = title
    guard let condition = rest.popFirst()?.value, !condition.isWord("for") else {
      throw Diagnostic(
        .missingArgument, "`claim` needs a condition", labels: [.init(span)],
        help: ["claim n*(n + 1) == n^2 + n for n in 1..20"])
    }
    self.condition = condition
    guard let word = rest.popFirst() else {
      throw Diagnostic(
        .missingArgument, "`claim` needs the cases to check", labels: [.init(span)],
        help: ["… for n in 1..20"])
    }
    guard word.value.isWord("for") else {
      throw Diagnostic(
        .syntax, "after the condition stands for", labels: [.init(word.span)],
        help: ["claim \(call.text(condition.span)) for n in 1..20"])
    }
    var variables: [(name: String, values: [Int])] = []
    while let first = rest.popFirst() {
      guard case .name(let name) = first.value.node, name != "_",
        let word = rest.popFirst(), word.value.isWord("in"), let range = rest.popFirst()
      else {
        throw Diagnostic(
          .syntax, "a range is a name, in, and two numbers", labels: [.init(first.span)],
          help: ["for n in 1..20, k in 1..5"])
      }
      guard !variables.contains(where: { $0.name == name }) else {
        throw Diagnostic(
          .repeatedOption, "`\(name)` has two ranges", labels: [.init(first.span)])
      }
      variables.append((name, try Self.values(of: range.value, by: evaluator)))
    }
    guard !variables.isEmpty else {
      throw Diagnostic(
        .missingArgument, "`claim` needs the cases to check", labels: [.init(word.span)],
        help: ["… for n in 1..20"])
    }
    self.variables = variables
    let most = min(Self.mostCases, evaluator.limits.cells / 10)
    let count = variables.map(\.values.count).saturatingCount
    guard count <= most else {
      throw Diagnostic(
        .tooLarge, "these are \(count) cases, and \(most) are the most", labels: [.init(span)],
        help: ["smaller ranges have the smallest counter-example too"])
    }
  }

  private static func values(
    of expression: Expression, by evaluator: Evaluator
  ) throws(Diagnostic) -> [Int] {
    func whole(_ expression: Expression) throws(Diagnostic) -> Int {
      guard let number = try evaluator.tensor(of: expression).intValues?.first else {
        throw Diagnostic(
          .wrongKind, "a range runs between whole numbers", labels: [.init(expression.span)])
      }
      return number
    }
    guard case .range(let low, let high) = expression.node else {
      let tensor = try evaluator.tensor(of: expression)
      guard tensor.rank <= 1, let values = tensor.intValues, !values.isEmpty else {
        throw Diagnostic(
          .wrongKind, "a range is 1..20, or a list of whole numbers",
          labels: [.init(expression.span)])
      }
      return values
    }
    let (first, last) = (try whole(low), try whole(high))
    guard first <= last else {
      throw Diagnostic(
        .wrongKind, "this range has no numbers: \(first) is more than \(last)",
        labels: [.init(expression.span)])
    }
    guard last.subtractingReportingOverflow(first).partialValue < mostCases,
      !last.subtractingReportingOverflow(first).overflow
    else {
      throw Diagnostic(
        .tooLarge, "a range has at most \(mostCases) numbers", labels: [.init(expression.span)])
    }
    return Array(first...last)
  }

  /// All cases, the smallest sum of absolute values first.
  private var cases: [[Int]] {
    var cases: [[Int]] = [[]]
    for variable in variables {
      cases = cases.flatMap { before in variable.values.map { before + [$0] } }
    }
    let sums = cases.map { $0.reduce(0) { $0 &+ Int(clamping: $1.magnitude) } }
    return cases.indices.sorted { (sums[$0], $0) < (sums[$1], $1) }.map { cases[$0] }
  }

  private func evaluator(for values: [Int]) -> Evaluator {
    var known = evaluator.names.variables
    for (variable, value) in zip(variables, values) {
      known[variable.name] = Variable(.tensor(Tensor(value)))
    }
    return Evaluator(
      names: evaluator.names.with(variables: known), context: evaluator.context,
      source: evaluator.source)
  }

  /// - Throws: the error of the smallest case that cannot be computed, unless a smaller one fails.
  func checked() throws(Diagnostic) -> Outcome {
    var outcome = Outcome()
    for values in cases {
      do throws(ArithmeticError) { try Interruption.check() } catch {
        throw error.diagnostic(at: span)
      }
      let holds: Bool
      do throws(Diagnostic) {
        holds = try evaluator(for: values).holds(condition)
      } catch {
        if outcome.counterExample != nil { return outcome }
        var error = error
        error.message = "for \(named(values)): \(error.message)"
        error.help.append("an or leaves such cases out: claim n < k or …")
        throw error
      }
      outcome.cases += 1
      if !holds {
        outcome.failures += 1
        outcome.counterExample = outcome.counterExample ?? values
      }
    }
    return outcome
  }

  private func named(_ values: [Int]) -> String {
    zip(variables, values).map { "\($0.name) = \($1)" }.joined(separator: ", ")
  }

  func blocks(_ outcome: Outcome) -> [Block] {
    let ranges = variables.map { variable in
      let values = variable.values
      let isRun =
        values.count > 1 && zip(values.dropFirst(), values).allSatisfy { $0 == $1 &+ 1 }
      return "\(variable.name) in "
        + (isRun
          ? "\(values[0])..\(values[values.count - 1])"
          : "[" + values.map(String.init).joined(separator: " ") + "]")
    }
    var blocks: [Block] = [
      .heading(title: "claim", facts: (title.isEmpty ? [] : [title]) + ranges),
      .fact(label: "claim", text: "\(code: condition.span.text(in: source) ?? "")"),
    ]
    guard let values = outcome.counterExample else {
      blocks.append(
        .fact(
          label: "holds",
          text: "for all \(outcome.cases) cases, which is no proof"))
      return blocks
    }
    let of = outcome.failures == 1 ? "1 case fails" : "\(outcome.failures) cases fail"
    blocks.append(
      .fact(
        label: "false",
        text: "the smallest counter-example is \(named(values)); \(of) of \(outcome.cases)"))
    let evaluator = evaluator(for: values)
    for side in condition.sides {
      if case .number = side.node { continue }
      guard let value = try? evaluator.value(of: side) else { continue }
      blocks.append(.result(name: side.span.text(in: source) ?? "", value: value))
    }
    return blocks
  }
}

extension Expression {
  fileprivate func isWord(_ word: String) -> Bool {
    if case .name(word) = node { true } else { false }
  }

  /// Both sides of each comparison in a condition.
  fileprivate var sides: [Expression] {
    switch node {
    case .binary(.and, let left, let right), .binary(.or, let left, let right):
      left.sides + right.sides
    case .binary(let sign, let left, let right) where sign.isComparison: [left, right]
    case .unary(.not, let inner): inner.sides
    default: [self]
    }
  }
}

extension BinaryOperator {
  fileprivate var isComparison: Bool {
    switch self {
    case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual: true
    default: false
    }
  }
}
