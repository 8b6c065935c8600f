internal import ArgumentParser
internal import Rendering
internal import Sessions
internal import Terminal

/// `convo help`: the manual of the prompt's `help`, from the shell.
struct HelpCommand: SessionCommand {
  static let configuration = CommandConfiguration(
    commandName: "help",
    abstract: "The manual: convo help, convo help conv, convo help padding run.",
    usage: "convo help [TOPIC ...]")

  @Option(help: "Colour the output: auto, always or never.")
  var color = ColorChoice.auto

  @Flag(help: .hidden)
  var man = false

  @Argument(
    help: "A command, an option, a function, an error, a chapter or any word.",
    completion: .list(Manual.topics.map(\.name)))
  var topics: [String] = []

  func perform() -> Int32 {
    guard let text else {
      var invocation = invocation
      invocation.isPaged = true
      return invocation.perform()
    }
    Process.print(text)
    return 0
  }

  var invocation: Invocation {
    let topic = topics.joined(separator: " ").split(whereSeparator: \.isNewline)
    return Invocation(words: ["help " + topic.joined(separator: " ")], color: color)
  }

  /// The page for `man`, or the argument parser's help for a subcommand; nil for all else.
  private var text: String? {
    if man {
      var bytes: [UInt8] = []
      RoffRenderer().write(
        title: "CONVO", version: Version.text, sections: Manual.book, into: &bytes)
      return String(decoding: bytes, as: UTF8.self)
    }
    guard let name = topics.first, topics.count == 1,
      let command = Convo.configuration.subcommands.first(where: { $0._commandName == name }),
      command != HelpCommand.self
    else { return nil }
    return command.helpMessage() + "\n"
  }
}
