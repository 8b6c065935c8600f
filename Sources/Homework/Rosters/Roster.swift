public import Files

/// Who takes part: a table with a header, of which a column of ids and one of names are used.
public struct Roster: Equatable, Sendable {
  /// In the order of their ids.
  public let students: [Student]
  private let places: [StudentID: Int]

  /// The names that a column of ids or of names may have, the ones preferred first.
  static let idColumns = [
    "student_id", "sis login id", "sis user id", "id", "username", "userid", "useridnumber",
    "email", "useremail",
  ]
  static let nameColumns = ["name", "student", "full name", "fullname"]

  /// - Throws: `FileError.malformed` where no column is one of ids, or an id stands twice.
  public init(_ table: SeparatedTexts) throws(FileError) {
    guard let header = table.rows.first?.cells else { throw .malformed("it has no rows") }
    guard let ids = header.column(Self.idColumns) else {
      throw .malformed("no column is named student_id, id, username or email")
    }
    let names = header.column(Self.nameColumns)
    var students: [Student] = []
    var lines: [StudentID: Int] = [:]
    for row in table.rows.dropFirst() {
      guard row.cells.indices.contains(ids) else { continue }
      // A gradebook has rows that are about columns and not about students.
      guard !Gradebook.isAboutColumns(row.cells) else { continue }
      let id = StudentID(row.cells[ids])
      guard !id.isEmpty else { continue }
      if let line = lines[id] {
        throw .malformed("the id of line \(row.line) is that of line \(line) too")
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
  /// The place of the first of these names that the header has, whatever the case of its letters.
  func column(_ names: [String]) -> Int? {
    let header = map { StudentID($0).key }
    for name in names {
      if let place = header.firstIndex(of: name) { return place }
    }
    return nil
  }
}
