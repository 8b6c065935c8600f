public import Files

/// The students of a class: a table with a header, columns of ids and of names.
///
/// The columns are found by the names that learning platforms give them. A student has one id, from the
/// first column that is there, and is known by the others too.
public struct Roster: Equatable, Sendable {
  /// In the order of their ids.
  public let students: [Student]
  private var places: [StudentID: Int] = [:]

  /// The possible headers of columns of ids, in order of preference, in lower case.
  static let idColumns = [
    // Convo and nbgrader; Canvas; Brightspace; Blackboard; Gradescope; GitHub Classroom; Moodle.
    "student_id", "sis login id", "sis user id", "orgdefinedid", "student id", "sid", "id",
    "github_username", "username", "userid", "useridnumber", "id number", "idnumber", "identifier",
    "email", "useremail", "email address", "e-mail",
  ]
  /// Columns that only lead to a student: they belong to one submission, or are a system's own.
  static let otherColumns = [
    "submission id", "login id", "integration id", "github_id", "lms_user_id",
  ]
  static let nameColumns = ["name", "student", "student name", "full name", "fullname"]
  static let firstNames = ["first name", "firstname", "first_name", "given name"]
  static let lastNames = ["last name", "lastname", "last_name", "surname", "family name"]

  /// - Throws: `FileError.malformed` if there is no column of ids, or an id occurs twice.
  public init(_ table: SeparatedTexts) throws(FileError) {
    guard let header = table.rows.first?.cells else { throw .malformed("it has no rows") }
    guard let ids = header.column(Self.idColumns) else {
      throw .malformed("no column is called student_id, id, username, sid or email")
    }
    let others = (Self.idColumns + Self.otherColumns).compactMap { header.column([$0]) }
    let names = NameColumns(header)
    var students: [Student] = []
    var known: [(StudentID, place: Int)] = []
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
      for column in others where row.cells.indices.contains(column) {
        known += Self.forms(of: row.cells[column]).map { ($0, students.count) }
      }
      let name = names.name(in: row.cells)
      known += Self.forms(ofName: name).map { ($0, students.count) }
      students.append(Student(id: StudentID.trimmed(row.cells[ids]), name: name))
    }
    self.init(students, knownAs: known)
  }

  /// - Parameter known: Other ids and names, each with its student's place. Those of several students
  ///   are not used.
  init(_ students: [Student], knownAs known: [(StudentID, place: Int)] = []) {
    let order = students.indices.sorted { StudentID(students[$0].id) < StudentID(students[$1].id) }
    self.students = order.map { students[$0] }
    var rank = [Int](repeating: 0, count: students.count)
    for (place, old) in order.enumerated() { rank[old] = place }
    var ambiguous: Set<StudentID> = []
    for (id, place) in known where !id.isEmpty {
      if let other = places[id], other != rank[place] { ambiguous.insert(id) }
      places[id] = rank[place]
    }
    for id in ambiguous { places[id] = nil }
    for (place, student) in self.students.enumerated() { places[StudentID(student.id)] = place }
  }

  /// The student with this id, in any of the columns.
  public subscript(_ id: StudentID) -> Student? { places[id].map { students[$0] } }

  /// The student with this name, as `Ann Okafor`, `Okafor, Ann` or `okaforann`.
  public subscript(named name: String) -> Student? {
    for form in Self.forms(ofName: name) {
      if let place = places[form] { return students[place] }
    }
    return nil
  }

  /// An id, and the number in it: Moodle's `Participant 123`. Of an address also the part before the @.
  private static func forms(of id: String) -> [StudentID] {
    let text = StudentID.trimmed(id)
    var forms = [StudentID(text)]
    if text.lowercased().hasPrefix("participant ") {
      forms.append(StudentID(String(text.dropFirst(12))))
    }
    if let at = text.firstIndex(of: "@"), at > text.startIndex {
      forms.append(StudentID(String(text[..<at])))
    }
    return forms
  }

  /// A name in the order of its words sorted, without marks between them, and as Canvas squashes it. A
  /// zero byte keeps names from being taken for ids.
  private static func forms(ofName name: String) -> [StudentID] {
    let words = name.lowercased().split { !($0.isLetter || $0.isNumber) }.map(String.init)
    guard !words.isEmpty else { return [] }
    let parts = name.split(separator: ",").map {
      $0.lowercased().filter { $0.isLetter || $0.isNumber }
    }
    // "Ann Okafor" is squashed to "okaforann".
    let squashed =
      parts.count == 2 ? parts.joined() : (words.suffix(1) + words.dropLast()).joined()
    return [StudentID("\0" + words.sorted().joined(separator: " ")), StudentID("\0" + squashed)]
  }
}

/// The columns of a table that hold names: one, or two for the first and last.
struct NameColumns {
  private let whole: Int?
  private let first: Int?
  private let last: Int?

  init(_ header: [String]) {
    whole = header.column(Roster.nameColumns)
    first = header.column(Roster.firstNames)
    last = header.column(Roster.lastNames)
  }

  func name(in cells: [String]) -> String {
    func cell(_ column: Int?) -> String {
      column.flatMap { cells.indices.contains($0) ? StudentID.trimmed(cells[$0]) : nil } ?? ""
    }
    let name = cell(whole)
    return name.isEmpty
      ? [cell(first), cell(last)].filter { !$0.isEmpty }.joined(separator: " ") : name
  }
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
