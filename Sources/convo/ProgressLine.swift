import Glibc
import Terminal

/// A sign of life on standard error while a computation takes long: `⠹ 3 s · Ctrl-C stops`.
///
/// It has no thread and no clock of its own: loops that ask whether somebody wishes to stop move it
/// on. It is wiped before an answer is written.
enum ProgressLine {
  /// How long a computation goes on in silence, and how long a picture stays, in milliseconds.
  private static let patience = 500
  private static let pace = 100

  // The program has one thread, and one computation at a time.
  nonisolated(unsafe) private static var began: Int?
  nonisolated(unsafe) private static var nextPicture = 0
  nonisolated(unsafe) private static var isShown = false
  nonisolated(unsafe) private static var isColored = false

  /// Whether a line can be written here and wiped again.
  static var isPossible: Bool {
    StandardStream.error.isTerminal && StandardStream.output.isTerminal
      && TerminalDevice.isCapable()
  }

  /// A computation begins.
  static func begin(isColored: Bool) {
    guard isPossible else { return }
    self.isColored = isColored
    began = now
    nextPicture = now + patience
  }

  /// The computation goes on.
  static func goOn() {
    guard let began else { return }
    let time = now
    guard time >= nextPicture else { return }
    nextPicture = time + pace
    isShown = true
    write((time - began) / 1000, picture: (time - began) / pace)
  }

  /// The computation is over, or an answer is about to be written.
  static func end() {
    began = nil
    guard isShown else { return }
    isShown = false
    StandardStream.error.write("\r\u{1b}[K")
  }

  private static let pictures = ["⠋", "⠙", "⠹", "⠸", "⠼", "⠴", "⠦", "⠧", "⠇", "⠏"]

  private static func write(_ seconds: Int, picture: Int) {
    let text = "\(pictures[picture % pictures.count]) \(seconds) s · Ctrl-C stops"
    StandardStream.error.write(isColored ? "\r\u{1b}[2m\(text)\u{1b}[0m" : "\r" + text)
  }

  /// Milliseconds of the clock that is cheapest to read.
  private static var now: Int {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC_COARSE, &time)
    return time.tv_sec * 1000 + time.tv_nsec / 1_000_000
  }
}
