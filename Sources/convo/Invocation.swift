import Terminal

/// What the command line asks for.
struct Invocation: Equatable {
  var job = Job.run
  /// The words of each `-c`, each a script of its own line.
  var words: [String] = []
  var files: [String] = []
  var isJSON = false
  var isQuiet = false
  var stopsAtFailure = false
  var isSafe = false
  /// Whether a conversation begins with the person's own settings.
  var readsConfiguration = true
  var color = ColorChoice.auto

  enum Job: Equatable {
    /// Answer statements.
    case run
    /// Count which `expect` lines hold.
    case check
    /// Mark homework, or join marks.
    case homework(HomeworkJob)
  }
}

extension Invocation {
  /// Reads the plainest command lines by itself: files, `-c WORDS`, `--json`, `--quiet`.
  ///
  /// The argument parser takes longer than everything else that happens before a first answer, so it
  /// is asked only where there is more to say: other options, subcommands, help and mistakes. Both
  /// read these words alike; a test compares them.
  init?(plain arguments: some Sequence<String>) {
    self.init()
    var rest = arguments.makeIterator()
    while let argument = rest.next() {
      switch argument {
      case "-c":
        guard let words = rest.next(), !words.hasPrefix("-") else { return nil }
        self.words.append(words)
      case "--json": isJSON = true
      case "--quiet": isQuiet = true
      case "check", "grade", "help", "lint", "sheet", "merge": return nil
      default:
        guard !argument.hasPrefix("-") else { return nil }
        files.append(argument)
      }
    }
  }
}
