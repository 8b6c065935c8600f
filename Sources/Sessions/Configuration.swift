internal import Commands
internal import Documents
internal import Syntax

/// A person's own settings as a script with comments, which they may edit.
public enum Configuration {
  /// The file's text with these settings.
  ///
  /// A line that sets something, commented out or not, is written anew in its place; every other line
  /// stays as it is; what no line sets is added at the end. A setting with its ordinary value is
  /// commented out, so that it follows the program's.
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
    "# Settings of convo, read when a conversation starts, unless with --no-config.",
    "# `set save` writes the `set` lines anew and leaves all others as they are. Any statement may",
    "# stand here, such as  edges = sobel_x",
  ]

  private static func line(_ setting: Setting, _ settings: Settings) -> String {
    let value = setting.read(settings)
    return (value == setting.read(Settings()) ? "# " : "") + "set \(setting.name) \(value)"
  }

  /// The setting that a line `set NAME VALUE` is for, and the comment behind it.
  private static func setLine(_ line: String) -> (name: String, remark: String)? {
    let body = line.drop { $0 == "#" || $0 == " " || $0 == "\t" }
    let comment = body.firstIndex(of: "#") ?? body.endIndex
    let words = body[..<comment].split { $0 == " " || $0 == "\t" || $0 == "=" }
    guard words.count >= 3, words[0] == "set" else { return nil }
    if words.count > 3 {
      // More words than one are a value only where the setting takes them: `512 MiB`.
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
  /// Runs a person's own settings before a conversation begins. Variables and settings stay; results,
  /// failures and `quit` do not.
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
    try checkConversation(call, "a script leaves settings as they are")
    guard !settings.isSafe else {
      throw Diagnostic(
        .notInSafeMode, "`set save` writes a file, which safe mode does not",
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
