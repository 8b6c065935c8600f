import Glibc

/// One comparison: what is divided by what, and the ratio that is hoped for.
struct Row {
  enum Goal {
    case atMost(Double)
    case atLeast(Double)
  }

  enum Unit { case seconds, kibibytes }

  let what: String
  let ratios: Ratios
  let goal: Goal
  var unit = Unit.seconds

  var isReached: Bool {
    switch goal {
    case .atMost(let bound): ratios.median <= bound
    case .atLeast(let bound): ratios.median >= bound
    }
  }
}

/// The comparisons as they come, one line each.
struct Table {
  init() { line("what", "median", "least – most", "goal", "times") }

  func write(_ row: Row) {
    let ratios = row.ratios
    guard !ratios.isEmpty else { return }
    let goal =
      switch row.goal {
      case .atMost(let bound): "≤ " + Self.text(bound)
      case .atLeast(let bound): "≥ " + Self.text(bound)
      }
    let (first, second) = ratios.times
    line(
      row.what, Self.text(ratios.median),
      Self.text(ratios.least) + " – " + Self.text(ratios.most),
      goal + (row.isReached ? "" : " missed"),
      Self.amount(first, row.unit) + " : " + Self.amount(second, row.unit))
  }

  func write(missing: [String]) {
    guard !missing.isEmpty else { return }
    puts("\nnot installed, and left out: " + missing.joined(separator: ", "))
  }

  private func line(
    _ what: String, _ median: String, _ range: String, _ goal: String, _ times: String
  ) {
    puts(
      Self.padded(what, 58) + Self.padded(median, 9) + Self.padded(range, 17)
        + Self.padded(goal, 14) + times)
    fflush(nil)
  }

  private static func padded(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(1, width - text.count))
  }

  /// Three digits, as many as such a measurement is worth.
  static func text(_ value: Double) -> String {
    let places = value >= 100 ? 0 : value >= 10 ? 1 : 2
    let scale = places == 0 ? 1.0 : places == 1 ? 10 : 100
    let rounded = (value * scale).rounded() / scale
    return rounded == rounded.rounded() ? "\(Int(rounded))" : "\(rounded)"
  }

  private static func amount(_ value: Double, _ unit: Row.Unit) -> String {
    switch unit {
    case .seconds: duration(value)
    case .kibibytes: text(value / 1024) + " MiB"
    }
  }

  private static func duration(_ seconds: Double) -> String {
    if seconds < 1e-3 { return text(seconds * 1e6) + " µs" }
    return seconds < 1 ? text(seconds * 1e3) + " ms" : text(seconds) + " s"
  }
}
