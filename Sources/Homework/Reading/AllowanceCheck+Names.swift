internal import Commands
internal import Rendering
internal import Sessions
internal import Syntax

/// What names stand for, and what each allowance lets through.
extension AllowanceCheck {
  func check(name: String, _ span: Span) throws(ReadingFailure) {
    if sheet.variables[name] != nil { return try need(.arithmetic, "the variable \(quoted(name))") }
    switch name.lowercased() {
    case "nan", "inf", "infinity":
      throw .unreadable("\(quoted(name)) is no number that can be compared", span)
    case "none", "null", "na": throw .unreadable("\(quoted(name)) is no number", span)
    case "_": throw .unreadable("_ is the last result, which an answer has not", span)
    default: break
    }
    if FunctionTable.function(named: name) != nil {
      return try need(.arithmetic, quoted(name))
    }
    if CommandTable.command(named: name) != nil || DirectiveTable.directive(named: name) != nil {
      throw .refused("\(quoted(name)) is a command, and needs its arguments")
    }
  }

  /// A command or function that is called; words in command form are never functions.
  mutating func check(command name: String, isWord: Bool) throws(ReadingFailure) {
    operations += 1
    if name == "?" { throw .unreadable("`?` is no answer", nil) }
    if Self.impure.contains(name) || DirectiveTable.directive(named: name) != nil {
      throw .refused("\(quoted(name)) is not for answers")
    }
    if CommandTable.command(named: name) != nil {
      hasCommand = true
      return try need(.commands, "the command \(quoted(name))")
    }
    guard let function = FunctionTable.function(named: name) else { return }
    let isGenerator = function.topic == .values && name != "symbols"
    try need(isGenerator ? .arithmetic : .commands, quoted(name))
  }

  /// What reaches beyond the answer: files, and the seeds of the student's data.
  private static let impure: Set<String> = ["load", "variant"]

  /// Comparisons give true or false, which no answer is; a command may be told them.
  func needTruths(_ sign: String, _ span: Span) throws(ReadingFailure) {
    guard allowance == .commands else {
      throw .unreadable("`\(sign)` gives true or false, and no number", span)
    }
  }

  func need(_ least: Allowance, _ what: String) throws(ReadingFailure) {
    switch (allowance, least) {
    case (.literal, .arithmetic), (.literal, .commands):
      throw .refused("\(what) stands in the answer, and only numbers are allowed here")
    case (.arithmetic, .commands):
      throw .refused(
        "\(what) stands in the answer, and only numbers, variables and arithmetic are allowed here")
    default: break
    }
  }

  func quoted(_ name: String) -> String { "`\(printable(String(name.prefix(40))))`" }
}
