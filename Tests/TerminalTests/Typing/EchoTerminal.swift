internal import PseudoTerminal

/// The echo program in a terminal, with a separate home folder and history.
struct EchoTerminal {
  static let name = "echo> "
  static let more = " ...> "
  let home: ScratchFolder
  let pty: PTY

  init(
    home: ScratchFolder? = nil, command: [String]? = nil, columns: Int = 60, rows: Int = 12,
    variables: [String: String] = [:]
  ) throws {
    let home = try home ?? ScratchFolder()
    self.home = home
    let environment = [
      "PATH": "/usr/bin:/bin", "HOME": home.path, "TERM": "xterm-256color", "LANG": "C.UTF-8",
      "PS1": "shell$ ", "CONVO_HISTORY": home.path + "/history",
      // On a terminal the backtracer would wait for a key.
      "SWIFT_BACKTRACE": "enable=no",
    ]
    pty = try PTY(
      command ?? [BuiltProgram.path("echo-terminal")],
      environment: environment.merging(variables) { $1 }, columns: columns, rows: rows)
  }

  /// An interactive shell, for job control.
  static func bash() throws -> EchoTerminal {
    try EchoTerminal(command: ["/bin/bash", "--norc", "--noprofile", "-i"], columns: 100)
  }

  /// Waits for the prompt.
  func ready() throws { try pty.prompt(Self.name) }

  /// Types text at the prompt and waits for its echo.
  func type(_ text: String) throws {
    pty.send(text)
    try pty.expect(text)
  }

  /// Enters a line and waits for its echo and the next prompt.
  func enter(_ line: String) throws {
    pty.send(line + "\r")
    try pty.expect("= " + line)
    try ready()
  }

  /// Ends the program with Ctrl-D and gives its exit status.
  func end() throws -> Int32 {
    pty.send("\u{4}")
    return try pty.exitStatus()
  }
}
