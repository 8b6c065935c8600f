public import ArgumentParser
public import Terminal

/// The command line, as the argument parser reads and explains it.
struct Convo: ParsableCommand, Asking {
  static let configuration = CommandConfiguration(
    commandName: "convo",
    abstract: "A conversation about convolutions.",
    discussion: """
      Without files or -c it reads statements from standard input: at a terminal as a conversation, \
      else as a script. Exit status: 0 all went well, 1 a statement failed or an expect did not hold, \
      2 the command line is wrong.

      convo help is the manual; convo help conv tells of one command, convo help program of calling \
      convo from the shell.
      """,
    version: Version.text,
    subcommands: [Check.self, Sheet.self, Lint.self, Grade.self, Merge.self, HelpPages.self])

  @OptionGroup var options: CommonOptions

  @Option(
    name: .short, help: .init("Run these words as a script. May be repeated.", valueName: "words"))
  var c: [String] = []

  @Flag(help: "Write one JSON object a statement.")
  var json = false

  @Flag(help: "Write values only: no prose, no statements, no explanations.")
  var quiet = false

  @Flag(help: "At a terminal: leave your own settings (config.convo) unread.")
  var noConfig = false

  @Argument(help: "Scripts to run, in order.", completion: .file(extensions: ["convo"]))
  var files: [String] = []

  var invocation: Invocation {
    Invocation(
      words: c, files: files, isJSON: json, isQuiet: quiet, stopsAtFailure: options.bail,
      isSafe: options.safe, readsConfiguration: !noConfig, color: options.color)
  }
}

struct CommonOptions: ParsableArguments {
  @Flag(help: "Stop at the first statement that fails.")
  var bail = false

  @Flag(help: "For scripts that a stranger wrote: no files, low limits, bounded output.")
  var safe = false

  @Option(help: "Colour the output: auto, always or never.")
  var color = ColorChoice.auto
}

struct Check: ParsableCommand, Asking {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Run scripts for their expect lines alone: 'N passed, N failed'.",
    usage: "convo check [--bail] [--safe] [--color <color>] <files> ...")

  @OptionGroup var options: CommonOptions

  @Argument(help: "Scripts to check.", completion: .file(extensions: ["convo"]))
  var files: [String]

  var invocation: Invocation {
    Invocation(
      job: .check, files: files, stopsAtFailure: options.bail, isSafe: options.safe,
      color: options.color)
  }
}

extension ColorChoice: ExpressibleByArgument {}

/// A command line that says what is to be done.
protocol Asking: ParsableCommand {
  var invocation: Invocation { get }
}

extension Invocation {
  /// The words that begin another job, when they come before any file.
  ///
  /// The argument parser would take them for files, since the program itself takes files.
  private static let jobs: [String: any Asking.Type] = [
    "check": Check.self, "sheet": Sheet.self, "lint": Lint.self, "grade": Grade.self,
    "merge": Merge.self,
  ]

  /// Reads any command line; help and mistakes are answered here and end the program, mistakes with
  /// exit status 2.
  init(parsing arguments: [String]) {
    if arguments.first == "help" {
      self = HelpPages.invocation(parsing: Array(arguments.dropFirst()))
      return
    }
    var arguments = arguments
    let form = Self.takeJob(from: &arguments)
    do {
      self = try form.invocation(parsing: arguments)
    } catch {
      let text = form.fullMessage(for: error)
      let isMistake = form.exitCode(for: error) != .success
      (isMistake ? StandardStream.error : .output).write(text.isEmpty ? "" : text + "\n")
      Process.exit(isMistake ? 2 : 0)
    }
  }

  private static func takeJob(from arguments: inout [String]) -> any Asking.Type {
    let values: Set = ["-c", "--color"]
    for (place, argument) in arguments.enumerated() where !argument.hasPrefix("-") {
      if place > 0, values.contains(arguments[place - 1]) { continue }
      guard !arguments[..<place].contains("--"), let job = jobs[argument] else { break }
      arguments.remove(at: place)
      return job
    }
    return Convo.self
  }
}

extension Asking {
  fileprivate static func invocation(
    parsing arguments: [String]
  ) throws -> Invocation { try parse(arguments).invocation }
}
