public import Files

/// A gradebook as Canvas exports it, of which the columns that say who a student is are kept as they
/// stand.
///
/// Source: Canvas LMS, `gradebook_importer.rb` and `gradebook_exporter.rb`: the first cell is
/// `Student`, the second `ID`, and `Section` is the last column about the student.
public struct Gradebook: Equatable, Sendable {
  /// The names of the identity columns.
  public let header: [String]
  public let rows: [Row]

  public struct Row: Equatable, Sendable {
    /// Each way the student may be named, in the order the importer asks for them.
    public var ids: [StudentID]
    public var cells: [String]
  }

  private static let idColumns = ["sis login id", "sis user id", "id", "integration id"]

  /// - Throws: `FileError.malformed` where the table is no gradebook.
  public init(_ table: SeparatedTexts) throws(FileError) {
    guard let names = table.rows.first?.cells, names.first?.contains("Student") == true,
      let section = names.firstIndex(of: "Section")
    else { throw .malformed("a Canvas gradebook begins with Student and has a column Section") }
    let header = Array(names[...section])
    let columns = Self.idColumns.compactMap { header.column([$0]) }
    var rows: [Row] = []
    for row in table.rows.dropFirst() where !Self.isAboutColumns(row.cells) {
      let cells = (0...section).map { row.cells.indices.contains($0) ? row.cells[$0] : "" }
      let ids = columns.map { StudentID(cells[$0]) }.filter { !$0.isEmpty }
      rows.append(Row(ids: ids, cells: cells))
    }
    self.header = header
    self.rows = rows
  }

  /// Whether a row is that of the points possible, or one of those that say which columns are muted.
  static func isAboutColumns(_ cells: [String]) -> Bool {
    if cells.first?.contains("Points Possible") == true { return true }
    return cells.first?.isEmpty == true
      && cells.allSatisfy { $0.isEmpty || $0 == "Muted" || $0.hasPrefix("Manual Posting") }
  }
}
