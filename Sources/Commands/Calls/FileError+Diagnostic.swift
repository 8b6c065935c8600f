internal import Arithmetic
public import Files
public import Syntax

extension FileError {
  /// The diagnostic of the error for the file `path`, which was named at `span`.
  public func diagnostic(for path: String, at span: Span) -> Diagnostic {
    switch self {
    case .closed:
      Diagnostic(
        .notInSafeMode, "files cannot be opened with --safe", labels: [.init(span)],
        help: ["run convo without --safe if you trust the script"])
    case .system(let reason):
      Diagnostic(.file, "\(path): \(reason)", labels: [.init(span)])
    case .tooManyBytes(let limit):
      Diagnostic(
        .tooLarge, "\(path) has more than \(limit) bytes, the most that the limit of cells allows",
        labels: [.init(span)], help: ["set limit raises the limit"])
    case .malformed(let problem):
      Diagnostic(.file, "\(path): \(problem)", labels: [.init(span)])
    case .unwritable(let problem, let help):
      Diagnostic(
        .file, "\(path): \(problem)", labels: [.init(span)], help: help.isEmpty ? [] : [help])
    case .arithmetic(let error): error.diagnostic(at: span)
    }
  }
}

extension Diagnostic {
  /// The error that a file's extension is missing or unknown.
  ///
  /// - Parameters:
  ///   - endings: The known extensions, without dots.
  ///   - verb: `read` or `written`.
  public static func unknownEnding(
    _ path: String, _ endings: [String], doing verb: String, at span: Span
  ) -> Diagnostic {
    let known = endings.map { ".\($0)" }
    var help = ["known extensions: " + known.joined(separator: ", ")]
    guard let ending = NumberFormat.fileExtension(of: path) else {
      return Diagnostic(
        .file, "the file needs an extension to be \(verb)", labels: [.init(span)],
        help: help)
    }
    if let near = Suggestion.nearest(to: ending, in: endings) {
      help.insert("did you mean `.\(near)`?", at: 0)
    }
    return Diagnostic(
      .file, "files with the extension .\(ending) cannot be \(verb)", labels: [.init(span)],
      help: help)
  }
}
