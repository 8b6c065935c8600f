internal import Foundation
internal import PseudoTerminal
internal import Testing

/// `config.convo` and `set save`.
@Suite struct SettingsFileTests {
  private static func write(_ text: String, in home: ScratchFolder) throws -> String {
    let folder = home.path + "/.config/convo"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try text.write(toFile: folder + "/config.convo", atomically: true, encoding: .utf8)
    return folder + "/config.convo"
  }

  @Test func itIsReadUnlessNotWanted() throws {
    let home = try ScratchFolder()
    _ = try Self.write("set steps 1\nedges = [1 -1]\nquit\n", in: home)
    try Talk(home: home).ask("conv([1 2 4], edges)", "\n[−1 −2]\n")
    for option in ["--no-config", "--safe"] {
      try Talk(home: home, arguments: [option]).ask("edges", "error[unknown-name]")
    }
  }

  @Test func scriptsDoNotReadIt() throws {
    let folder = try PipedConvo()
    _ = try Self.write("edges = [1 -1]\n", in: folder.folder)
    #expect(try folder.run("-c", "edges").status == 1)
    #expect(try folder.run(input: "edges\n").status == 1)
  }

  @Test func mistakesAreShownWithTheirLineAndDoNotStopTheStart() throws {
    let home = try ScratchFolder()
    _ = try Self.write("# mine\nset banana 3\nedges = [1 -1]\n", in: home)
    let talk = try Talk(home: home)
    try talk.ask("edges", "\n[1 −1]\n")
    #expect(talk.pty.screen.text.contains("error[setting]"))
    #expect(talk.pty.screen.text.contains("config.convo:2"))
  }

  @Test func whatIsSavedHoldsNextTime() throws {
    let home = try ScratchFolder()
    let file = try Self.write("# mine\nedges = [1 -1]\n", in: home)
    let first = try Talk(home: home)
    try first.ask("set steps 0", "steps 0\nconvo>")
    try first.ask("set save", "The settings are saved in")
    #expect(try first.end() == 0)
    let text = try String(contentsOfFile: file, encoding: .utf8)
    #expect(text.hasPrefix("# mine\nedges = [1 -1]\n"))
    #expect(text.contains("\nset steps 0\n"))
    try Talk(home: home).ask("set steps", "steps     0")
  }

  @Test func whatCannotBeSavedIsSaid() throws {
    let home = try ScratchFolder()
    _ = try home.file(".config", containing: "no folder")
    try Talk(home: home).ask("set save", "error[file]")
  }

  @Test func keysCanBeChosen() throws {
    let talk = try Talk()
    try talk.ask("set editor vi", "vi\nconvo>")
    talk.pty.send("12\u{1b}")
    try talk.pty.wait(for: "the command mode") { $0.x == Talk.name.count + 1 }
    talk.pty.send("x0i3\r")
    try talk.pty.expect("\n31\n")
    try talk.ask("set editor emacs", "emacs\nconvo>")
    talk.pty.send("12\u{1}3\r")
    try talk.pty.expect("\n312\n")
  }
}
