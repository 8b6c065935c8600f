internal import PseudoTerminal
internal import Testing

/// What every line editor must do, at a real terminal.
@Suite struct LineEditorTests {
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

  @Test(arguments: [
    ("abc\u{1b}[D\u{1b}[DX", "aXbc"),  // left
    ("abc\u{1b}[D\u{1b}[D\u{1b}[CX", "abXc"),  // and right again
    ("abc\u{1b}[HX", "Xabc"),  // home
    ("abc\u{1}X\u{5}Y", "XabcY"),  // Ctrl-A, Ctrl-E
    ("abc\u{1b}OHX\u{1b}OFY", "XabcY"),  // home and end in application mode
    ("abc\u{7f}X", "abX"),  // backspace
    ("abc\u{1b}[H\u{1b}[3~", "bc"),  // delete
    ("ab\u{1b}[15~\u{1b}[6~c", "abc"),  // F5 and Page Down say nothing
    ("one two\u{17}X", "one X"),  // Ctrl-W
    ("one two\u{1b}[1;5DX", "one Xtwo"),  // Ctrl-Left
    ("one two\u{1b}[1;5D\u{1b}bX", "Xone two"),  // Alt-B
    ("one two\u{1}\u{b}X", "X"),  // Ctrl-K
    ("卷积x\u{1b}[D\u{7f}", "卷x"),
    ("né\u{1b}[DX", "nXé"),
  ])
  func keysEdit(keys: String, line: String) throws {
    let echo = try EchoTerminal()
    try echo.ready()
    echo.pty.send(keys)
    try echo.pty.wait(for: "the edited line") { $0.row(0) == "echo> " + line }
    echo.pty.send("\r")
    try echo.pty.expect("= " + line + "\n")
  }

  /// Up and Down, Home and End, Ctrl-A and Ctrl-E respect the lines of text with several lines.
  @Test(arguments: [
    ("\u{1b}[A\u{5}X", "abcX⏎def"), ("\u{1b}[A\u{1}X", "Xabc⏎def"), ("\u{1}X", "abc⏎Xdef"),
    ("\u{1b}[A\u{1b}[H\u{1b}[B\u{1b}[FX", "abc⏎defX"),
  ])
  func linesOfATextAreWalked(keys: String, text: String) throws {
    let echo = try EchoTerminal()
    try echo.ready()
    echo.pty.send("abc\u{1b}\rdef")
    try echo.pty.wait(for: "two lines") { $0.row(1) == "def" }
    echo.pty.send(keys + "\r")
    try echo.pty.expect("= " + text)
  }

  @Test func wideCharactersTakeTwoColumns() throws {
    let echo = try EchoTerminal()
    try echo.ready()
    try echo.type("卷积x")
    #expect(echo.pty.screen.x == 6 + 5)
    echo.pty.send("\u{1b}[D\u{7f}")
    try echo.pty.wait(for: "one deleted") { $0.row(0) == "echo> 卷x" && $0.x == 8 }
  }

  @Test func anOpenBracketAsksForMore() throws {
    let echo = try EchoTerminal()
    try echo.ready()
    echo.pty.send("[1 2;\r")
    try echo.pty.prompt(EchoTerminal.more)
    echo.pty.send("3 4]\r")
    try echo.pty.expect("= [1 2;⏎3 4]")
    try echo.ready()
  }

  @Test func theEndOfInputInsideAStatementHandsOverWhatThereIs() throws {
    let echo = try EchoTerminal()
    try echo.ready()
    echo.pty.send("[1 2\r")
    try echo.pty.prompt(EchoTerminal.more)
    echo.pty.send("\u{4}")
    try echo.pty.expect("= [1 2\n")
    try echo.ready()
  }

  @Test func aNewlineCanBeTypedWithAlt() throws {
    let echo = try EchoTerminal()
    try echo.ready()
    echo.pty.send("one\u{1b}\rtwo")
    try echo.pty.wait(for: "two rows") { $0.row(1) == "two" }
    echo.pty.send("\r")
    try echo.pty.expect("= one⏎two")
  }

  @Test func controlLClearsTheScreen() throws {
    let echo = try EchoTerminal()
    try echo.ready()
    try echo.enter("before")
    try echo.type("kept")
    echo.pty.send("\u{c}")
    try echo.pty.wait(for: "only the line") { $0.text == "echo> kept" && $0.y == 0 }
  }

  @Test func aLongLineWraps() throws {
    let echo = try EchoTerminal(columns: 30)
    try echo.ready()
    let line = String(repeating: "0123456789", count: 8)
    echo.pty.send(line + "\u{1}X")
    try echo.pty.wait(for: "the line in rows") {
      $0.row(0) == "echo> X" + line.prefix(23) && $0.row(1) == line.dropFirst(23).prefix(30)
    }
    echo.pty.send("\r")
    try echo.pty.expect("= X")
    try echo.ready()
  }

  /// The rows around the cursor are shown, wherever in the line it is.
  @Test func aLineHigherThanTheWindowIsEdited() throws {
    let echo = try EchoTerminal(columns: 20, rows: 5)
    try echo.ready()
    let line = (0..<60).map { String($0 + 100) }.joined()
    echo.pty.send(line)
    try echo.pty.wait(for: "the end of the line") {
      $0.row(4) == String(("echo> " + line).dropFirst(180)) && $0.x == 6 && $0.y == 4
    }
    echo.pty.send("\u{1}")
    try echo.pty.wait(for: "its beginning") {
      $0.row(0) == "echo> " + line.prefix(14) && $0.x == 6 && $0.y == 0
    }
    echo.pty.send("卷X")
    try echo.pty.wait(for: "what is typed there") {
      $0.row(0) == "echo> 卷X" + line.prefix(11) && $0.row(1) == line.dropFirst(11).prefix(20)
        && $0.row(4) == line.dropFirst(71).prefix(20) && $0.x == 9 && $0.y == 0
    }
    echo.pty.send("\u{1b}[D\u{7f}\u{5}Y")
    try echo.pty.wait(for: "the end again") { $0.row(4).hasSuffix("159Y") && $0.y == 4 }
    echo.pty.resize(columns: 20, rows: 30)
    try echo.pty.wait(for: "all of it") {
      $0.row(0).hasPrefix("echo> X100") && $0.row(9).hasSuffix("159Y")
    }
    echo.pty.resize(columns: 20, rows: 5)
    try echo.pty.wait(for: "the end once more") { $0.row(4).hasSuffix("159Y") && $0.y == 4 }
    echo.pty.send("\u{1}\r")
    try echo.pty.wait(for: "the answer") {
      $0.cursorRow == "echo>" && $0.row($0.y - 1).hasSuffix("159Y")
    }
  }

  @Test func aHighLineMadeShortIsDrawnAnew() throws {
    let echo = try EchoTerminal(columns: 20, rows: 5)
    try echo.ready()
    echo.pty.send(String(repeating: "0123456789", count: 12) + "\u{1}abc")
    try echo.pty.wait(for: "the beginning") { $0.row(0) == "echo> abc01234567890" }
    echo.pty.send("\u{b}")
    try echo.pty.wait(for: "a short line") { $0.text == "echo> abc" && $0.x == 9 }
    echo.pty.send("\r")
    try echo.pty.expect("= abc\necho>")
    echo.pty.send(String(repeating: "0123456789", count: 12))
    try echo.pty.wait(for: "a high line again") { $0.y == 4 && $0.x == 6 && $0.row(0).count == 20 }
    echo.pty.send("\u{3}")
    try echo.pty.expect("^C")
    try echo.ready()
    try echo.enter("fine")
  }

  @Test func colorsFollowTheEnvironment() throws {
    for (variables, isColored) in [([:], true), (["NO_COLOR": "1"], false)] {
      let echo = try EchoTerminal(variables: variables)
      try echo.ready()
      #expect(
        String(decoding: echo.pty.output, as: UTF8.self).contains("\u{1b}[1;32m") == isColored)
    }
  }

  @Test(arguments: ["C", "POSIX", "xx_YY", "C.UTF-8"])
  func charactersWorkInAnyLocale(locale: String) throws {
    let echo = try EchoTerminal(variables: ["LANG": locale])
    try echo.ready()
    try echo.enter("卷积")
  }

  @Test(arguments: ["xterm-kitty", "nonsense", "vt100", "screen", "linux"])
  func unknownTerminalsAreTakenForXterm(name: String) throws {
    let echo = try EchoTerminal(variables: ["TERM": name])
    try echo.ready()
    echo.pty.send("ac\u{1b}[Db")
    try echo.pty.wait(for: "an insertion") { $0.row(0) == "echo> abc" }
    #expect(echo.pty.screen.text == "echo> abc")
  }
}
