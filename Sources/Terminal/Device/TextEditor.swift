internal import Glibc

/// The user's text editor: `VISUAL`, else `EDITOR`, else `vi`.
public struct TextEditor: Sendable {
  /// A shell command, to which the file's path is added.
  public let command: String

  public init(command: String) { self.command = command }

  /// Nil if input or output is not a capable terminal.
  public static func standard(environment: Environment = .process) -> TextEditor? {
    guard StandardStream.input.isTerminal, StandardStream.output.isTerminal,
      TerminalDevice.isCapable(environment: environment)
    else { return nil }
    let command = environment.nonEmpty("VISUAL") ?? environment.nonEmpty("EDITOR") ?? "vi"
    return TextEditor(command: command)
  }

  /// Lets the user edit the text in a temporary file whose name ends in `.ending`.
  ///
  /// - Returns: The saved text without trailing newlines; nil if the editor did not start, failed (vi's
  ///   `:cq`), or left no text.
  public func edit(_ text: String, ending: String) -> String? {
    let root = Environment.process.nonEmpty("TMPDIR") ?? "/tmp"
    var template = Array("\(root)/convo-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else { return nil }
    let folder = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    let file = UserFile(path: "\(folder)/statement.\(ending)")
    defer {
      // Some editors leave a backup file.
      for name in [file.path, file.path + "~"] { unlink(name) }
      rmdir(folder)
    }
    guard file.replace(with: text + "\n") == nil, run(on: file.path) else { return nil }
    var edited = file.text()?[...] ?? ""
    while let last = edited.last, last.isNewline { edited.removeLast() }
    return edited.isEmpty ? nil : String(edited)
  }

  private func run(on path: String) -> Bool {
    ShellCommand.ignoringSignals {
      ShellCommand(command: "exec \(command) \"$1\"", arguments: [path], takesInterrupt: true)
        .start().map(ShellCommand.wait(for:)) ?? false
    }
  }
}
