public import Files

/// The submission times exported by a learning platform, each with a zone: by file, `file,time`, or by
/// student, as in Gradescope's table of grades.
///
/// The files' own modification times are not used, because students can change them.
public struct SubmissionTimes: Equatable, Sendable {
  /// By path, or by the end of one from a slash on.
  private var byFile: [String: Int] = [:]
  private var byStudent: [StudentID: Int] = [:]
  /// By folder, for files that stand next to a file with the time.
  private var byFolder: [String: Int] = [:]

  /// The time of all files that have no other.
  private var all: Int?

  public init() {}

  public mutating func setAll(_ seconds: Int) { all = seconds }

  /// - Throws: `FileError.malformed` with the number of a line without a time like
  ///   2026-11-30T23:59+01:00.
  public init(_ table: SeparatedTexts) throws(FileError) {
    guard let header = table.rows.first?.cells,
      let time = header.column(["time", "submitted_at", "created_at", "submission time"]),
      let owner = header.column(["file"] + Roster.idColumns)
    else { throw .malformed("its first line must be file,time or student_id,time") }
    let isFile = header.column(["file"]) != nil
    for row in table.rows.dropFirst() {
      // Who handed in nothing has no time.
      if !isFile, row.cells.count <= time || row.cells[time].isEmpty { continue }
      guard row.cells.count > max(owner, time), let instant = Self.instant(row.cells[time]) else {
        throw .malformed("line \(row.line) has no time like 2026-11-30T23:59:00+01:00")
      }
      if isFile {
        byFile[row.cells[owner]] = instant
      } else {
        byStudent[StudentID(row.cells[owner])] = instant
      }
    }
  }

  /// Adds the time of the files in a folder, from nbgrader's `timestamp.txt`; false if it is not one.
  public mutating func add(folder: String, timestamp: String) -> Bool {
    let line = timestamp.split(whereSeparator: \.isNewline).first.map(String.init) ?? ""
    guard let instant = Self.instant(line.hasSuffix("UTC") ? String(line.dropLast(3)) + "Z" : line)
    else { return false }
    byFolder[folder] = instant
    return true
  }

  public func time(of file: SubmissionFile) -> Int? {
    var rest = file.path[...]
    while true {
      if let time = byFile[String(rest)] { return time }
      guard let slash = rest.firstIndex(of: "/") else { break }
      rest = rest[rest.index(after: slash)...]
    }
    let name = SubmissionFile.name(of: file.path)
    return byFolder[String(file.path.dropLast(name.count))] ?? byStudent[StudentID(file.student.id)]
      ?? all
  }

  /// The newest file; nil if a time is missing or two are the newest.
  func newest(of files: [SubmissionFile]) -> SubmissionFile? {
    var best: (file: SubmissionFile, time: Int)?
    var isTie = false
    for file in files {
      guard let time = time(of: file) else { return nil }
      guard let former = best else {
        best = (file, time)
        continue
      }
      if time > former.time { (best, isTie) = ((file, time), false) }
      if time == former.time { isTie = true }
    }
    return isTie ? nil : best?.file
  }

  /// The seconds since 1970 of a time with zone (RFC 3339, with optional seconds).
  static func instant(_ text: String) -> Int? {
    var rest = Array(StudentID.trimmed(text).utf8)[...]
    func number(_ digits: Int) -> Int? {
      guard rest.count >= digits else { return nil }
      var value = 0
      for byte in rest.prefix(digits) {
        guard (48...57).contains(byte) else { return nil }
        value = 10 * value + Int(byte - 48)
      }
      rest = rest.dropFirst(digits)
      return value
    }
    func take(_ marks: String) -> UInt8? {
      guard let byte = rest.first, marks.utf8.contains(byte) else { return nil }
      rest = rest.dropFirst()
      return byte
    }
    guard let year = number(4), take("-") != nil, let month = number(2), take("-") != nil,
      let day = number(2), take("Tt ") != nil, let hour = number(2), take(":") != nil,
      let minute = number(2), (1...12).contains(month), (1...31).contains(day), hour < 24,
      minute < 60
    else { return nil }
    var second = 0
    if take(":") != nil {
      guard let value = number(2), value <= 60 else { return nil }
      second = value
      if take(".") != nil { rest = rest.drop { (48...57).contains($0) } }
    }
    _ = take(" ")
    guard let sign = take("Zz+-") else { return nil }
    var zone = 0
    if sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") {
      guard let hours = number(2) else { return nil }
      _ = take(":")
      guard let minutes = number(2), hours < 24, minutes < 60 else { return nil }
      zone = (60 * hours + minutes) * (sign == UInt8(ascii: "+") ? 60 : -60)
    }
    guard rest.isEmpty else { return nil }
    return 86_400 * days(year, month, day) + 3600 * hour + 60 * minute + second - zone
  }

  /// The days since 1970-01-01 in the Gregorian calendar, with years that begin in March so that the leap
  /// day comes last.
  private static func days(_ year: Int, _ month: Int, _ day: Int) -> Int {
    let year = month > 2 ? year : year - 1
    let monthFromMarch = (month + 9) % 12
    let leaps = year / 4 - year / 100 + year / 400
    return 365 * year + leaps + (153 * monthFromMarch + 2) / 5 + day - 1 - 719_468
  }
}
