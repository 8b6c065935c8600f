/// Matches files to students by file name and roster, before any file is read.
///
/// The student line in a file is not used: the file could be a copy.
public struct SubmissionMatching: Sendable {
  public var roster: Roster?
  public var pattern: FilePattern?
  public var times: SubmissionTimes?
  public var shard: Shard

  public init(
    roster: Roster? = nil, pattern: FilePattern? = nil, times: SubmissionTimes? = nil,
    shard: Shard = .whole
  ) {
    self.roster = roster
    self.pattern = pattern
    self.times = times
    self.shard = shard
  }

  public struct Result: Equatable, Sendable {
    /// One file per student, in the order of ids.
    public var files: [SubmissionFile] = []
    public var findings = RunFindings()
  }

  public func matched(_ paths: [String]) -> Result {
    var result = Result()
    var byID: [StudentID: [SubmissionFile]] = [:]
    for path in paths {
      let file = file(path, &result.findings)
      let id = StudentID(file.student.id)
      if shard.contains(id) { byID[id, default: []].append(file) }
    }
    let absent = roster?.students.filter { student in
      let id = StudentID(student.id)
      return shard.contains(id) && byID[id] == nil
    }
    result.findings.absent = absent ?? []
    let inShard = Set(byID.values.joined().map(\.path))
    result.findings.unmatched.removeAll { !inShard.contains($0.file) }
    for (_, files) in byID.sorted(by: { $0.key < $1.key }) {
      result.files.append(single(files, &result.findings))
    }
    return result
  }

  private func file(_ path: String, _ findings: inout RunFindings) -> SubmissionFile {
    let name = SubmissionFile.name(of: path)
    let found = pattern.map { $0.id(in: name) }
    let id = (found ?? nil) ?? SubmissionFile.stem(of: name)
    if let found, found == nil {
      findings.unmatched.append(.init(file: path, reason: "its name does not match --match"))
      return SubmissionFile(
        path: path, student: Student(id: id), flags: ["the file name does not identify a student"])
    }
    guard let roster else { return SubmissionFile(path: path, student: Student(id: id)) }
    guard let student = roster[StudentID(id)] else {
      findings.unmatched.append(.init(file: path, reason: "no one on the roster has this id"))
      return SubmissionFile(
        path: path, student: Student(id: id), flags: ["no one on the roster has this id"])
    }
    return SubmissionFile(path: path, student: student)
  }

  /// Selects the newest of several files of one student if the times are known, else refuses all.
  private func single(_ files: [SubmissionFile], _ findings: inout RunFindings) -> SubmissionFile {
    guard files.count > 1, var first = files.first else {
      return files.first ?? SubmissionFile(path: "", student: Student(id: ""))
    }
    let paths = files.map(\.path)
    if let newest = times?.newest(of: paths),
      var file = files.first(where: { $0.path == newest })
    {
      let others = paths.filter { $0 != newest }.map { SubmissionFile.name(of: $0) }
      file.flags.append("the newest of \(files.count) files; not graded: \(others.joinedList)")
      return file
    }
    let names = paths.joinedList
    first.refusal = "\(files.count) files have this student's id: \(names)"
    for path in paths {
      findings.unmatched.append(
        .init(file: path, reason: "another file has the same id; use --times to choose"))
    }
    return first
  }
}

extension [String] {
  fileprivate var joinedList: String { sorted().joined(separator: ", ") }
}

/// A part of a class, selected by the remainder of the ids' stable hash.
public struct Shard: Equatable, Sendable {
  /// From 1 to `count`.
  public var index: Int
  public var count: Int

  public static let whole = Shard()

  private init() {
    index = 1
    count = 1
  }

  /// Parses `2/8`: two numbers, the first from 1 to the second. Nil for all else.
  public init?(_ text: String) {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 2, let index = Int(parts[0]), let count = Int(parts[1]),
      count >= 1, (1...count).contains(index)
    else { return nil }
    self.index = index
    self.count = count
  }

  public func contains(_ id: StudentID) -> Bool {
    count == 1 || id.stableHash % UInt64(count) == UInt64(index - 1)
  }
}

/// A submitted file and its student.
public struct SubmissionFile: Equatable, Sendable {
  public var path: String
  public var student: Student
  /// Flags for the report about the file itself.
  public var flags: [String]
  /// The reason for not grading the file; nil to grade it.
  public var refusal: String?

  public init(path: String, student: Student, flags: [String] = [], refusal: String? = nil) {
    self.path = path
    self.student = student
    self.flags = flags
    self.refusal = refusal
  }

  /// The last component of a path.
  static func name(of path: String) -> String {
    path.split(separator: "/").last.map(String.init) ?? path
  }

  /// The name without its extension.
  static func stem(of name: String) -> String {
    guard let dot = name.lastIndex(of: "."), dot > name.startIndex else { return name }
    return String(name[..<dot])
  }
}
