internal import PseudoTerminal

/// The program in a terminal, with a separate home folder and history.
struct Talk {
  static let name = "convo> "
  static let more = "  ...> "
  let home: ScratchFolder
  let pty: PTY

  init(
    home: ScratchFolder? = nil, arguments: [String] = [], columns: Int = 90, rows: Int = 40,
    variables: [String: String] = [:]
  ) throws {
    let home = try home ?? ScratchFolder()
    self.home = home
    let environment = [
      "PATH": "/usr/bin:/bin", "HOME": home.path, "TERM": "xterm-256color", "LANG": "C.UTF-8",
      "CONVO_HISTORY": home.path + "/history",
      // Answers come as they are, however long.
      "PAGER": "",
      // On a terminal the backtracer would wait for a key.
      "SWIFT_BACKTRACE": "enable=no",
    ]
    pty = try PTY(
      [BuiltProgram.path("convo")] + arguments,
      environment: environment.merging(variables) { $1 }, columns: columns, rows: rows)
  }

  /// Waits for the prompt.
  func ready() throws { try pty.prompt(Self.name, within: 20) }

  /// Enters a line at the prompt, waits for the words in its answer and for the next prompt.
  func ask(_ line: String, _ answer: String) throws {
    try ready()
    pty.send(line + "\r")
    try pty.expect(answer, within: 20)
    try ready()
  }

  /// Ends the program with Ctrl-D and gives its exit status.
  func end() throws -> Int32 {
    pty.send("\u{4}")
    return try pty.exitStatus()
  }
}
