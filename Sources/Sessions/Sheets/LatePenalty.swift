public import Arithmetic

/// What being late costs: `10%/day`, `5%/hour` for each one begun, or `20%` once.
public struct LatePenalty: Equatable, Sendable {
  /// A share of the points, from 0 to 1.
  public let share: Rational
  /// The seconds of a day or an hour; nil if the share is lost once.
  public let unit: Int?

  /// Nil if the text is none of these.
  public init?(_ text: String) {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard (1...2).contains(parts.count), parts[0].hasSuffix("%"), parts[0].utf8.count <= 12,
      let percent = (try? Rational(parsing: parts[0].dropLast(), limit: 64)) ?? nil,
      percent.sign >= 0, percent <= 100
    else { return nil }
    share = percent.divided(by: 100)
    switch parts.count == 2 ? parts[1] : "" {
    case "": unit = nil
    case "day": unit = 86_400
    case "hour": unit = 3600
    default: return nil
    }
    if parts.count == 2, unit == nil { return nil }
  }
}
