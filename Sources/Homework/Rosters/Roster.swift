public import Files

/// The students of a class: a table with a header, a column of ids and a column of names.
public struct Roster: Equatable, Sendable {
  /// In the order of their ids.
  public let students: [Student]
  private let places: [StudentID: Int]

  /// The possible headers of the column of ids, in order of preference.
  static let idColumns = [
    "student_id", "sis login id", "sis user id", "id", "username", "userid", "useridnumber",
    "email", "useremail",
  ]
  static let nameColumns = ["name", "student", "full name", "fullname"]

  /// - Throws: `FileError.malformed` if there is no column of ids, or an id occurs twice.
  public init(_ table: SeparatedTexts) throws(FileError) {
    guard let header = table.rows.first?.cells else { throw .malformed("it has no rows") }
    guard let ids = header.column(Self.idColumns) else {
      throw .malformed("no column is called student_id, id, username or email")
    }
    let names = header.column(Self.nameColumns)
    var students: [Student] = []
    var lines: [StudentID: Int] = [:]
    for row in table.rows.dropFirst() {
      guard row.cells.indices.contains(ids) else { continue }
      // Some rows of a gradebook describe columns instead of students.
      guard !Gradebook.isAboutColumns(row.cells) else { continue }
      let id = StudentID(row.cells[ids])
      guard !id.isEmpty else { continue }
      if let line = lines[id] {
        throw .malformed("lines \(line) and \(row.line) have the same id")
      }
      lines[id] = row.line
      let name = names.flatMap { row.cells.indices.contains($0) ? row.cells[$0] : nil } ?? ""
      students.append(Student(id: StudentID.trimmed(row.cells[ids]), name: name))
    }
    self.init(students)
  }

  init(_ students: [Student]) {
    let sorted = students.map { (StudentID($0.id), $0) }.sorted { $0.0 < $1.0 }
    self.students = sorted.map(\.1)
    places = Dictionary(
      sorted.enumerated().map { ($1.0, $0) }, uniquingKeysWith: { first, _ in first })
  }

  public subscript(_ id: StudentID) -> Student? { places[id].map { students[$0] } }
}

extension [String] {
  /// The index of the first of these names in the header, ignoring case.
  func column(_ names: [String]) -> Int? {
    let header = map { StudentID($0).key }
    for name in names {
      if let place = header.firstIndex(of: name) { return place }
    }
    return nil
  }
}

/// A gradebook exported by Canvas, of which the identity columns are kept unchanged.
///
/// Source: Canvas LMS, `gradebook_importer.rb` and `gradebook_exporter.rb`: the first cell is
/// `Student`, the second `ID`, and `Section` is the last column about the student.
public struct Gradebook: Equatable, Sendable {
  /// The names of the identity columns.
  public let header: [String]
  public let rows: [Row]

  public struct Row: Equatable, Sendable {
    /// The student's ids, in the importer's order.
    public var ids: [StudentID]
    public var cells: [String]
  }

  private static let idColumns = ["sis login id", "sis user id", "id", "integration id"]

  /// - Throws: `FileError.malformed` if the table is not a gradebook.
  public init(_ table: SeparatedTexts) throws(FileError) {
    guard let names = table.rows.first?.cells, names.first?.contains("Student") == true,
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
  }

  /// Whether a row has the possible points or marks muted columns.
  static func isAboutColumns(_ cells: [String]) -> Bool {
    if cells.first?.contains("Points Possible") == true { return true }
    return cells.first?.isEmpty == true
      && cells.allSatisfy { $0.isEmpty || $0 == "Muted" || $0.hasPrefix("Manual Posting") }
  }
}
