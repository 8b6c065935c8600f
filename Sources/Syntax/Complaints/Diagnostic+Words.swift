/// Errors about commands, assignments and numbers.
extension Diagnostic {
  static func unknownCommand(
    _ name: String, at span: Span, before parenthesis: Bool, vocabulary: Vocabulary
  ) -> Diagnostic {
    var help: [String] = []
    if let confusion = KnownConfusion.named(name) {
      help.append(confusion.sentence)
    } else if let near = Suggestion.nearest(to: name, in: vocabulary.names) {
      help.append("did you mean `\(near)`?")
    }
    if parenthesis {
      help.append("a function has no space before its parenthesis: \(name)(…)")
    } else if help.isEmpty {
      help.append("a function has its arguments in parentheses: \(name)(…)")
    }
    return Diagnostic(
      .unknownName, "`\(name)` is not a command", labels: [Label(span, "no command has this name")],
      help: help)
  }

  static func reservedWord(_ name: String, at span: Span) -> Diagnostic {
    Diagnostic(
      .reservedName, "`\(name)` is an operator and cannot be a variable",
      labels: [Label(span, "not a name")], help: ["choose another name"])
  }

  static func missingCommand(after span: Span) -> Diagnostic {
    Diagnostic(
      .syntax, "a command is missing after `|`", labels: [Label(span, "the chain continues here")],
      help: ["for example: shape 32x32 | conv k=5 | pool 2"])
  }

  static func missingBranches(after span: Span) -> Diagnostic {
    Diagnostic(
      .syntax, "`+` in a chain adds branches, which stand in brackets",
      labels: [Label(span, "adds what to what came in?")],
      help: ["for example: net 8x8x4 | + [conv k=3 p=1 filters=4]"])
  }

  static func unjoinedBranches(at span: Span) -> Diagnostic {
    Diagnostic(
      .syntax, "branches need a word that says how they are joined", labels: [Label(span)],
      help: ["[conv k=1, pool 3 s=1 p=1] concat lays them side by side; add adds them up"])
  }

  static func unclosedBranches(at span: Span) -> Diagnostic {
    Diagnostic(
      .unclosed, "these branches are not closed by `]`", labels: [Label(span, "after this")],
      help: ["a comma separates branches, `|` the layers of one"])
  }

  static func callInChain(_ name: String, at span: Span) -> Diagnostic {
    Diagnostic(
      .syntax, "a chain is made of commands, not of calls", labels: [Label(span, "a call")],
      help: ["leave the parentheses out: | \(name) k=5"])
  }

  static func assignment(to expression: Expression, at span: Span) -> Diagnostic {
    let message: String
    var help = ["`==` compares"]
    switch expression.node {
    case .index, .member:
      message = "a part of a value cannot be assigned"
      help.insert("values do not change; assign a new value to another name", at: 0)
    case .tuple, .matrix:
      message = "only one name can be assigned at a time"
      help.insert("write one assignment per statement: a = 1; b = 2", at: 0)
    default:
      message = "only a name can come before `=`"
    }
    return Diagnostic(.syntax, message, labels: [Label(span, "not a name")], help: help)
  }

  static func singleEquals(at span: Span) -> Diagnostic {
    Diagnostic(
      .syntax, "`=` is only used after a variable's or an option's name",
      labels: [Label(span, "after neither")], help: ["`==` compares"])
  }

  static func spacedShape(_ shape: String, at span: Span) -> Diagnostic {
    Diagnostic(
      .syntax, "a shape has no spaces", labels: [Label(span, "meant as \(shape)?")],
      help: ["write \(shape)"])
  }

  static func badNumber(_ text: String, at span: Span) -> Diagnostic {
    var help = ["put a space between a number and a name, `*` to multiply"]
    let characters = text.utf8
    if characters.contains(where: { $0 | 0x20 == 0x78 }), characters.contains(0x2E) {
      help = ["the sizes of a shape are whole numbers: 3x3"]
    } else if characters.last.map({ $0 | 0x20 == 0x78 }) == true {
      help = ["a shape has a size after every x: \(text)3"]
    } else if characters.contains(0x5F) {
      help = ["write the digits without underscores"]
    } else if characters.filter({ $0 == 0x2E }).count > 1 {
      help = ["a number has one point; a range has two: 1..7"]
    } else if let last = characters.last, [0x65, 0x45, 0x2B, 0x2D].contains(last) {
      help = ["an exponent has digits: \(text)3"]
    }
    let shown = characters.count > 40 ? "this" : "`\(text)`"
    return Diagnostic(
      .badNumber, "\(shown) is neither a number nor a shape",
      labels: [Label(span, "cannot be read")], help: help)
  }

  static func sizeTooLong(at span: Span) -> Diagnostic {
    Diagnostic(
      .badNumber, "a size of \(span.length) digits is too large",
      labels: [Label(span, "does not fit into 64 bits")])
  }
}
