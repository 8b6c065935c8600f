import Commands
internal import Computations
import Glibc
import Rendering
import Terminal

/// Shows the steps of a computation on the terminal's alternate screen, controlled by keys.
struct Player {
  private let playback: Steps
  private let style: Style
  private var state: PlayerState

  /// - Parameter asks: Whether each sum is hidden until it is typed.
  init(_ playback: Steps, style: Style, asks: Bool = false) {
    self.playback = playback
    self.style = style
    state = PlayerState(count: playback.count, hasCompanion: playback.companion != nil, asks: asks)
  }

  /// - Returns: False if there is no terminal to draw on.
  mutating func run() -> Bool {
    guard let keys = KeyReader() else { return false }
    defer { keys.end() }
    var shown = ""
    var due = 0
    while !state.isOver {
      let picture = picture()
      if picture != shown { keys.write(picture) }
      shown = picture
      let wait = state.isPlaying ? max(due - Self.now, 0) : nil
      switch keys.read(within: wait) {
      case .key(let key):
        let before = state
        state.press(key)
        judge()
        if !before.isPlaying || before.millisecondsPerStep != state.millisecondsPerStep {
          due = Self.now + state.millisecondsPerStep
        }
      case .timeout:
        state.advance()
        due = Self.now + state.millisecondsPerStep
      case .interrupted, .endOfInput: state.leave()
      case .resized:
        shown = ""
        state.resetLayout()
      }
    }
    return true
  }

  /// Judges the number that was typed, if one was entered.
  private mutating func judge() {
    guard let text = state.enteredGuess else { return }
    guard let guess = Guess(playback.frame(at: state.step)) else { return state.reveal("") }
    guard let verdict = guess.verdict(on: text) else {
      return state.say("That is no number: 3, -2, 0.5 or 1/3.")
    }
    if verdict.isRight { state.reveal(verdict.words) } else { state.say(verdict.words) }
  }

  private mutating func picture() -> String {
    let size = TerminalDevice.size() ?? TerminalDevice.Size(columns: 80, rows: 24)
    return PlayerScreen(playback: playback, style: style, size: size).picture(of: &state)
  }

  /// The time in milliseconds, from an arbitrary start.
  private static var now: Int {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return time.tv_sec * 1000 + time.tv_nsec / 1_000_000
  }
}
