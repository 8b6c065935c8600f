internal import PseudoTerminal
internal import Testing

@testable internal import Terminal

@Suite struct PagerTests {
  @Test func longTextGoesThroughThePagerAndInterruptDoesNotEndAnything() throws {
    let echo = try EchoTerminal(variables: ["PAGER": "head -n 3; echo paged; cat > /dev/null"])
    try echo.ready()
    echo.pty.send("page\r")
    try echo.pty.expect("row 3\npaged")
    try echo.ready()
    #expect(!echo.pty.screen.text.contains("row 4"))
  }

  @Test func aPagerThatStopsReadingDoesNoHarm() throws {
    let echo = try EchoTerminal(variables: ["PAGER": "true"])
    try echo.ready()
    echo.pty.send("page\r")
    try echo.pty.wait(for: "the second prompt") { $0.y == 1 && $0.cursorRow == "echo>" }
    try echo.enter("on")
  }

  @Test func interruptIsThePagersAlone() throws {
    let echo = try EchoTerminal(variables: [
      "PAGER": "echo reading; read line < /dev/tty; echo got $line"
    ])
    try echo.ready()
    echo.pty.send("page\r")
    try echo.pty.expect("reading")
    echo.pty.send("\u{3}")
    try echo.pty.expect("^C")
    echo.pty.send("this\r")
    try echo.pty.expect("got this")
    try echo.ready()
  }
}
