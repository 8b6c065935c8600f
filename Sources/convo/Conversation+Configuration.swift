import Documents
import Rendering
import Sessions
import Syntax
import Terminal

extension Conversation {
  private static let configuration = "config.convo"

  /// Reads the person's own settings. What is wrong in them is shown with its line and does not stop
  /// the start.
  mutating func readConfiguration() {
    guard let file = UserFile(Self.configuration, in: .config), let text = file.text() else {
      return
    }
    let screen = screen
    session.configure(text) { outcome in
      guard case .failure(let diagnostic) = outcome.result else { return }
      screen.show(
        diagnostic,
        in: SourceText(outcome.source, firstLine: outcome.line, file: printable(file.path)))
    }
  }

  /// `set save`.
  func save(_ settings: Settings) {
    guard let file = UserFile(Self.configuration, in: .config) else {
      return refuse("there is no folder for settings", help: "HOME or XDG_CONFIG_HOME names it")
    }
    let text = Configuration.text(of: settings, over: file.text() ?? "")
    if let reason = file.replace(with: text) {
      return refuse("\(printable(file.path)) cannot be written: \(reason)", help: nil)
    }
    let words = "The settings are in \(printable(file.path)), for the conversations to come."
    screen.show(Document([.note(words)]), usesPager: false)
  }

  private func refuse(_ message: String, help: String?) {
    screen.show(
      Diagnostic(.file, message, help: help.map { [$0] } ?? []), in: SourceText("set save"))
  }
}
