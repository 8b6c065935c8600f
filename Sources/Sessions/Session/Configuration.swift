internal import Commands
internal import Documents
internal import Syntax

/// The user's settings as a script with comments, which they may edit.
public enum Configuration {
  /// The file's text with other settings.
  ///
  /// Each `set` line, commented out or not, is replaced in place; all other lines are kept; settings
  /// without a line are added at the end. A setting with its default value is commented out, so that it
  /// follows the default of later versions.
  public static func text(of settings: Settings, over existing: String = "") -> String {
    var missing = Setting.all
    var lines = existing.isEmpty ? heading : existing.lines
    for place in lines.indices {
      guard let (name, remark) = setLine(lines[place]),
        let found = missing.firstIndex(where: { $0.name == name })
      else { continue }
      lines[place] = line(missing.remove(at: found), settings) + remark
    }
    while lines.last == "" { lines.removeLast() }
    for setting in missing {
      lines += ["", "# \(setting.summary): \(setting.takes)", line(setting, settings)]
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private static let heading = [
    "# Settings of convo, read when a conversation starts, except with --no-config.",
    "# `set save` replaces the `set` lines and keeps all others. Any statement is allowed here,",
    "# for example  edges = sobel_x",
  ]

  private static func line(_ setting: Setting, _ settings: Settings) -> String {
    let value = setting.read(settings)
    return (value == setting.read(Settings()) ? "# " : "") + "set \(setting.name) \(value)"
  }

  /// The name in a line `set NAME VALUE` and the comment after it; nil for all other lines.
  private static func setLine(_ line: String) -> (name: String, remark: String)? {
    let body = line.drop { $0 == "#" || $0 == " " || $0 == "\t" }
    let comment = body.firstIndex(of: "#") ?? body.endIndex
    let words = body[..<comment].split { $0 == " " || $0 == "\t" || $0 == "=" }
    guard words.count >= 3, words[0] == "set" else { return nil }
    if words.count > 3 {
      // Several words are a value only if the setting accepts them: `512 MiB`.
      var settings = Settings()
      let value = words[2...].joined(separator: " ")
      guard
        Setting.all.contains(where: { $0.name == words[1] && $0.write(value, &settings) })
      else { return nil }
    }
    let remark = comment < body.endIndex ? "  " + body[comment...] : ""
    return (String(words[1]), remark)
  }
}

extension String {
  fileprivate var lines: [String] {
    split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }
}

extension Session {
  /// Runs the user's settings before a conversation. Variables and settings are kept; the last result,
  /// failures, expectations and `quit` are not.
  public mutating func configure(_ text: String, report: (Outcome) -> Void) {
    var reader = StatementReader()
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if case .statement(let text, let line) = reader.feed(String(line)) {
        run(text, line: line) {
          report($0)
          return true
        }
      }
    }
    if case .statement(let text, let line)? = reader.finish() {
      run(text, line: line) {
        report($0)
        return true
      }
    }
    (isOver, last, lastFailure, expectations) = (false, nil, nil, Tally())
  }

  /// `set save`.
  mutating func saveSettings(_ call: DirectiveCall) throws(Diagnostic) -> Answer {
    try checkConversation(call, "a script cannot save settings")
    guard !settings.isSafe else {
      throw Diagnostic(
        .notInSafeMode, "`set save` writes a file and is not available with --safe",
        labels: [.init(call.form.span)])
    }
    guard call.form.arguments.count == 1 else {
      throw Diagnostic(
        .extraArgument, "`set save` takes no words", labels: [.init(call.form.arguments[1].span)])
    }
    request = .saveSettings
    return Answer(kind: "set", value: nil) { Document() }
  }
}
