public import ArgumentParser
internal import Rendering
public import Terminal

/// The program without a subcommand.
struct Convo: SessionCommand {
  static let configuration = CommandConfiguration(
    commandName: "convo",
    abstract: "A conversation about convolutions.",
    discussion: """
      Without files or -c it reads statements from standard input: at a terminal as a conversation, \
      else as a script. Exit status: 0 success, 1 a statement or an expect failed, 2 the command line \
      is wrong.

      convo help is the manual: convo help conv describes a command, convo help program the use of \
      convo from the shell.
      """,
    version: Version.text,
    subcommands: [
      CheckCommand.self, RenderCommand.self, SheetCommand.self, LintCommand.self, GradeCommand.self,
      MergeCommand.self, PackageCommand.self, HelpCommand.self,
    ])

  @OptionGroup var options: CommonOptions

  @Option(
    name: .short, help: .init("Run these words as a script. May be repeated.", valueName: "words"))
  var c: [String] = []

  @Flag(help: "Write one JSON object per statement.")
  var json = false

  @Flag(help: "With --json: write the blocks of each explanation too.")
  var explain = false

  @Flag(help: "Write values only: no prose, no statements, no explanations.")
  var quiet = false

  @Flag(help: "At a terminal: do not read your settings (config.convo).")
  var noConfig = false

  @Flag(help: "Print the licences of what is linked into the program.")
  var notices = false

  @Argument(help: "Scripts to run, in order.", completion: .file(extensions: ["convo"]))
  var files: [String] = []

  func validate() throws {
    guard json || !explain else {
      throw ValidationError("--explain adds explanations to --json, which is not there.")
    }
  }

  func perform() -> Int32 {
    guard notices else { return invocation.perform() }
    StandardStream.output.write(Notices.text)
    return 0
  }

  var invocation: Invocation {
    Invocation(
      words: c, files: files, isJSON: json, explains: explain, isQuiet: quiet,
      stopsAtFailure: options.bail, isSafe: options.safe, readsConfiguration: !noConfig,
      color: options.color)
  }
}

struct CommonOptions: ParsableArguments {
  @Flag(help: "Stop at the first statement that fails.")
  var bail = false

  @Flag(help: "For scripts from other people: no files, low limits, bounded output.")
  var safe = false

  @Option(help: "Colour the output: auto, always or never.")
  var color = ColorChoice.auto
}

struct CheckCommand: SessionCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Run scripts only for their expect lines: 'N passed, N failed'.",
    usage: "convo check [--update] [--bail] [--safe] [--color <color>] <files> ...")

  @OptionGroup var options: CommonOptions

  @Flag(help: "Write what comes out into the expect lines that do not hold.")
  var update = false

  @Argument(help: "Scripts to check.", completion: .file(extensions: ["convo"]))
  var files: [String]

  var invocation: Invocation {
    Invocation(
      job: update ? .update : .check, files: files, stopsAtFailure: options.bail,
      isSafe: options.safe,
      color: options.color)
  }
}

extension ColorChoice: ExpressibleByArgument {}

/// The program or one of its subcommands, as parsed from the command line.
protocol ProgramCommand: ParsableCommand {
  /// - Returns: The exit status.
  func perform() -> Int32
}

/// A command that runs a conversation or scripts.
protocol SessionCommand: ProgramCommand {
  var invocation: Invocation { get }
}

extension SessionCommand {
  func perform() -> Int32 { invocation.perform() }
}

/// The whole command line.
enum ProgramArguments {
  /// The subcommands. The argument parser alone would take their names for files, since the program
  /// itself takes files.
  private static let subcommands: [String: any ProgramCommand.Type] = [
    "check": CheckCommand.self, "render": RenderCommand.self, "sheet": SheetCommand.self,
    "lint": LintCommand.self,
    "grade": GradeCommand.self, "merge": MergeCommand.self,
    "package": PackageCommand.self, "help": HelpCommand.self,
  ]

  /// Parses any command line and performs it. Prints help, and errors with exit status 2.
  ///
  /// - Returns: The exit status.
  static func perform(_ arguments: [String]) -> Int32 {
    let (type, arguments) = selected(arguments)
    do { return try type.parsed(arguments).perform() } catch {
      let text = type.fullMessage(for: error)
      let isError = type.exitCode(for: error) != .success
      guard isError else {
        Process.print(text + "\n")
        return 0
      }
      // The message quotes the command line, which may hold anything.
      let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
      StandardStream.error.write(lines.map { printable(String($0)) + "\n" }.joined())
      return 2
    }
  }

  static func parsed(_ arguments: [String]) throws -> any ProgramCommand {
    let (type, arguments) = selected(arguments)
    return try type.parsed(arguments)
  }

  /// The command, and its arguments without its name. A subcommand's name comes before any file.
  private static func selected(_ arguments: [String]) -> (any ProgramCommand.Type, [String]) {
    let optionsWithValues: Set = ["-c", "--color", "--to", "--out", "-o"]
    for (index, argument) in arguments.enumerated() where !argument.hasPrefix("-") {
      if index > 0, optionsWithValues.contains(arguments[index - 1]) { continue }
      guard !arguments[..<index].contains("--"), let command = subcommands[argument] else { break }
      var rest = arguments
      rest.remove(at: index)
      return (command, rest)
    }
    return (Convo.self, arguments)
  }
}

extension ProgramCommand {
  fileprivate static func parsed(_ arguments: [String]) throws -> any ProgramCommand {
    try parse(arguments)
  }
}
