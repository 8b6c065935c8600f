public import Files

/// A gradebook exported by Canvas, of which the identity columns are kept unchanged.
///
/// Source: Canvas LMS, `gradebook_importer.rb` and `gradebook_exporter.rb`: the first cell is `Student`,
/// or the first two `LastName` and `FirstName`; `ID` follows, and `Section` is the last column about the
/// student. After it come the assignments, as `Title (1234)`.
public struct Gradebook: Equatable, Sendable {
  /// The names of the identity columns.
  public let header: [String]
  public let rows: [Row]
  /// The names of the columns after them.
  private let assignments: [String]

  public struct Row: Equatable, Sendable {
    /// The student's ids, in the importer's order.
    public var ids: [StudentID]
    public var cells: [String]
  }

  private static let idColumns = ["sis login id", "sis user id", "id", "integration id"]

  /// - Throws: `FileError.malformed` if the table is not a gradebook.
  public init(_ table: SeparatedTexts) throws(FileError) {
    guard let names = table.rows.first?.cells, Self.isBeginning(names),
      let section = names.firstIndex(of: "Section")
    else {
      throw .malformed("a Canvas gradebook begins with the column Student and has a column Section")
    }
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
    assignments = Array(names[(section + 1)...])
  }

  private static func isBeginning(_ names: [String]) -> Bool {
    if names.first?.contains("Student") == true { return true }
    let start = names.prefix(2).map { $0.lowercased().filter(\.isLetter) }
    return start == ["lastname", "firstname"]
  }

  /// The column of an assignment with its number, `Homework 3 (81)`, which Canvas then finds whatever
  /// its title has become; nil if the gradebook has none of that title.
  public func column(titled title: String) -> String? {
    assignments.first { name in
      guard name.hasSuffix(")"), let open = name.lastIndex(of: "(") else { return false }
      let number = name[name.index(after: open)...].dropLast()
      return !number.isEmpty && number.allSatisfy(\.isNumber)
        && StudentID.trimmed(String(name[..<open])) == title
    }
  }

  /// Whether a row has the possible points or marks muted columns.
  static func isAboutColumns(_ cells: [String]) -> Bool {
    if cells.first?.contains("Points Possible") == true { return true }
    return cells.first?.isEmpty == true
      && cells.allSatisfy { $0.isEmpty || $0 == "Muted" || $0.hasPrefix("Manual Posting") }
  }
}
