internal import Foundation
internal import PseudoTerminal
internal import Testing

/// With `--safe` a script can do little and use few resources.
@Suite struct SafeModeTests {
  private let convo: PipedConvo

  init() throws { convo = try PipedConvo() }

  private func code(_ line: String) throws -> String? {
    let run = try convo.run("--safe", "--json", "-c", line)
    let last = try #require(try run.objects().last)
    #expect(run.status == ((last["ok"] as? Bool) == true ? 0 : 1), "\(line)")
    return (last["error"] as? [String: Any])?["code"] as? String
  }

  @Test(arguments: [
    "x = load \"in.csv\"", "load(\"in.csv\")", "load \"/etc/passwd.csv\"", "save \"out.npy\" [1 2]",
    "conv [1 2] [1]; save \"out.svg\"", "conv [1 2] [1]; save \"out.html\"",
    "save \"../out.csv\" 1",
    "quiz \"in.csv\"", "lesson", "lesson 1", "lesson padding", "set limit 1000000",
    "set limit 1 GiB",
  ])
  func filesAreClosed(line: String) throws {
    let file = try convo.folder.file("in.csv", containing: "1,2\n")
    #expect(try code(line) == "not-in-safe-mode")
    #expect(try code(line.replacingOccurrences(of: "in.csv", with: file)) == "not-in-safe-mode")
    let names = try FileManager.default.contentsOfDirectory(atPath: convo.folder.path)
    #expect(names == ["in.csv"])
  }

  @Test(arguments: ["history", "history clear", "edit", "edit 1", "set save", "lesson next"])
  func nothingOfAConversationIsThere(line: String) throws {
    #expect(["not-in-scripts", "not-in-safe-mode"].contains(try code(line)))
  }

  @Test(arguments: [
    ("zeros(400x400)", "too-large"), ("2^5000", "too-large"), ("conv 4000x4000 [1]", "rank"),
    ("conv(ones(300x300), ones(200x200))", "too-large"), ("sum(symbols(\"a\", 50))^4", "too-large"),
    ("zeros(1x1x1x1x1x1x1x1x1)", "too-large"),
  ])
  func limitsAreLower(line: String, code expected: String) throws {
    #expect(try code(line) == expected)
  }

  // MARK: Time

  /// A script that never ends is cut, whatever it is made of.
  @Test(arguments: ["x", "# prose\n", "\n"])
  func anEndlessScriptIsCut(line: String) throws {
    let text = String(repeating: line, count: (5 << 20) / line.utf8.count)
    let file = try convo.folder.file("long.convo", containing: text)
    let run = try convo.run("--safe", "--quiet", file)
    #expect(run.status == 1)
    #expect(run.errorText.contains("--safe reads at most 4 MiB of a script, and ends here"))
  }

  /// Work is counted in steps, not in seconds: a run of too many ends with a sentence.
  @Test func aRunOfTooManyStepsEnds() throws {
    let file = try convo.folder.file(
      "work.convo", containing: "sum(conv(ones(90x90), ones(20x20)))\n1 + 1\n")
    let enough = try convo.run("--safe", "--quiet", file)
    #expect(enough.status == 0 && enough.text.hasSuffix("\n2\n"))
    let few = try convo.run(
      "--safe", "--quiet", file, variables: ["CONVO_SAFE_STEPS": "5", "COLUMNS": "200"])
    #expect(few.status == 1 && few.text.isEmpty)
    #expect(few.errorText.contains("as many steps as --safe allows, and ends here"))
  }

  // MARK: Output

  private static let long = "x = iota(200x200) + 2^4000; x"

  @Test func anAnswerOfMoreThanAMebibyteIsRefused() throws {
    let quiet = try convo.run("--safe", "--quiet", "-c", Self.long + "; 1 + 1")
    #expect(quiet.status == 1 && quiet.text == "2\n")
    #expect(
      quiet.errorText.contains("error[too-large]: the text of this answer has more than 1 MiB"))
    let json = try convo.run("--safe", "--json", "-c", Self.long + "; 1 + 1")
    let objects = try json.objects()
    // The assignment is written as well, and as long.
    #expect(objects.map { $0["ok"] as? Bool } == [false, false, true] && json.status == 1)
    #expect(json.output.count < 2000 && json.errors.isEmpty)
    // The cut text of a transcript is short.
    #expect(try convo.run("--safe", input: Self.long).status == 0)
    #expect(try convo.run("--safe", "check", convo.script(Self.long)).status == 0)
    #expect(try convo.run("--quiet", "-c", "iota(300x300)").output.count > 1 << 19)
  }

  @Test func documentsAreMeasuredAsTheyAreWritten() throws {
    let line = "conv iota(300x300) ones(6x6) steps=all"
    let run = try convo.run("--safe", input: line + "\n1 + 1\n")
    #expect(run.status == 1 && run.output.count < 1000 && run.text.hasSuffix("> 1 + 1\n  2\n"))
    #expect(run.errorText.contains("has more than 1 MiB"))
    #expect(try convo.run(input: line).output.count > 1 << 20)
  }

  /// A script that writes 15 000 bytes `count` times.
  private func script(times: Int, then rest: String = "") -> String {
    "t = \"" + String(repeating: "x", count: 15_000) + "\"\n"
      + String(repeating: "t\n", count: times)
      + rest
  }

  @Test(arguments: [[], ["--quiet"], ["--json"]])
  func aRunEndsAtItsBound(form: [String]) throws {
    let run = try convo.run(["--safe"] + form, input: Array(script(times: 1300).utf8))
    #expect(run.status == 1)
    #expect(run.output.count > 15 << 20 && run.output.count < 17 << 20)
    let message = "this run has written 16 MiB, the limit with --safe, and ends here"
    if form == ["--json"] {
      let last = try #require(run.text.split(separator: "\n").last)
      let object = try JSONSerialization.jsonObject(with: Data(last.utf8)) as? [String: Any]
      #expect((object?["error"] as? [String: Any])?["message"] as? String == message)
    } else {
      #expect(run.errorText.contains("error[too-large]: this run has written 16 MiB"))
    }
  }

  @Test func proseCountsToo() throws {
    let prose = String(repeating: "# " + String(repeating: "w", count: 16_000) + "\n", count: 40)
    let run = try convo.run("--safe", input: script(times: 1110, then: prose))
    #expect(run.status == 1 && run.output.count < 17 << 20 && run.errorText.contains("16 MiB"))
  }

  @Test func twoFilesShareOneBound() throws {
    let first = try convo.script(script(times: 800), named: "a.convo")
    let second = try convo.script(script(times: 800), named: "b.convo")
    #expect(try convo.run("--safe", "--quiet", first).status == 0)
    let run = try convo.run("--safe", "--quiet", first, second)
    #expect(run.status == 1 && run.errorText.contains("b.convo:"))
  }

  // MARK: Terminals

  /// Sequences that a terminal would obey: escapes, controls of one and two bytes, reversed writing.
  private static let nasty = [
    "\u{1B}]0;title\u{7}", "\u{1B}c", "\u{9B}31m", "\u{8}\u{8}", "\u{0}", "\u{7F}", "\u{202E}",
    "\u{2066}", "\u{85}", "\u{AD}",
  ]

  private func isHarmless(_ bytes: [UInt8], allowingEscapes: Bool = false) -> Bool {
    String(decoding: bytes, as: UTF8.self).unicodeScalars.allSatisfy { scalar in
      scalar == "\n" || (allowingEscapes && scalar == "\u{1B}")
        || (scalar.properties.generalCategory != .control
          && scalar.properties.generalCategory != .format)
    }
  }

  @Test(arguments: nasty)
  func controlsAreSpelledOut(nasty: String) throws {
    let script = Self.places(for: nasty).joined(separator: "\n") + "\n"
    for form in [[], ["--quiet"], ["--json"], ["--color", "never"]] {
      let run = try convo.run(["--safe"] + form, input: Array(script.utf8))
      #expect(run.status == 1 && (run.output.count > 1000 || run.errors.count > 1000))
      #expect(isHarmless(run.output), "\(form): \(run.text.debugDescription)")
      #expect(isHarmless(run.errors), "\(form): \(run.errorText.debugDescription)")
    }
  }

  /// The places where input may be repeated in output.
  private static func places(for nasty: String) -> [String] {
    [
      "# prose \(nasty) goes on", "## \(nasty)", "x = \"\(nasty)\"; x", "\(nasty)", "1 + \(nasty)",
      "no\(nasty)body", "symbols(\"\(nasty)\", 2)", "load \"\(nasty).csv\"", "help \(nasty)",
      "set steps \(nasty)", "problem 1 \"\(nasty)\"", "assignment \(nasty) \"\(nasty)\"",
      "expect error \(nasty)", "conv x=\(nasty)", "quiz \(nasty)", "?\(nasty)",
      "student a\(nasty)b",
      "problem 1 \"?\"; bug 1 b \"\(nasty)\" = 1; hint 1 \"\(nasty)\"; answer 1 = \"\(nasty)\"",
      "show \"\(nasty)\"", "expect \"\(nasty)\"", "vars", "1; expect \"\(nasty)\"", "[1 2 \(nasty)",
    ]
  }

  @Test(arguments: nasty.filter { !$0.contains("\0") })
  func fileNamesAreSpelledOut(nasty: String) throws {
    let name = try convo.script("nobody\n", named: "a\(nasty).convo")
    let run = try convo.run("--safe", name)
    #expect(run.status == 1 && isHarmless(run.output) && isHarmless(run.errors), "\(run.errorText)")
    let missing = try convo.run("--safe", name + nasty)
    #expect(missing.status == 1 && isHarmless(missing.errors), "\(missing.errorText)")
    let checked = try convo.run("check", "--safe", name)
    #expect(checked.status == 1 && isHarmless(checked.errors))
  }

  @Test func bytesThatAreNoTextAreHarmless() throws {
    let bytes: [UInt8] = [0x22, 0x9B, 0x33, 0x31, 0x6D, 0x22, 10, 0x23, 0x20, 0x9B, 0xFF, 10, 0xC2]
    let run = try convo.run(["--safe"], input: bytes)
    #expect(isHarmless(run.output) && isHarmless(run.errors))
  }
}
