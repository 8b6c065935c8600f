import Glibc
import Terminal

/// A progress line on standard error during long computations: `⠹ 3 s · Ctrl-C stops`.
///
/// It needs no thread or timer: computations update it whenever they check for an interruption. It is
/// erased before an answer is written.
enum ProgressLine {
  /// The delay before the line appears, and between two frames, in milliseconds.
  private static let delay = 500
  private static let interval = 100

  // Only the main thread computes, one statement at a time.
  nonisolated(unsafe) private static var began: Int?
  nonisolated(unsafe) private static var nextFrame = 0
  nonisolated(unsafe) private static var isShown = false
  nonisolated(unsafe) private static var isColored = false

  /// Whether a line can be written here and erased.
  static var isPossible: Bool {
    StandardStream.error.isTerminal && StandardStream.output.isTerminal
      && TerminalDevice.isCapable()
  }

  /// Notes that a computation begins.
  static func begin(isColored: Bool) {
    guard isPossible else { return }
    self.isColored = isColored
    began = now
    nextFrame = now + delay
  }

  /// Draws the next frame if it is due.
  static func update() {
    guard let began else { return }
    let time = now
    guard time >= nextFrame else { return }
    nextFrame = time + interval
    isShown = true
    write((time - began) / 1000, frame: (time - began) / interval)
  }

  /// Erases the line, after the computation or before an answer is written.
  static func end() {
    began = nil
    guard isShown else { return }
    isShown = false
    StandardStream.error.write("\r\u{1b}[K")
  }

  private static let frames = ["⠋", "⠙", "⠹", "⠸", "⠼", "⠴", "⠦", "⠧", "⠇", "⠏"]

  private static func write(_ seconds: Int, frame: Int) {
    let text = "\(frames[frame % frames.count]) \(seconds) s · Ctrl-C stops"
    StandardStream.error.write(isColored ? "\r\u{1b}[2m\(text)\u{1b}[0m" : "\r" + text)
  }

  /// The time in milliseconds, from the cheapest clock.
  private static var now: Int {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC_COARSE, &time)
    return time.tv_sec * 1000 + time.tv_nsec / 1_000_000
  }
}
