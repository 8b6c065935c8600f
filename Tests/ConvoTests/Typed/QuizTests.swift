internal import PseudoTerminal
internal import Testing

/// Practice at the prompt.
@Suite struct TypedQuizTests {
  @Test func theQuestionHasAPromptOfItsOwn() throws {
    let talk = try Talk()
    try talk.ask("x = 100", "x = 100\nconvo>")
    talk.pty.send("quiz conv seed=3 count=1\r")
    try talk.pty.expect("x = [0 −1 −2 0 3 −2 0]", within: 20)
    try talk.pty.prompt("?  ", within: 20)
    talk.pty.send("x\r")
    try talk.pty.expect("?  x\n[0 −1 −2 0 3 −2 0]\n?", within: 20)
    talk.pty.send("[7 0 -3\r")
    try talk.pty.prompt(Talk.more, within: 20)
    talk.pty.send("\u{3}")
    try talk.pty.prompt("?  ", within: 20)
    talk.pty.send("[7 0 3]\r")
    try talk.pty.expect("The minus signs of the result are missing.", within: 20)
    try talk.pty.prompt("?  ", within: 20)
    talk.pty.send("[7 0 -3]\r")
    try talk.pty.expect("0 of 1 right at the first try, 1 more right later", within: 20)
    try talk.ask("x", "\n100\n")
    #expect(try talk.end() == 0)
  }

  @Test func quitLeavesTheQuizFirst() throws {
    let talk = try Talk()
    try talk.ready()
    talk.pty.send("quiz shape seed=1\r")
    try talk.pty.prompt("?  ", within: 20)
    talk.pty.send("quit\r")
    try talk.pty.expect("No question was answered.", within: 20)
    try talk.ready()
    talk.pty.send("quit\r")
    #expect(try talk.pty.exitStatus() == 0)
  }
}
