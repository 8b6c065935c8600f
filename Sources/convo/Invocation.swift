import Documents
import Files
import Homework
import Rendering
import Sessions
import Terminal

/// A conversation or script run, as the command line describes it.
struct Invocation: Equatable {
  var job = Job.run
  /// The value of each `-c`, which is a line of a script.
  var words: [String] = []
  var files: [String] = []
  var isJSON = false
  /// Whether JSON has the blocks of each explanation.
  var explains = false
  var isQuiet = false
  var stopsAtFailure = false
  var isSafe = false
  /// Whether a conversation reads the user's settings.
  var readsConfiguration = true
  var color = ColorChoice.auto
  /// Whether the output is a page to read, which a terminal shows through the pager.
  var isPaged = false

  enum Job: Equatable {
    /// Answer statements.
    case run
    /// Count which `expect` lines hold.
    case check
    /// Write what comes out into those that do not.
    case update
  }
}

extension Invocation {
  /// Parses only simple command lines: files, `-c WORDS`, `--json`, `--explain`,
  /// `--quiet`. Nil for all others:
  /// other options, subcommands, help and errors.
  ///
  /// The argument parser takes longer than everything else before a first answer. A test checks that
  /// it gives the same results.
  init?(plain arguments: some Sequence<String>) {
    self.init()
    var rest = arguments.makeIterator()
    while let argument = rest.next() {
      switch argument {
      case "-c":
        guard let words = rest.next(), !words.hasPrefix("-") else { return nil }
        self.words.append(words)
      case "--json": isJSON = true
      case "--explain": explains = true
      case "--quiet": isQuiet = true
      case "check", "render", "grade", "help", "lint", "sheet", "merge", "package": return nil
      default:
        guard !argument.hasPrefix("-") else { return nil }
        files.append(argument)
      }
    }
    if explains, !isJSON { return nil }
  }
}

extension Invocation {
  /// - Returns: The exit status.
  func perform() -> Int32 {
    let isConversation =
      job == .run && files.isEmpty && words.isEmpty && !isJSON && StandardStream.input.isTerminal
    if job == .update {
      var update = ExpectationUpdate(self)
      return update.run()
    }
    guard isConversation else { return ScriptRun(self).run() }
    var conversation = Conversation(self)
    return conversation.run()
  }
}

extension Session {
  /// A session with files and lessons; `--safe` closes the files.
  init(_ invocation: Invocation) {
    self.init(
      settings: Self.settings(isSafe: invocation.isSafe),
      files: invocation.isSafe ? .closed : .system, formats: DocumentFormat.all)
    lessons = .system
    let forgetsProgress = invocation.isSafe || invocation.job != .run
    makeExaminer = {
      QuizExaminer(progress: forgetsProgress ? .none : .own, moment: ProgressFile.moment)
    }
  }

  private static func settings(isSafe: Bool) -> Settings {
    var settings = isSafe ? .safe : Settings()
    settings.maximumMemory = min(settings.maximumMemory, Process.memory / 2)
    // Beside the numbers there are the program, its text and what grows by doubling.
    settings.limits.memory = min(settings.limits.memory, Process.memory / 4)
    return settings
  }
}
