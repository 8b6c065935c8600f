internal import Commands
public import Documents
internal import Syntax

/// The pages of `help`, made from the same tables that commands, parameters and errors are read from.
public enum Manual {
  public static var overview: Document {
    Document {
      Block.note("Convo is a conversation about convolutions. Type a command, or an expression:")
      Block.note("x = [1 2 3; 4 5 6; 7 8 9]\nconv x [1 0; 0 -1] stride=1 padding=1")
      for topic in Command.Topic.allCases {
        let commands = CommandTable.all.filter { $0.topic == topic }
        if !commands.isEmpty { table(topic.rawValue, commands.map { [$0.name, $0.summary] }) }
      }
      table("The session", DirectiveTable.all.map { [$0.name, $0.summary] })
      Block.note(
        "help NAME tells more of a command, a function, an option or an error; "
          + "help functions and help errors list them.")
    }
  }

  /// The page on a command, function, directive, option or error code, or one of the lists.
  public static func page(on topic: String) -> Document? {
    if topic == "functions" { return functions }
    if topic == "errors" { return errors }
    if topic == "options" { return options }
    if let command = CommandTable.command(named: topic) { return page(of: command) }
    if let directive = DirectiveTable.directive(named: topic) { return page(of: directive) }
    if let function = FunctionTable.function(named: topic) { return page(of: function) }
    let code = topic.hasPrefix("error ") ? String(topic.dropFirst(6)) : topic
    if let code = DiagnosticCode(rawValue: code) { return page(of: code) }
    if let parameter = parameter(named: topic) { return page(of: parameter) }
    return nil
  }

  private static func table(_ caption: String, _ rows: [[String]]) -> Block {
    .table(TableFigure(caption: caption, header: [], rows: rows))
  }

  private static func page(of command: Command) -> Document {
    Document {
      Block.heading(title: command.name, facts: [command.summary])
      Block.note(synopsis(command.name, command.parameters))
      for paragraph in command.details { Block.note(paragraph) }
      if !command.parameters.isEmpty {
        table("Options", command.parameters.map(row))
      }
      exampleBlocks(command.examples)
      if let lesson = command.lesson { Block.fact(label: "lesson", text: lesson) }
    }
  }

  private static func page(of function: Function) -> Document {
    Document {
      Block.heading(title: function.name, facts: [function.summary])
      if !function.isConstant {
        Block.note(
          "\(function.name)("
            + function.parameters.map { $0.isPositional ? $0.name : "\($0.name)=" }
            .joined(separator: ", ") + ")")
        table("Arguments", function.parameters.map(row))
      }
      exampleBlocks(function.examples)
    }
  }

  private static func page(of directive: Directive) -> Document {
    Document {
      Block.heading(title: directive.name, facts: [directive.summary])
      Block.note(directive.usage.joined(separator: "\n"))
      for paragraph in directive.details { Block.note(paragraph) }
    }
  }

  private static func page(of parameter: Parameter) -> Document {
    let users = CommandTable.all.filter { command in
      command.parameters.contains { $0.name == parameter.name }
    }
    return Document {
      Block.heading(title: parameter.name, facts: [parameter.summary])
      if !parameter.synonyms.isEmpty {
        Block.fact(label: "also", text: parameter.synonyms.joined(separator: ", "))
      }
      if !parameter.fallback.isEmpty {
        Block.fact(label: "default", text: parameter.fallback)
      }
      if !parameter.words.isEmpty {
        table("Words", parameter.words.map { [$0.name, $0.meaning] })
      }
      Block.fact(label: "taken by", text: users.map(\.name).joined(separator: ", "))
    }
  }

  private static func page(of code: DiagnosticCode) -> Document {
    Document {
      Block.heading(title: "error \(code.rawValue)", facts: [code.summary])
      Block.note(code.explanation)
      if let example = code.example { Block.fact(label: "example", text: example) }
    }
  }

  private static func exampleBlocks(_ examples: [Command.Example]) -> [Block] {
    examples.isEmpty
      ? [] : [table("Examples", examples.map { [$0.statement, $0.gives.map { "→ \($0)" } ?? ""] })]
  }

  private static func synopsis(_ name: String, _ parameters: [Parameter]) -> String {
    let positional = parameters.filter(\.isPositional).map(\.name)
    return ([name] + positional + ["[option=value …]"]).joined(separator: " ")
  }

  private static func row(_ parameter: Parameter) -> [String] {
    let names = ([parameter.name] + parameter.synonyms).joined(separator: ", ")
    let fallback = parameter.fallback.isEmpty ? "" : " (default \(parameter.fallback))"
    return [names, parameter.summary + fallback]
  }

  private static func parameter(named name: String) -> Parameter? {
    for command in CommandTable.all {
      if let parameter = command.parameters.first(where: { $0.answers(to: name) }) {
        return parameter
      }
    }
    return nil
  }

  private static var functions: Document {
    Document {
      for topic in Command.Topic.allCases {
        let functions = FunctionTable.all.filter { $0.topic == topic }
        if !functions.isEmpty { table(topic.rawValue, functions.map { [$0.name, $0.summary] }) }
      }
      Block.note("Every command is a function too: y = conv(x, k, stride=2) computes quietly.")
    }
  }

  private static var options: Document {
    var seen: Set<String> = []
    var rows: [[String]] = []
    for parameter in CommandTable.all.flatMap(\.parameters)
    where seen.insert(parameter.name).inserted { rows.append(row(parameter)) }
    return Document([table("Options", rows)])
  }

  private static var errors: Document {
    Document {
      table("Errors", DiagnosticCode.allCases.map { [$0.rawValue, $0.summary] })
      Block.note("help CODE explains one, with a statement that provokes it.")
    }
  }

  static func unknown(_ topic: String, at span: Span) -> Diagnostic {
    let known =
      CommandTable.names + FunctionTable.names + DirectiveTable.names
      + DiagnosticCode.allCases.map(\.rawValue) + CommandTable.all.flatMap(\.parameters).map(\.name)
    var help: [String] = []
    if let confusion = KnownConfusion.named(topic) { help.append(confusion.sentence) }
    if let near = Suggestion.nearest(to: topic, in: known) {
      help.append("did you mean `help \(near)`?")
    }
    let related = CommandTable.all.filter { $0.summary.contains(topic) }.map(\.name)
    if !related.isEmpty { help.append("told of by: " + related.joined(separator: ", ")) }
    if help.isEmpty { help.append("help alone lists what there is") }
    return Diagnostic(
      .unknownName, "the manual has no page on `\(topic)`", labels: [.init(span)], help: help)
  }
}
