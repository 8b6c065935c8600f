internal import Commands
internal import Computations
internal import Documents
internal import Syntax

extension Evaluator {
  /// The value of a name: a variable, the last result, or a constant such as `sobel_x`.
  func variable(_ name: String, at span: Span) throws(Diagnostic) -> Value {
    if let variable = variables[name] { return variable.value }
    switch name {
    case "_":
      if let last { return last.value }
      throw Diagnostic(
        .nothingYet, "there is no result yet", labels: [.init(span)],
        help: ["_ is the last result"])
    case "true": return .truth(true)
    case "false": return .truth(false)
    default: break
    }
    if let shown = try shownValue(name, at: span) { return shown }
    let entry = EntryTable.language.entry(named: name)
    if let function = entry as? Function {
      if function.isConstant {
        return try function.run(Call(name: name, arguments: [], span: span, context: context))
      }
      throw Diagnostic(
        .wrongKind, "`\(name)` is a function and needs its arguments in parentheses",
        labels: [.init(span)], help: Self.usage(of: function))
    }
    if entry is Command {
      throw Diagnostic(
        .reservedName, "`\(name)` is a command, not a value", labels: [.init(span)],
        help: ["\(name)(…) is its value in an expression"])
    }
    throw unknown(name, at: span)
  }

  /// What the last answer called by this name: its result, an operand, or one of their cells.
  private func shownValue(_ name: String, at span: Span) throws(Diagnostic) -> Value? {
    guard let computation = names.lastComputation?.computation else { return nil }
    return try attempt(at: span, try computation.value(named: name, within: limits))
  }

  private static func usage(of function: Function) -> [String] {
    if let example = function.examples.first { return ["for example \(example.statement)"] }
    return []
  }

  func unknown(_ name: String, at span: Span) -> Diagnostic {
    var help: [String] = []
    if let confusion = KnownConfusion.named(name) { help.append(confusion.sentence) }
    if help.isEmpty,
      let nearest = EntryTable.language.nearest(to: name, or: Array(variables.keys))
    {
      help.append("did you mean `\(nearest)`?")
    }
    if help.isEmpty {
      help.append(
        variables.isEmpty
          ? "give it a value first: \(name) = [1 2; 3 4]"
          : "the variables are: " + variables.keys.sorted().prefix(12).joined(separator: ", "))
    }
    return Diagnostic(
      .unknownName, "there is no `\(name)`", labels: [.init(span, "not known")], help: help)
  }
}
