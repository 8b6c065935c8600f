internal import PseudoTerminal
internal import Testing

/// The options and the exit status.
@Suite struct OptionTests {
  private static let statuses: [(arguments: [String], status: Int32)] = [
    (["-c", "1"], 0), (["-c", "nobody"], 1), (["-c", "1/0", "-c", "1"], 1),
    (["-c", "1/0; expect error division-by-zero"], 0), (["-c", "1; expect 2"], 1),
    (["--nonsense"], 2), (["-x"], 2), (["-c"], 2), (["--color", "mauve"], 2), (["check"], 2),
    (["--help"], 0), (["--version"], 0), (["check", "--help"], 0), (["-h"], 0),
    (["no/such/file"], 1), (["check", "no/such/file"], 1), (["--json", "--quiet", "-c", "1"], 0),
  ]

  @Test(arguments: statuses) func theStatusTells(arguments: [String], status: Int32) throws {
    let run = try PipedConvo().run(arguments, input: [])
    #expect(run.status == status, "\(run.errorText)")
    #expect(run.errors.isEmpty == (status == 0))
    if status == 2 { #expect(run.output.isEmpty) }
  }

  @Test func helpAndVersionAreAnswers() throws {
    let convo = try PipedConvo()
    #expect(try convo.run("--version").text.contains("."))
    let help = try convo.run("--help").text
    for word in ["--json", "--quiet", "--bail", "--safe", "--color", "-c", "check", "Exit status"] {
      #expect(help.contains(word), "\(word)")
    }
  }

  @Test func quietWritesValuesAlone() throws {
    let run = try PipedConvo().run(
      "--quiet", input: "# prose\nx = [1 2; 3 4]\nx\nconv x [1]\nconv x [[1]]\n1/9\nset steps 2\n")
    #expect(run.text == "[1  2\n 3  4]\n[1  2\n 3  4]\n1/9\n")
    #expect(run.status == 1)
  }

  @Test func bailStopsAtTheFirstFailure() throws {
    let convo = try PipedConvo()
    let script = "1\nnobody\n2\n"
    #expect(try convo.run("--quiet", input: script).text == "1\n2\n")
    let run = try convo.run("--quiet", "--bail", input: script)
    #expect(run.text == "1\n" && run.status == 1)
    let expected = "1\nnobody\nexpect error unknown-name\n2\n"
    let whole = try convo.run("--quiet", "--bail", input: expected)
    #expect(whole.text == "1\n2\n" && whole.status == 0)
    let first = try convo.script("nobody\n", named: "1")
    let second = try convo.script("5\n", named: "2")
    #expect(try convo.run("--bail", "--quiet", first, second).output.isEmpty)
  }

  @Test func checkCountsExpectations() throws {
    let convo = try PipedConvo()
    let good = try convo.script("1 + 1\nexpect 2\n1/0\nexpect error division-by-zero\n", named: "g")
    let bad = try convo.script("1 + 1\nexpect 3\nexpect 2\n", named: "b")
    var run = try convo.run("check", good)
    #expect(run.text == "2 passed, 0 failed\n" && run.status == 0 && run.errors.isEmpty)
    run = try convo.run("check", good, bad)
    #expect(run.text == "3 passed, 1 failed\n" && run.status == 1)
    #expect(run.errorText.contains("b:2"))
    run = try convo.run("check", try convo.script("nobody\n", named: "n"))
    #expect(run.text == "0 passed, 1 failed\n" && run.status == 1)
  }

  @Test func safeModeLowersLimitsAndClosesThem() throws {
    let convo = try PipedConvo()
    #expect(try convo.run("-c", "zeros(1000x1000); 1").status == 0)
    for line in ["zeros(1000x1000)", "set limit 100000000", "2^5000", "conv 4000x4000 [1]"] {
      let run = try convo.run("--safe", "--quiet", "-c", line)
      #expect(run.status == 1 && run.output.isEmpty, "\(line)")
    }
    #expect(try convo.run("check", "--safe", convo.script("zeros(1000x1000)\n")).status == 1)
  }

  @Test func colourIsAskedFor() throws {
    let convo = try PipedConvo()
    func isColoured(_ arguments: [String], _ variables: [String: String] = [:]) throws -> Bool {
      let words = arguments + ["-c", "conv [1 2 3] [1 1]", "-c", "nobody"]
      let run = try convo.run(words, input: [], variables: variables)
      #expect(run.output.contains(0x1B) == run.errors.contains(0x1B))
      return run.output.contains(0x1B)
    }
    #expect(try !isColoured([]))
    #expect(try isColoured(["--color", "always"]))
    #expect(try isColoured(["--color=always"], ["NO_COLOR": "1", "TERM": "dumb"]))
    #expect(try !isColoured(["--color", "never"], ["CLICOLOR_FORCE": "1"]))
    #expect(try isColoured([], ["CLICOLOR_FORCE": "1", "TERM": "dumb"]))
    #expect(try !isColoured([], ["CLICOLOR_FORCE": "1", "NO_COLOR": "1"]))
    #expect(try !isColoured([], ["CLICOLOR_FORCE": "0", "NO_COLOR": ""]))
  }

  @Test func theWidthIsColumnsOrAHundred() throws {
    func widest(_ variables: [String: String]) throws -> Int {
      let run = try PipedConvo().run(input: "show random(3x60)\nhelp conv\n", variables: variables)
      return run.text.split(separator: "\n").map(\.count).max() ?? 0
    }
    #expect(try (80...100).contains(widest([:])))
    #expect(try (30...40).contains(widest(["COLUMNS": "40"])))
    #expect(try widest(["COLUMNS": "200"]) > 100)
    for nonsense in ["", "0", "-5", "wide", "99999999999999999999"] {
      #expect(try widest(["COLUMNS": nonsense]) == widest([:]))
    }
  }
}
