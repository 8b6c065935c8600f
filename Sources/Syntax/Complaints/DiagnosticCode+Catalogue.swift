/// The texts of `help errors` and `help CODE`.
extension DiagnosticCode {
  /// One line, for the list of all codes.
  public var summary: String { entry.summary }
  /// A paragraph of explanation.
  public var explanation: String { entry.explanation }
  /// A statement that gives the error in a new session; nil if none does.
  public var example: String? { entry.example }

  private var entry: CatalogueEntry { CatalogueEntry.all[self] ?? CatalogueEntry("", "") }
}

/// The texts about one code.
struct CatalogueEntry {
  static let all = [text, shapes, sizes, session].reduce(into: [:]) { $0.merge($1) { $1 } }

  var summary: String
  var explanation: String
  var example: String?

  init(_ summary: String, _ explanation: String, example: String? = nil) {
    self.summary = summary
    self.explanation = explanation
    self.example = example
  }
}
