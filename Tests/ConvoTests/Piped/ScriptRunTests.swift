internal import PseudoTerminal
internal import Testing

/// Scripts from files, standard input and words.
@Suite struct ScriptRunTests {
  private static let lesson = """
    # A first look.
    #
    ## Sliding

    x = [1 2 3; 4 5 6; 7 8 9]
    k = [1 0
         0 -1]   # a matrix may take several lines
    conv x k
    expect [-4 -4; -4 -4]

    # Too large on purpose:
    conv k x
    expect error kernel-too-large
    nobody
    1/9; 2
    """

  @Test func aFileAndStandardInputGiveTheSameBytes() throws {
    let convo = try PipedConvo()
    let file = try convo.run(convo.script(Self.lesson))
    let piped = try convo.run(input: Self.lesson)
    let dash = try convo.run("-", input: Self.lesson)
    #expect(file.output == piped.output && file.output == dash.output)
    #expect(file.status == 1 && piped.status == 1 && dash.status == 1)
    #expect(file.text.contains("> conv x k\n") && file.text.contains("A first look.\n"))
  }

  @Test func theFileIsNamedInDiagnosticsOnly() throws {
    let convo = try PipedConvo()
    let file = try convo.run(convo.script(Self.lesson))
    #expect(file.errorText.contains("lesson.convo:14") && !file.text.contains("lesson.convo"))
    let piped = try convo.run(input: Self.lesson)
    #expect(piped.errorText.contains("error[unknown-name]"))
    #expect(!piped.text.contains("error[unknown-name]"))
    // The expected error is part of the lesson.
    #expect(piped.text.contains("error[kernel-too-large]"))
    #expect(!piped.errorText.contains("kernel-too-large"))
  }

  @Test(arguments: [
    "1 + 1", "1 + 1\n", "1 + 1\r\n", "\u{FEFF}1 + 1\n", "\n\n1 + 1\n\n", "1 + \\\n1\n",
    "1 + \\\r\n1\r\n",
  ])
  func lineEndsDoNotMatter(script: String) throws {
    let convo = try PipedConvo()
    let run = try convo.run("--quiet", convo.script(script))
    #expect(run.text == "2\n" && run.status == 0 && run.errors.isEmpty)
  }

  @Test func anEmptyScriptSaysNothing() throws {
    let convo = try PipedConvo()
    for run in [try convo.run(convo.script("")), try convo.run(), try convo.run("-c", "")] {
      #expect(run.output.isEmpty && run.errors.isEmpty && run.status == 0)
    }
  }

  @Test func aBracketLeftOpenIsAnError() throws {
    let run = try PipedConvo().run(input: "x = [1 2\n3")
    #expect(run.status == 1 && run.errorText.contains("error[unclosed]"))
  }

  @Test func severalFilesAreSeparateSessionsInOrder() throws {
    let convo = try PipedConvo()
    let first = try convo.script("x = 5\nx\n", named: "1.convo")
    let second = try convo.script("2\nx\n", named: "2.convo")
    let run = try convo.run("--quiet", first, second)
    #expect(run.text == "5\n2\n" && run.status == 1)
    #expect(run.errorText.contains("2.convo:2"))
  }

  @Test func wordsAreOneSessionInOrder() throws {
    let run = try PipedConvo().run("-c", "x = [1 2]", "-c", "x + 1; x", "-c", "x'")
    #expect(run.status == 0)
    #expect(run.text.contains("[2 3]") && run.text.contains("[1 2]"))
  }

  @Test func wordsMayBeALessonOfSeveralLines() throws {
    let run = try PipedConvo().run("--quiet", "-c", "x = [1\n2]\nsum(x)")
    #expect(run.text == "3\n" && run.status == 0)
  }

  @Test func whatCannotBeReadIsSaidAndTheRestIsRun() throws {
    let convo = try PipedConvo()
    let good = try convo.script("7\n")
    for bad in [convo.folder.path + "/none", convo.folder.path] {
      let run = try convo.run("--quiet", bad, good)
      #expect(run.status == 1 && run.text == "7\n")
      #expect(run.errorText.contains("convo: cannot read \(bad): "))
    }
  }

  @Test func bytesThatAreNoTextAreRefusedOnOneLine() throws {
    let convo = try PipedConvo()
    let bytes: [UInt8] = [
      0x7F, 0x45, 0x4C, 0x46, 0, 1, 0xFF, 0xFE, 0x1B, 0x63, 0x32, 0x4A, 10, 49, 10,
    ]
    let run = try convo.run(["--quiet"], input: bytes)
    #expect(run.status == 1 && run.text == "1\n")
    #expect(!run.errors.contains(0x1B) && !run.errors.contains(0))
    #expect(run.errorText.utf8.count < 1000)
  }

  @Test func aLineOfAMegabyteIsALine() throws {
    let numbers = repeatElement("1", count: 1 << 19).joined(separator: " ")
    let run = try PipedConvo().run("--quiet", input: "sum([" + numbers + "])\n2\n")
    #expect(run.text == "524288\n2\n" && run.status == 0)
    let noise = try PipedConvo().run(
      "--quiet", input: String(repeating: "a", count: 1 << 20) + "\n2\n")
    #expect(noise.text == "2\n" && noise.status == 1 && noise.errors.count < 20_000)
  }

  @Test func quitEndsAScript() throws {
    let run = try PipedConvo().run("--quiet", input: "1\nquit\n2\n")
    #expect(run.text == "1\n" && run.status == 0)
  }

  @Test func aReaderWhoLeavesEndsTheProgramQuietly() throws {
    let lines = String(repeating: "iota(100x10)\n", count: 2000)
    let run = try PipedConvo().run(input: lines, readsAtMost: 100)
    #expect(run.errors.isEmpty)
    #expect(run.status == 1 || run.status == -13)
  }
}
