internal import PseudoTerminal
internal import Testing

@Suite struct EditingTests {
  @Test func aLineIsEchoedAndTheEndOfInputEnds() throws {
    let echo = try EchoTerminal()
    try echo.ready()
    #expect(echo.pty.screen.marksPaste)
    try echo.enter("conv x k")
    #expect(try echo.end() == 0)
    #expect(echo.pty.screen.text.contains("bye"))
    #expect(!echo.pty.screen.marksPaste)
    #expect(echo.pty.isCanonical && echo.pty.echoes)
  }
}
