internal import ArgumentParser
internal import Rendering
internal import Sessions
internal import Terminal

/// `convo help`: the pages of `help` at the prompt, from the shell.
struct HelpPages: ParsableCommand {
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

  /// Reads what stands behind `help`. The argument parser would take the word for a file, since the
  /// program itself takes files.
  static func invocation(parsing arguments: [String]) -> Invocation {
    do {
      let pages = try parse(arguments)
      guard let text = pages.text else { return pages.invocation }
      StandardStream.output.write(text)
      Process.exit(0)
    } catch {
      let isMistake = exitCode(for: error) != .success
      (isMistake ? StandardStream.error : .output).write(fullMessage(for: error) + "\n")
      Process.exit(isMistake ? 2 : 0)
    }
  }

  private var invocation: Invocation {
    let topic = topics.joined(separator: " ").split(whereSeparator: \.isNewline)
    return Invocation(words: ["help " + topic.joined(separator: " ")], color: color)
  }

  /// The page for `man`, or what the argument parser knows of a subcommand; nil for everything else.
  private var text: String? {
    if man {
      var bytes: [UInt8] = []
      RoffRenderer().write(
        title: "CONVO", version: Version.text, sections: Manual.book, into: &bytes)
      return String(decoding: bytes, as: UTF8.self)
    }
    guard let name = topics.first, topics.count == 1,
      let command = Convo.configuration.subcommands.first(where: { $0._commandName == name }),
      command != HelpPages.self
    else { return nil }
    return command.helpMessage() + "\n"
  }
}
