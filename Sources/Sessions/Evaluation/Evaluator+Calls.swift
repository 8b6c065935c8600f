internal import Commands
internal import Documents
internal import Syntax

extension Evaluator {
  /// The value of `name(…)`: of a function, or of a command without its explanation.
  func call(_ name: String, _ span: Span, _ arguments: [Argument]) throws(Diagnostic) -> Value {
    let entry = EntryTable.language.entry(named: name)
    if let command = entry as? Command {
      let answer = try run(
        command, arguments, span: span, chain: [], isFunction: true)
      guard let value = answer.value else {
        throw Diagnostic(
          .wrongKind, "`\(name)` explains, but has no value", labels: [.init(span)])
      }
      return try checked(value, at: span)
    }
    guard let function = entry as? Function else {
      if let own = names.functions[name] {
        return try checked(
          try value(of: own, named: name, at: span, arguments), at: span)
      }
      throw unknownFunction(name, entry, at: span)
    }
    var binder = binder(for: function.parameters, of: name)
    let bound = try binder.bind(arguments)
    let value = try function.run(
      Call(name: name, arguments: bound, span: span, context: context))
    return try checked(value, at: span)
  }

  func run(
    _ command: Command, _ arguments: [Argument], span: Span, chain: [Call],
    isFunction: Bool
  ) throws(Diagnostic) -> Answer {
    let parts = SubjectCall(of: command, arguments, span: span, variables: names)
    var chain = chain
    if let subject = parts.subject { chain = [try call(to: subject)] }
    var binder = binder(for: command.parameters, of: command.name)
    let bound = try binder.bind(parts.own)
    return try command.run(
      Call(
        name: command.name, arguments: bound, span: span, context: context,
        chain: chain,
        isFunction: isFunction))
  }

  /// The call that a command is about, which the command runs or looks into.
  private func call(to subject: SubjectCall.Subject) throws(Diagnostic) -> Call {
    guard let command = EntryTable.commands.entry(named: subject.name) as? Command else {
      throw unknown(subject.name, at: subject.span)
    }
    var binder = binder(for: command.parameters, of: command.name)
    let bound = try binder.bind(subject.arguments)
    return Call(
      name: command.name, arguments: bound, span: subject.span, context: context)
  }

  /// The arguments of a command, as a record with a field for each parameter; nil if the body is not a
  /// single command.
  func parameters(of body: Statement.Body) throws(Diagnostic) -> Value? {
    let named: (name: String, arguments: [Argument], span: Span)
    switch body {
    case .command(let forms):
      guard let form = forms.first, forms.count == 1 else { return nil }
      named = (form.name, form.arguments, form.nameSpan)
    case .expression(let expression):
      guard case .call(let name, let span, let arguments) = expression.node else { return nil }
      named = (name, arguments, span)
    case .sheet: return nil
    }
    guard let command = EntryTable.language.entry(named: named.name) as? Command else { return nil }
    var binder = binder(for: command.parameters, of: command.name)
    let bound = try binder.bind(
      SubjectCall(of: command, named.arguments, span: named.span, variables: names).own)
    return Call(name: command.name, arguments: bound, span: named.span, context: context)
      .record(of: command.parameters)
  }

  /// A value that is within the limits, with its memory counted.
  func checked(_ value: Value, at span: Span) throws(Diagnostic) -> Value {
    switch value {
    case .tensor(let tensor):
      try attempt(at: span, try tensor.checkSize(within: limits))
      return .tensor(try attempt(at: span, try tensor.counted(within: limits)))
    case .record(let fields):
      var checkedFields: [Value.Field] = []
      for field in fields {
        checkedFields.append(.init(field.name, try checked(field.value, at: span)))
      }
      return .record(checkedFields)
    default: return value
    }
  }

  /// A binder that matches arguments to parameters.
  func binder(for parameters: [Parameter], of owner: String) -> Binder {
    Binder(owner: owner, parameters: parameters, source: source, limits: limits) {
      expression throws(Diagnostic) in try value(of: expression)
    }
  }

  private func unknownFunction(_ name: String, _ entry: Entry?, at span: Span) -> Diagnostic {
    if let variable = variables[name] {
      return Diagnostic(
        .unknownFunction, "`\(name)` is \(variable.value.description), not a function",
        labels: [.init(span)], help: ["\(name)[0] takes an element"])
    }
    var help: [String] = []
    if let confusion = KnownConfusion.named(name) { help.append(confusion.sentence) }
    if help.isEmpty, let entry {
      help.append("`\(entry.name)` is a statement of its own, without parentheses")
    }
    if help.isEmpty,
      let nearest = EntryTable.language.nearest(
        to: name, where: { $0 == .function || $0 == .command })
    {
      help.append("did you mean `\(nearest)`?")
    }
    if help.isEmpty { help.append("help lists what there is") }
    return Diagnostic(
      .unknownFunction, "there is no function `\(name)`", labels: [.init(span, "not known")],
      help: help)
  }
}
