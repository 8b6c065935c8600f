public import Files

/// The submission times exported by a learning platform: `file,time`, each time with a zone.
///
/// The files' own modification times are not used, because students can change them.
public struct SubmissionTimes: Equatable, Sendable {
  private var seconds: [String: Int] = [:]

  /// - Throws: `FileError.malformed` with the number of a line without a time like
  ///   2026-11-30T23:59+01:00.
  public init(_ table: SeparatedTexts) throws(FileError) {
    guard let header = table.rows.first?.cells, let file = header.column(["file"]),
      let time = header.column(["time", "submitted_at", "created_at"])
    else { throw .malformed("its first line must be file,time") }
    for row in table.rows.dropFirst() {
      guard row.cells.count > max(file, time), let instant = Self.instant(row.cells[time]) else {
        throw .malformed("line \(row.line) has no time like 2026-11-30T23:59:00+01:00")
      }
      seconds[SubmissionFile.name(of: row.cells[file])] = instant
    }
  }

  /// The newest path; nil if a time is missing or two paths are the newest.
  func newest(of paths: [String]) -> String? {
    var best: (path: String, time: Int)?
    var isTie = false
    for path in paths {
      guard let time = seconds[SubmissionFile.name(of: path)] else { return nil }
      guard let former = best else {
        best = (path, time)
        continue
      }
      if time > former.time { (best, isTie) = ((path, time), false) }
      if time == former.time { isTie = true }
    }
    return isTie ? nil : best?.path
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
