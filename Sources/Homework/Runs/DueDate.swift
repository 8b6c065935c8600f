public import Arithmetic
public import Sessions

/// When an assignment is due, and what being late costs: `due=2026-11-30T23:59+01:00 late=10%/day`.
public struct DueDate: Equatable, Sendable {
  /// Seconds since 1970.
  public var seconds: Int
  public var late: LatePenalty?

  /// Nil if the text is not a time with its zone.
  public init?(_ text: String, late: LatePenalty? = nil) {
    guard let seconds = SubmissionTimes.instant(text) else { return nil }
    (self.seconds, self.late) = (seconds, late)
  }

  /// The share of the points that a submission loses, from 0 to 1.
  public func penalty(late seconds: Int) -> Rational {
    guard let late, seconds > 0 else { return 0 }
    guard let unit = late.unit else { return min(late.share, 1) }
    // A part of a day counts as a day.
    return min(late.share * Rational((seconds - 1) / unit + 1), 1)
  }

  /// `2 days 3 hours`, `11 minutes`: the two largest units.
  static func words(_ seconds: Int) -> String {
    var parts: [String] = []
    var rest = seconds
    for (unit, name) in [(86_400, "day"), (3600, "hour"), (60, "minute"), (1, "second")] {
      let count = rest / unit
      rest %= unit
      if count > 0 { parts.append("\(count) \(name)\(count == 1 ? "" : "s")") }
      if parts.count == 2 || (parts.count == 1 && count == 0) { break }
    }
    return parts.joined(separator: " ")
  }
}
