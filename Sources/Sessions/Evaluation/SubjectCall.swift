internal import Commands
internal import Computations
internal import Syntax

/// The arguments of a command that is about another one's call, `coverage conv x k stride=2` or
/// `coverage(conv(x, k, stride=2))`, sorted into its own and that call's.
struct SubjectCall {
  /// The arguments of the command itself.
  private(set) var own: [Argument]
  /// The call that it is about; nil for the last computation, or that behind a variable.
  private(set) var subject: Subject?

  struct Subject {
    let name: String
    let span: Span
    let arguments: [Argument]
  }

  init(of command: Command, _ arguments: [Argument], span: Span, variables: Evaluator.Names) {
    own = arguments
    guard !command.subjects.isEmpty else { return }
    for (place, argument) in arguments.enumerated() where argument.name == nil {
      switch argument.value.node {
      case .call(let name, let nameSpan, let inner)
      where command.takes(name) && !command.hasOperands:
        own.remove(at: place)
        subject = Subject(name: name, span: nameSpan, arguments: inner)
        return
      case .name(let name) where command.takes(name):
        let (before, after) = (arguments[..<place], arguments[(place + 1)...])
        let options = after.filter { command.keeps($0, for: name) }
        own = before + options
        subject = Subject(
          name: name, span: argument.value.span,
          arguments: after.filter { !command.keeps($0, for: name) })
        return
      default: continue
      }
    }
    guard !command.hasOperands else { return }
    // Operands without a command: the first one's, unless a variable says where it is from.
    let first = command.subjects[0]
    let operands = arguments.filter { !command.keeps($0, for: first) }
    guard !operands.isEmpty else { return }
    if command.looksBack, operands.count == 1, operands[0].name == nil,
      case .name(let name) = operands[0].value.node,
      !(variables.computation(of: name) is GivenComputation)
    {
      return
    }
    own = arguments.filter { command.keeps($0, for: first) }
    subject = Subject(name: first, span: span, arguments: operands)
  }
}

extension Command {
  /// Whether a name is that of a command whose call it can be about.
  fileprivate func takes(_ name: String) -> Bool {
    EntryTable.commands.line(named: name).map { subjects.contains($0.name) } ?? false
  }

  /// Whether an argument is its own and not one of the call that it is about.
  fileprivate func keeps(_ argument: Argument, for subject: String) -> Bool {
    if let name = argument.name {
      return parameters.contains { $0.answers(to: name) }
        && EntryTable.commands.entry(named: subject)?.parameters.contains { $0.answers(to: name) }
          != true
    }
    switch argument.value.node {
    case .name(let word), .text(let word):
      return parameters.contains { parameter in
        switch parameter.kind {
        case .flag: parameter.answers(to: word)
        case .word: parameter.isPositional && parameter.accepts(word: word)
        default: false
        }
      }
    default: return false
    }
  }
}
