internal import Computations
internal import Syntax

/// What a command is about: the call that stands in it, the variable that is named, or the last one.
extension Call {
  func subject() throws(Diagnostic) -> any Computation {
    if let inner = chain.first { return try inner.computation() }
    guard let argument = self[.computed] else {
      if let last = context.computation(nil) {
        return (last as? CoverageComputation)?.subject ?? last
      }
      throw Diagnostic(
        .nothingYet, "there is no computation yet for `\(name)` to be about",
        labels: [.init(span)], help: ["give it one: \(name) conv 5x5 3x3"])
    }
    if let variable = argument.variable, let own = context.computation(variable),
      !(own is GivenComputation)
    {
      return own
    }
    throw Diagnostic(
      .wrongKind, "this is not kept as the result of a computation",
      labels: [.init(argument.span)],
      help: ["a variable remembers where it is from: y = conv(x, k), then \(name) y"])
  }

  /// The computation that a call asks for, before it is run.
  func computation() throws(Diagnostic) -> any Computation {
    switch name {
    case "conv": return try convolution()
    case "transpose": return try transposition()
    case "pool": return try pooling()
    case "unfold": return try patches()
    case "fold": return try folding()
    case "unpool": return try unpooling()
    case "grad": return try gradient()
    default: break
    }
    if let command = EntryTable.commands.entry(named: name) as? Command,
      let computation = try command.run(self).computation
    {
      return computation
    }
    throw Diagnostic(.wrongKind, "`\(name)` is no computation", labels: [.init(span)])
  }
}
