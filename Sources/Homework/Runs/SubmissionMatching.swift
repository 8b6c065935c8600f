public import Arithmetic

/// Matches files to students by path and roster, before any file is read, and says which were late.
///
/// The student line in a file is not used: the file could be a copy.
public struct SubmissionMatching: Sendable {
  public var roster: Roster?
  public var times: SubmissionTimes?
  public var due: DueDate?
  public var shard: Shard
  /// The student whose files all are; nil if the paths tell.
  public var student: String?
  private let finder: PathFinder?

  /// - Parameter assignment: The assignment's id, which may be part of paths.
  public init(
    roster: Roster? = nil, naming: FileNaming? = nil, assignment: String = "",
    times: SubmissionTimes? = nil, due: DueDate? = nil, shard: Shard = .whole,
    student: String? = nil
  ) {
    self.roster = roster
    self.times = times
    self.due = due
    self.shard = shard
    self.student = student
    finder = naming?.finder(assignment: assignment)
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
    let found = student.map { FileNaming.Found(id: $0, name: nil) } ?? finder?.found(in: path)
    let id = found?.id ?? SubmissionFile.stem(of: SubmissionFile.name(of: path))
    var file = SubmissionFile(path: path, student: Student(id: id))
    if found?.isLate == true { file.flags.append("late, as its name says") }
    if finder != nil, found == nil {
      findings.unmatched.append(.init(file: path, reason: "its path does not match --match"))
      file.flags = ["the path does not identify a student"]
    } else if let roster {
      if let student = roster[StudentID(id)] ?? roster[named: found?.name ?? id] {
        file.student = student
      } else {
        let reason = "no one on the roster has this id"
        findings.unmatched.append(.init(file: path, reason: reason))
        file.flags.append(reason)
      }
    }
    if let due, let time = times?.time(of: file), time > due.seconds {
      file.note(late: time - due.seconds, due)
    }
    return file
  }

  /// Selects one of several files of a student: the only one that is Convo's, or the newest if the times
  /// are known. Otherwise none is graded.
  private func single(_ files: [SubmissionFile], _ findings: inout RunFindings) -> SubmissionFile {
    guard files.count > 1, var first = files.first else {
      return files.first ?? SubmissionFile(path: "", student: Student(id: ""))
    }
    let paths = files.map(\.path)
    // In a folder of the student's there may be texts beside the submission.
    let ours = finder == nil && student == nil ? [] : files.filter { $0.path.hasSuffix(".convo") }
    let newest = times?.newest(of: ours.count == 1 ? [] : files)
    if let chosen = ours.count == 1 ? ours.first : newest {
      var file = chosen
      let others = paths.filter { $0 != chosen.path }.map { SubmissionFile.name(of: $0) }
      let what = ours.count == 1 ? "one" : "the newest"
      file.flags.append("\(what) of \(files.count) files; not graded: \(others.joinedList)")
      return file
    }
    first.refusal = "\(files.count) files have this student's id: \(paths.joinedList)"
    let names = Set(paths.map { SubmissionFile.name(of: $0) })
    let advice =
      names.count < paths.count && finder == nil
      ? "--match folder takes the student from the folder" : "use --times to choose"
    for path in paths {
      findings.unmatched.append(
        .init(file: path, reason: "another file has the same id; \(advice)"))
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
  /// How many seconds after the due date it came; nil if it was in time or that is unknown.
  public private(set) var lateSeconds: Int?
  /// The share of the points that this costs.
  public private(set) var penalty: Rational = 0

  public init(path: String, student: Student, flags: [String] = [], refusal: String? = nil) {
    self.path = path
    self.student = student
    self.flags = flags
    self.refusal = refusal
  }

  mutating func note(late seconds: Int, _ due: DueDate) {
    lateSeconds = seconds
    penalty = due.penalty(late: seconds)
    let cost =
      penalty.isZero ? "" : ", which costs \((penalty * 100).shortPointsText) % of the points"
    flags.append("late by \(DueDate.words(seconds))\(cost)")
  }

  /// Adds to a report what is known of the file.
  public func complete(_ report: inout SubmissionReport) {
    report.flags = flags + report.flags
    report.lateSeconds = lateSeconds
    report.penalty = penalty
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
