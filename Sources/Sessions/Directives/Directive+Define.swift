internal import Commands
internal import Documents
internal import Syntax

extension Directive {
  /// What `f(n) = …` stands for.
  static let define = Directive(
    name: "define", summary: "A function of your own, or the list of them.",
    usage: ["f(n) = n*(n + 1)/2", "define", "define f(n) n*(n + 1)/2"],
    details: [
      "f(n) = EXPRESSION makes a function of one or more values, which can be used wherever a value can: f(3), f([1 2 3]), claim f(n) == f(n - 1) + n for n in 1..50. Names in it that are not its own are the variables of the moment at which it is called.",
      "Functions may call one another; one that calls itself does not end, and is stopped at 32 calls deep. The name of a command or of a function that is there already cannot be taken. define alone lists them.",
    ],
    examples: [
      .init("f(n) = n*(n + 1)/2; f(4)", gives: "10"),
      .init("out(i, k, s) = floor((i - k)/s) + 1; out(7, 3, 2)", gives: "3"),
      .init("f(n) = n^2; define"),
    ], related: ["claim", "vars"]
  ) { session, call throws(Diagnostic) in
    guard !call.form.arguments.isEmpty else {
      let functions = session.functions.sorted { $0.key < $1.key }
      return Answer(kind: "define", value: nil) {
        guard !functions.isEmpty else {
          return Document([.note("There are no functions yet; f(n) = n^2 makes one.")])
        }
        return Document([
          .table(
            TableFigure(
              header: ["function", "is"],
              rows: functions.map { name, function in
                ["\(name)(\(function.parameters.joined(separator: ", ")))", function.text]
              }))
        ])
      }
    }
    let (name, function) = try OwnFunction.read(call, in: session)
    session.functions[name] = function
    return Answer(kind: "define", value: nil) {
      Document([
        .fact(
          label: "\(name)(\(function.parameters.joined(separator: ", ")))",
          text: "= \(function.text)")
      ])
    }
  }
}

extension OwnFunction {
  private static let most = 1000
  private static let mostBytes = 1 << 16

  /// - Throws: `reserved-name`, `repeated-option`, `syntax`, `too-long`, `too-large`.
  fileprivate static func read(
    _ call: DirectiveCall, in session: Session
  ) throws(Diagnostic) -> (String, OwnFunction) {
    let arguments = call.form.arguments
    guard arguments.count == 2, arguments.allSatisfy({ $0.name == nil }),
      case .call(let name, let nameSpan, let typed) = arguments[0].value.node
    else {
      throw Diagnostic(
        .syntax, "a function is a name with its values in parentheses, and an expression",
        labels: [.init(call.form.nameSpan)], help: ["f(n) = n*(n + 1)/2"])
    }
    var parameters: [String] = []
    for argument in typed {
      guard argument.name == nil, case .name(let parameter) = argument.value.node,
        parameter != "_"
      else {
        throw Diagnostic(
          .syntax, "the values of a function are plain names",
          labels: [.init(argument.span)], help: ["f(n, k) = n + k"])
      }
      guard !parameters.contains(parameter) else {
        throw Diagnostic(
          .repeatedOption, "`\(parameter)` is there twice", labels: [.init(argument.span)])
      }
      parameters.append(parameter)
    }
    guard !parameters.isEmpty else {
      throw Diagnostic(
        .missingArgument, "a function has at least one value", labels: [.init(nameSpan)],
        help: ["without one it is a variable: \(name) = …"])
    }
    guard EntryTable.language.entry(named: name) == nil, name != "_" else {
      throw Diagnostic(
        .reservedName, "there is a `\(name)` already, and it stays what it is",
        labels: [.init(nameSpan)], help: ["choose another name: my_\(name)"])
    }
    guard call.source.utf8.count <= mostBytes else {
      throw Diagnostic(
        .tooLong,
        "a function is kept with its statement, and this one is longer than "
          + "\(mostBytes) bytes", labels: [.init(nameSpan)])
    }
    guard session.functions.count < most || session.functions[name] != nil else {
      throw Diagnostic(
        .tooLarge, "there are \(most) functions already, and that is the most",
        labels: [.init(nameSpan)])
    }
    return (
      name,
      OwnFunction(parameters: parameters, body: arguments[1].value, source: call.source)
    )
  }
}
