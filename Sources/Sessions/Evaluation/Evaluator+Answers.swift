internal import Commands
internal import Computations
internal import Documents
internal import Syntax

extension Evaluator {
  /// The answer to an expression; of a command call it keeps the computation.
  func answer(to expression: Expression) throws(Diagnostic) -> Answer {
    if case .call(let name, let span, let arguments) = expression.node,
      let command = EntryTable.language.entry(named: name) as? Command
    {
      return try run(
        command, arguments, span: span, chain: [], isFunction: true)
    }
    let value = try value(of: expression)
    let provenance = Self.provenance(of: expression, in: names, source: source, context)
    return Answer(kind: "value", value: value, provenance: provenance, steps: 0) { _ in
      Document([.result(name: "", value: value)])
    }
  }

  /// The answer to a command, or to a chain of commands joined by `|`.
  func answer(to forms: [CommandForm]) throws(Diagnostic) -> Answer {
    var calls: [Call] = []
    for form in forms.dropFirst() { calls.append(try link(form)) }
    let form = forms[0]
    guard let command = EntryTable.language.entry(named: form.name) as? Command else {
      throw unknown(form.name, at: form.nameSpan)
    }
    guard calls.isEmpty || command.takesChain else {
      throw Diagnostic(
        .syntax, "`\(form.name)` cannot be followed by `|`", labels: [.init(forms[1].nameSpan)],
        help: ["shape 32x32 | conv k=5 | pool 2 is a chain of sizes"])
    }
    return try run(
      command, form.arguments, span: form.nameSpan, chain: calls, isFunction: false)
  }

  /// A link of a chain with its arguments bound to the parameters.
  private func link(_ form: CommandForm) throws(Diagnostic) -> Call {
    guard let parameters = ChainLink.parameters(named: form.name) else {
      throw Diagnostic(
        .unknownName, "`\(form.name)` cannot be part of a chain", labels: [.init(form.nameSpan)],
        help: ["a chain can have: " + ChainLink.names.joined(separator: ", ")])
    }
    if ChainLink.joinsBranches(form.name) == form.branches.isEmpty {
      throw .misplacedBranches(of: form.name, areMissing: form.branches.isEmpty, at: form.nameSpan)
    }
    var branches: [[Call]] = []
    for forms in form.branches {
      var links: [Call] = []
      for form in forms { links.append(try link(form)) }
      branches.append(links)
    }
    var binder = binder(for: parameters, of: form.name)
    let bound = try binder.bind(form.arguments)
    return Call(
      name: form.name, arguments: bound, span: form.nameSpan, context: context,
      branches: branches, text: text(of: form, branches.map { $0.map(\.text) }))
  }

  /// A link as it was typed, on one line and without comments.
  private func text(of form: CommandForm, _ branches: [[String]]) -> String {
    let inner = branches.map { $0.joined(separator: " | ") }.joined(separator: ", ")
    var words = branches.isEmpty ? [form.name] : ["[\(inner)]", form.name]
    if form.name == "+" { words.reverse() }
    for argument in form.arguments {
      let value = argument.value.span.text(in: source) ?? ""
      // A line end ends a row between brackets, and means nothing elsewhere.
      let lines = value.split(separator: "\n").map { line in
        var line = line.prefix { $0 != "#" }
        while line.last?.isWhitespace == true || line.last == "\\" { line = line.dropLast() }
        return line.drop { $0.isWhitespace }
      }
      let text = lines.joined(separator: value.hasPrefix("[") && !value.contains("\\") ? "; " : " ")
      words.append((argument.name.map { "\($0)=" } ?? "") + text)
    }
    return words.joined(separator: " ")
  }

  /// The value of one statement by itself, without the user's variables.
  static func value(
    ofScript text: String, in context: CallContext
  ) throws(Diagnostic) -> Value {
    let vocabulary = Vocabulary(commands: EntryTable.commands.names)
    let statements = try Parser.parse(text, vocabulary: vocabulary)
    let evaluator = Evaluator(
      names: Names(variables: [:], last: nil), context: context, source: text)
    guard case .command(let forms)? = statements.first?.body,
      let value = try evaluator.answer(to: forms).value
    else {
      throw Diagnostic(.syntax, "this is no statement with a value", labels: [.init(Span(0, 0))])
    }
    return value
  }
}
