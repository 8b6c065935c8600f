import Terminal

/// How far a long run has come, on one line of the terminal, if somebody sits at it.
struct GradingProgress {
  private let total: Int
  private let isShown: Bool
  private var done = 0
  private var last: Double
  private var hasWritten = false

  private static let width = 30
  /// Runs that are over before are not worth a line.
  private static let delay = 0.5
  private static let pace = 0.1

  init(total: Int) {
    self.total = total
    isShown = StandardStream.error.isTerminal && TerminalDevice.isCapable()
    last = monotonicSeconds() + Self.delay - Self.pace
  }

  mutating func advance() {
    done += 1
    guard isShown, total > 0 else { return }
    let now = monotonicSeconds()
    guard now - last >= Self.pace else { return }
    last = now
    hasWritten = true
    let filled = Self.width * done / total
    let bar =
      String(repeating: "█", count: filled) + String(repeating: "░", count: Self.width - filled)
    StandardStream.error.write("\r\(bar) \(done) of \(total)\u{1b}[K")
  }

  func clear() { if hasWritten { StandardStream.error.write("\r\u{1b}[K") } }
}
