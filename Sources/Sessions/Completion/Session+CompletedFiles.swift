internal import Commands
internal import Files

/// Names of files, each where a file of its kind can be meant; folders lead on to others.
extension Session {
  /// What a text that is still open may name: behind `save` any file, behind a command that reads
  /// numbers what it can read, and elsewhere none.
  static func files(_ paths: [String], for owner: String?) -> [Candidate] {
    guard let owner else { return [] }
    let isAny = owner == Directive.save.name
    guard isAny || readsFile(owner) else { return [] }
    return paths.filter { isAny || isFolder($0) || NumberFormat(path: $0) != nil }
      .map { Candidate(text: $0, meaning: "", ending: isFolder($0) ? "" : "\"") }
  }

  /// Scripts, for `quiz`.
  static func scripts(_ paths: [String]) -> [Candidate] {
    paths.filter { isFolder($0) || NumberFormat.fileExtension(of: $0) == "convo" }
      .map { Candidate(text: $0, meaning: "", ending: "") }
  }

  private static func readsFile(_ owner: String) -> Bool {
    CommandTable.command(named: owner)?.parameters.contains {
      if case .file = $0.kind { true } else { false }
    } ?? false
  }

  private static func isFolder(_ path: String) -> Bool { path.hasSuffix("/") }
}
