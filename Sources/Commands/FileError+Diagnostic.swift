internal import Arithmetic
public import Files
public import Syntax

extension FileError {
  /// The words for a file that was named at a place.
  public func diagnostic(for path: String, at span: Span) -> Diagnostic {
    switch self {
    case .closed:
      Diagnostic(
        .notInSafeMode, "files are closed in safe mode", labels: [.init(span)],
        help: ["run convo without --safe, if you trust what it runs"])
    case .system(let reason):
      Diagnostic(.file, "\(path): \(reason)", labels: [.init(span)])
    case .tooManyBytes(let limit):
      Diagnostic(
        .tooLarge, "\(path) has more than \(limit) bytes, which the limit of cells allows for",
        labels: [.init(span)], help: ["set limit raises it"])
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
  /// A file's name with an ending that nothing is known of.
  public static func unknownEnding(
    _ path: String, _ endings: [String], doing verb: String, at span: Span
  ) -> Diagnostic {
    let known = endings.map { ".\($0)" }
    var help = ["endings that are known: " + known.joined(separator: ", ")]
    guard let ending = NumberFormat.fileExtension(of: path) else {
      return Diagnostic(
        .file, "the name has no ending that tells how it is to be \(verb)", labels: [.init(span)],
        help: help)
    }
    if let near = Suggestion.nearest(to: ending, in: endings) {
      help.insert("did you mean `.\(near)`?", at: 0)
    }
    return Diagnostic(
      .file, "files ending in .\(ending) cannot be \(verb)", labels: [.init(span)], help: help)
  }
}
