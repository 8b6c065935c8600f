internal import PseudoTerminal
internal import Testing

/// The progress line of long computations.
@Suite struct ProgressLineTests {
  private static let long = "conv(random(1200x1200), random(201x201))"

  @Test func itIsShownAndWiped() throws {
    let talk = try Talk()
    try talk.ready()
    talk.pty.send(Self.long + "\r")
    try talk.pty.expect("s · Ctrl-C stops")
    talk.pty.send("\u{3}")
    try talk.pty.expect("error[interrupted]")
    try talk.ready()
    #expect(!talk.pty.screen.text.contains("Ctrl-C stops"))
  }

  @Test func aDumbTerminalGetsNone() throws {
    let talk = try Talk(variables: ["TERM": "dumb"])
    try talk.ready()
    talk.pty.send(Self.long + "\r")
    // Twice the time after which others see it.
    try talk.pty.wait(for: "a second of computing") { _ in talk.pty.processorTime > 1 }
    talk.pty.send("\u{3}")
    try talk.pty.expect("error[interrupted]")
    #expect(!talk.pty.output.contains(Array("Ctrl-C stops".utf8)))
  }
}
