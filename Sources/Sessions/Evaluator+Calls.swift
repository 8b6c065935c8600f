internal import Commands
internal import Documents
internal import Syntax

extension Evaluator {
  /// The value of `name(…)`: a function, or a command that computes quietly.
  func call(_ name: String, _ span: Span, _ arguments: [Argument]) throws(Diagnostic) -> Value {
    if let command = CommandTable.command(named: name) {
      let answer = try run(command, arguments, span: span, chain: [], isFunction: true)
      guard let value = answer.value else {
        throw Diagnostic(
          .wrongKind, "`\(name)` explains, but gives no value", labels: [.init(span)])
      }
      return value
    }
    guard let function = FunctionTable.function(named: name) else {
      throw unknownFunction(name, at: span)
    }
    let bound = try bind(arguments, to: function.parameters, of: name)
    return try function.run(Call(name: name, arguments: bound, span: span, context: context))
  }

  func run(
    _ command: Command, _ arguments: [Argument], span: Span, chain: [Call],
    isFunction: Bool = false
  ) throws(Diagnostic) -> Answer {
    let bound = try bind(arguments, to: command.parameters, of: command.name)
    return try command.run(
      Call(
        name: command.name, arguments: bound, span: span, context: context, chain: chain,
        isFunction: isFunction))
  }

  func bind(
    _ arguments: [Argument], to parameters: [Parameter], of owner: String
  ) throws(Diagnostic) -> [BoundArgument] {
    var binder = Binder(owner: owner, parameters: parameters, source: source, evaluate: value)
    return try binder.bind(arguments)
  }

  private func unknownFunction(_ name: String, at span: Span) -> Diagnostic {
    if let variable = variables[name] {
      return Diagnostic(
        .unknownFunction, "`\(name)` is \(variable.value.description), not a function",
        labels: [.init(span)], help: ["\(name)[0] takes an element"])
    }
    var help: [String] = []
    if let confusion = KnownConfusion.named(name) { help.append(confusion.sentence) }
    if help.isEmpty,
      let nearest = Suggestion.nearest(to: name, in: FunctionTable.names + CommandTable.names)
    {
      help.append("did you mean `\(nearest)`?")
    }
    if help.isEmpty { help.append("help lists what there is") }
    return Diagnostic(
      .unknownFunction, "there is no function `\(name)`", labels: [.init(span, "not known")],
      help: help)
  }
}
