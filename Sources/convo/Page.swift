import Commands
import Rendering
import Terminal

/// The width and style of answers and diagnostics.
struct Page {
  let color: ColorChoice

  /// The terminal's width; elsewhere `COLUMNS`, or 100.
  var width: Int {
    if StandardStream.output.isTerminal, let size = TerminalDevice.size() {
      return min(size.columns, 10_000)
    }
    if let text = Environment.process["COLUMNS"], let columns = Int(text), columns > 0 {
      return min(columns, 10_000)
    }
    return 100
  }

  func renderer(isComplete: Bool = false) -> TextRenderer {
    TextRenderer(width: width, style: style(for: .output), isComplete: isComplete)
  }

  var errorRenderer: TextRenderer {
    TextRenderer(width: width, style: style(for: .error))
  }

  /// Plays the steps of an answer; returns false if it has none, or there is no terminal.
  func play(_ answer: Answer) -> Bool {
    guard let playback = answer.playback else { return false }
    var player = Player(playback, style: style(for: .output), asks: answer.kind == "guess")
    return player.run()
  }

  /// The style for a stream.
  func style(for stream: StandardStream) -> Style {
    guard color.isOn(for: stream) else { return .plain }
    return switch ColorDepth() {
    case .basic: .ansi
    case .indexed: .ansi256
    case .full: .trueColor
    }
  }
}
