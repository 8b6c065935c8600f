internal import PseudoTerminal

/// The echoing program in a terminal, with a home and a history of its own.
struct EchoTerminal {
  static let name = "echo> "
  static let more = " ...> "
  let home: ScratchFolder
  let pty: PTY

  init(
    home: ScratchFolder? = nil, shell: String? = nil, columns: Int = 60, rows: Int = 12,
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
    let program = try BuiltProgram.path("echo-terminal")
    let arguments = shell.map { ["/bin/sh", "-c", $0, program] } ?? [program]
    pty = try PTY(
      arguments, environment: environment.merging(variables) { $1 }, columns: columns, rows: rows)
  }

  /// Waits for the prompt.
  func ready() throws { try pty.prompt(Self.name) }

  /// Types text at the prompt and waits until it stands there.
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
