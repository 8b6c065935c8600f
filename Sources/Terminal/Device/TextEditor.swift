internal import Glibc

/// The user's program for editing text: `VISUAL`, else `EDITOR`, else `vi`.
public struct TextEditor: Sendable {
  /// A command for the shell, which is given the file's name.
  public let command: String

  public init(command: String) { self.command = command }

  /// Nil where nobody sits at a terminal that an editor can use.
  public static func standard(environment: Environment = .process) -> TextEditor? {
    guard StandardStream.input.isTerminal, StandardStream.output.isTerminal,
      TerminalDevice.isCapable(environment: environment)
    else { return nil }
    let command = environment.nonEmpty("VISUAL") ?? environment.nonEmpty("EDITOR") ?? "vi"
    return TextEditor(command: command)
  }

  /// Lets the reader edit the text in a file of its own, of this ending, which goes away afterwards.
  ///
  /// - Returns: what they saved, without newlines at the end; nil when the editor did not start,
  ///   ended with a failure (vi's `:cq`), or left no text.
  public func edit(_ text: String, ending: String) -> String? {
    let root = Environment.process.nonEmpty("TMPDIR") ?? "/tmp"
    var template = Array("\(root)/convo-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else { return nil }
    let folder = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    let file = UserFile(path: "\(folder)/statement.\(ending)")
    defer {
      // Some editors leave the text as it was beside it.
      for name in [file.path, file.path + "~"] { unlink(name) }
      rmdir(folder)
    }
    guard file.replace(with: text + "\n") == nil, run(on: file.path) else { return nil }
    var edited = file.text()?[...] ?? ""
    while let last = edited.last, last.isNewline { edited.removeLast() }
    return edited.isEmpty ? nil : String(edited)
  }

  private func run(on path: String) -> Bool {
    ShellCommand.undisturbed {
      ShellCommand(command: "exec \(command) \"$1\"", arguments: [path], takesInterrupt: true)
        .start().map(ShellCommand.wait(for:)) ?? false
    }
  }
}
