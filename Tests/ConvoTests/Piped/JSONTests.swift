internal import Foundation
internal import PseudoTerminal
internal import Testing

/// One object a statement, as programs read it.
@Suite struct JSONTests {
  private func objects(_ input: String) throws -> [[String: Any]] {
    try PipedConvo().run("--json", input: input).objects()
  }

  @Test func oneStatementIsOneLine() throws {
    let run = try PipedConvo().run("-c", "conv([1 2 3], [1 1])", "--json")
    #expect(
      run.text == #"{"line":1,"source":"conv([1 2 3], [1 1])","ok":true,"kind":"conv","#
        + #""shape":[2],"value":[3,5]}"# + "\n")
    #expect(run.status == 0 && run.errors.isEmpty)
  }

  @Test func linesSourcesAndKindsAreThere() throws {
    let objects = try objects(
      "# prose\nx = [1 2\n 3 4]\n\nconv x [1]; 1/9\nset steps 2\n3x3\n\"a\"\n")
    #expect(objects.map { $0["line"] as? Int } == [2, 5, 5, 6, 7, 8])
    #expect(objects.map { $0["ok"] as? Bool } == [true, false, true, true, true, true])
    #expect(objects[0]["source"] as? String == "x = [1 2\n 3 4]")
    #expect(objects[2]["source"] as? String == "1/9")
    #expect(objects[2]["exact"] as? String == "1/9")
    #expect(objects[3]["kind"] as? String == "set" && objects[3]["value"] == nil)
    #expect(objects[4]["value"] as? [Int] == [3, 3])
    #expect(objects[5]["value"] as? String == "a")
  }

  @Test func errorsAreObjectsWithTheirPlace() throws {
    let run = try PipedConvo().run("--json", input: "1\nconv [1 2] \\\n  [1 2 3]\n")
    #expect(run.errors.isEmpty && run.status == 1)
    let object = try #require(try run.objects().last)
    let error = try #require(object["error"] as? [String: Any])
    #expect(object["ok"] as? Bool == false && object["line"] as? Int == 2)
    #expect(error["code"] as? String == "kernel-too-large")
    #expect((error["message"] as? String)?.isEmpty == false)
    #expect(error["line"] as? Int == 3 && error["column"] as? Int == 3)
    #expect(error["length"] as? Int == 7)
    #expect((error["help"] as? String)?.isEmpty == false)
  }

  @Test func severalResultsHaveNames() throws {
    let object = try #require(try objects("grad [1 2 3] [1 1]\n").last)
    let values = try #require(object["values"] as? [String: Any])
    #expect(values["dx"] as? [Int] == [1, 2, 1] && values["dk"] as? [Int] == [3, 5])
  }

  @Test func expectationsAreStatementsToo() throws {
    let objects = try objects("1/0\nexpect error division-by-zero\n2\nexpect 3\n")
    #expect(objects.map { $0["ok"] as? Bool } == [false, true, true, false])
    #expect(objects.map { $0["line"] as? Int } == [1, 2, 3, 4])
  }

  @Test func whateverStandsInALineIsQuoted() throws {
    let nasty = "\"a\\\"b\\\\\" # \u{1b}[2J\u{7f}\u{202e}é\u{0}"
    let run = try PipedConvo().run("--json", input: nasty + "\n[1 2\n")
    #expect(!run.output.contains(0x1B) && !run.output.contains(0))
    #expect(try run.objects().count == 2)
  }

  @Test func answersComeBeforeTheNextQuestion() throws {
    // 100,000 lines in one go keep their order and number.
    let lines = (0..<5000).map { "\($0)\n" }.joined()
    #expect(try objects(lines).map { $0["value"] as? Int } == Array(0..<5000))
  }

  @Test func explanationsAreBlocks() throws {
    let run = try PipedConvo().run(
      "--json", "--explain", input: "conv [1 2 3] [1 1]\nx = 3\nx + 1\n1/0\nhelp conv\n")
    let objects = try run.objects()
    let kinds = objects.map { object in
      (object["document"] as? [[String: Any]])?.map { $0["block"] as? String ?? "" }
    }
    #expect(
      kinds[0] == ["heading", "derivation", "fact", "step", "step", "result"]
        && kinds[1] == nil && kinds[2] == ["result"] && kinds[3] == nil)
    #expect(kinds[4]?.contains("table") == true)
    #expect(objects[0]["value"] as? [Int] == [3, 5])
  }

  @Test func explanationsGoWithJSON() throws {
    let run = try PipedConvo().run("--explain", "-c", "1")
    #expect(run.status == 2 && run.output.isEmpty && run.errorText.contains("--json"))
  }
}
