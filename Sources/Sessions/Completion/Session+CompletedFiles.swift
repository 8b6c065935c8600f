internal import Commands
internal import Files

/// Completion of file names by the kinds of file that fit; folders can be completed further.
extension Session {
  /// The files for an unclosed string: any after `save`, readable formats after a command that reads
  /// numbers, else none.
  static func files(_ paths: [String], for owner: String?) -> [Candidate] {
    guard let owner else { return [] }
    let isAny = owner == Directive.save.name
    guard isAny || readsFile(owner) else { return [] }
    return paths.filter { isAny || isFolder($0) || NumberFormat(path: $0) != nil }
      .map { Candidate(text: $0, meaning: "", ending: isFolder($0) ? "" : "\"") }
  }

  /// The scripts, for `quiz`.
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
