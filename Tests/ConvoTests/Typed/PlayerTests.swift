internal import PseudoTerminal
internal import Testing

/// `play`: steps by keys on the alternate screen, and the return to the first.
@Suite(.serialized) struct PlayerTests {
  private static let conv = "conv [1 2 3; 4 5 6; 7 8 9] [1 0; 0 -1] steps=none"

  /// The program, playing the windows of a small convolution.
  private func playing(
    _ statement: String = conv, columns: Int = 90, rows: Int = 30,
    variables: [String: String] = [:],
    shows: String = "window 1 of 4"
  ) throws -> Talk {
    let talk = try Talk(columns: columns, rows: rows, variables: variables)
    try talk.ready()
    talk.pty.send("\(statement); play\r")
    try talk.pty.wait(for: "«\(shows)» on the second screen") {
      $0.isAlternate && $0.row(rows - 1).hasPrefix(shows)
    }
    #expect(!talk.pty.screen.isCursorVisible)
    #expect(!talk.pty.isCanonical && !talk.pty.echoes)
    return talk
  }

  private func status(_ talk: Talk, _ text: String) throws {
    try talk.pty.wait(for: "«\(text)» below") { $0.row($0.rows - 1).contains(text) }
  }

  private func expectFirstScreen(_ talk: Talk) {
    #expect(!talk.pty.screen.isAlternate && talk.pty.screen.isCursorVisible)
  }

  @Test func keysGoThroughTheSteps() throws {
    let talk = try playing()
    #expect(talk.pty.screen.text.contains("window 1 of 4 → y[0,0]"))
    for (key, place) in [
      ("n", 2), ("\u{1b}[C", 3), ("p", 2), ("\u{1b}[D", 1), ("\u{1b}[F", 4), ("n", 4),
      ("\u{1b}[H", 1), ("\r", 2), ("\u{1b}[6~", 4), ("\u{1b}[5~", 1),
    ] {
      talk.pty.send(key)
      try status(talk, "window \(place) of 4")
      try talk.pty.expect("  window \(place) of 4 → y[\((place - 1) / 2),\((place - 1) % 2)]")
    }
    talk.pty.send("x")
    try status(talk, "? lists the keys")
    talk.pty.send("q")
    try talk.ready()
    expectFirstScreen(talk)
    #expect(!talk.pty.screen.text.contains("window"))
    try talk.ask("2 + 2", "\n4\n")
    #expect(try talk.end() == 0)
  }

  @Test func theResultFillsUp() throws {
    let talk = try playing()
    talk.pty.send("n")
    try talk.pty.expect("−4 [−4]")
    #expect(talk.pty.screen.text.contains("y, so far"))
    #expect(talk.pty.screen.text.contains("−4 [−4]      "))
    #expect(talk.pty.screen.text.contains(" _   _"))
    talk.pty.send("\u{1b}[F")
    try talk.pty.expect("−4  −4")
  }

  @Test func spacePlaysAndPauses() throws {
    let talk = try playing()
    talk.pty.send("+++")
    try status(talk, "0.125 s per step")
    talk.pty.send(" ")
    try status(talk, "window 4 of 4")
    try status(talk, "space plays")
    talk.pty.send("----- ")
    try status(talk, "4 s per step · space pauses")
    try status(talk, "window 1 of 4")
    talk.pty.send(" ")
    try status(talk, "space plays")
    #expect(talk.pty.screen.row(29).contains("window 1 of 4"))
  }

  @Test func gAsksForAStep() throws {
    let talk = try playing()
    talk.pty.send("g13")
    try status(talk, "go to window (1 to 4): 13_")
    talk.pty.send("\u{7f}\u{7f}3\r")
    try status(talk, "window 3 of 4")
    talk.pty.send("g99\r")
    try status(talk, "steps run from 1 to 4")
    talk.pty.send("gq")
    try status(talk, "window 3 of 4")
  }

  @Test func mShowsTheRowOfTheMatrix() throws {
    let talk = try playing()
    talk.pty.send("nm")
    try talk.pty.expect("C[1,:], over vec(x)")
    try talk.pty.expect("· [ 1   0]  · [ 0  −1]  ·")
    talk.pty.send("n")
    try talk.pty.expect("C[2,:], over vec(x)")
    talk.pty.send("m")
    try talk.pty.wait(for: "no row") { !$0.text.contains("over vec(x)") }
    talk.pty.send("?")
    try talk.pty.expect("go to a step by its number")
    talk.pty.send("x")
    try talk.pty.expect("window 3 of 4")
  }

  @Test(arguments: [
    ("transpose [0 1; 2 3] [0 1; 2 3] stride=2 steps=none", "stamp 1 of 4", "Cᵀ[:,0]"),
    (
      "pool [1 3 2 4; 5 6 7 8; 3 2 1 0; 1 2 3 4] max 2x2 steps=none", "window 1 of 4",
      "this step has no"
    ),
    ("toeplitz 3x3 [1 0; 0 -1]", "row 1 of 4", "input rows 0…1"),
  ])
  func everyKindOfComputationPlays(statement: String, first: String, companion: String) throws {
    let talk = try playing(statement, shows: first)
    talk.pty.send("m")
    try talk.pty.expect(companion)
    talk.pty.send("q")
    try talk.ready()
  }

  @Test func aNewSizeIsDrawnAnew() throws {
    let talk = try playing()
    talk.pty.resize(columns: 60, rows: 20)
    try talk.pty.wait(for: "the line of keys at the bottom") {
      $0.row(19).hasPrefix("window 1 of 4")
    }
    talk.pty.resize(columns: 30, rows: 6)
    try talk.pty.expect("this window is 30×6;")
    talk.pty.resize(columns: 100, rows: 40)
    try talk.pty.wait(for: "the line of keys at the bottom") {
      $0.row(39).hasPrefix("window 1 of 4") && $0.text.contains("→ y[0,0]")
    }
  }

  @Test func aHighStepIsScrolled() throws {
    let talk = try playing(
      "conv iota(3x8x8) iota(2x3x3x3) steps=none", columns: 80, rows: 16, shows: "window 1 of 72")
    try talk.pty.expect("more lines; the arrow key scrolls")
    talk.pty.send(String(repeating: "\u{1b}[B", count: 60))
    try talk.pty.wait(for: "the end of the step") { !$0.text.contains("more lines") }
    talk.pty.send(String(repeating: "\u{1b}[A", count: 60))
    try talk.pty.expect("→ y[0,0,0]")
  }

  @Test func aLargeWindowIsUsed() throws {
    let statement = "conv random(18x18,seed=1) ones(3x3) padding=1 steps=none"
    let talk = try playing(statement, columns: 200, rows: 50, shows: "window 1 of 324")
    try talk.pty.expect("y, so far")
    #expect(!talk.pty.screen.text.contains(" of 18"))
    talk.pty.resize(columns: 80, rows: 24)
    try talk.pty.expect("cut to fit")
  }

  @Test func aLowWindowShowsAllKeys() throws {
    let talk = try playing(rows: 12)
    talk.pty.send("?")
    try talk.pty.expect("play, pause")
    try talk.pty.expect("any key returns")
    try status(talk, "window 1 of 4")
  }

  @Test func aNarrowWindowHasAShorterLastLine() throws {
    let talk = try playing(columns: 44)
    #expect(talk.pty.screen.row(29) == "window 1 of 4  ? keys · q quits")
  }

  @Test func largeImagesAreCutToFit() throws {
    let talk = try playing(
      "conv iota(28x28) iota(3x3) steps=none", columns: 80, rows: 24, shows: "window 1 of 676")
    for key in ["n", "\u{1b}[F", "m"] {
      talk.pty.send(key)
      try talk.pty.expect(key == "n" ? "window 2 of 676 →" : "window 676 of 676 →")
      #expect(!talk.pty.screen.text.contains("more lines"))
      #expect(talk.pty.screen.text.contains("y, so far"))
    }
    try talk.pty.expect("C[675,:], over vec(x)")
  }

  @Test func interruptLeaves() throws {
    let talk = try playing()
    talk.pty.send(" \u{3}")
    try talk.ready()
    expectFirstScreen(talk)
    try talk.ask("2 + 2", "\n4\n")
  }

  @Test(arguments: [1, 6, 15] as [Int32])
  func aDeadlySignalRestoresTheTerminal(signal: Int32) throws {
    let talk = try playing()
    talk.pty.signal(signal)
    #expect(try talk.pty.exitStatus() == -signal)
    expectFirstScreen(talk)
    #expect(talk.pty.isCanonical && talk.pty.echoes)
  }

  @Test func noColoursAreWrittenWithoutColour() throws {
    let talk = try playing(variables: ["NO_COLOR": "1"])
    talk.pty.send("n")
    try status(talk, "window 2 of 4")
    #expect(!String(decoding: talk.pty.output, as: UTF8.self).contains("\u{1b}[1m"))
  }

  @Test func aTerminalThatCannotDrawGetsTheSteps() throws {
    let talk = try Talk(variables: ["TERM": "dumb"])
    try talk.pty.expect("convo>")
    talk.pty.send("conv [1 2 3] [1 1] steps=none; play\r")
    try talk.pty.expect("window 2 of 2 → y[1]")
    #expect(!talk.pty.screen.isAlternate)
  }

  /// `play guess` hides each sum, names what went wrong, and goes on.
  @Test func guessesAreJudged() throws {
    let talk = try Talk(columns: 90, rows: 30)
    try talk.ready()
    talk.pty.send("conv [1 2 5; 4 5 6; 7 8 9] [1 0; 2 -1] steps=none; play guess\r")
    try talk.pty.wait(for: "the question") {
      $0.isAlternate && $0.row(29).contains("window 1 of 4  the sum? _")
    }
    // 1·1 + 2·0 + 4·2 − 5·1 = 4
    #expect(talk.pty.screen.text.contains("= ?"))
    talk.pty.send("14\r")
    try status(talk, "Not yet. The product 5·(−1) has the other sign.")
    talk.pty.send("x\u{7f}9\r")
    try status(talk, "Not yet. The product 5·(−1) is missing.")
    talk.pty.send("4\r")
    try status(talk, "Right. Enter goes on.")
    #expect(talk.pty.screen.text.contains("= 4"))
    talk.pty.send("\r")
    try status(talk, "window 2 of 4  the sum? _")
    talk.pty.send(" ")
    try status(talk, "space plays")
    #expect(!talk.pty.screen.text.contains("= ?"))
    talk.pty.send("q")
    try talk.ready()
    #expect(try talk.end() == 0)
  }
}
