import Homework
import Testing

/// No answer is lost without a word, whatever the file looks like.
@Suite struct WholeAnswersTests {
  private func graded(_ bytes: [UInt8], _ key: String = "760") throws -> SubmissionReport {
    let text =
      "assignment a\nproblem 1 \"?\" points=1\nanswer 1 = \(key)\nproblem 5a \"?\" points=1\nanswer 5a = 7\n"
    let grader = try Grader(assignment: Array(text.utf8))
    return grader.grade(file: "u", bytes: bytes, student: Student(id: "u")).report
  }

  @Test(arguments: [
    "1) 760", "1. 760", "Q1: 760", "- answer 1 = 760", "> answer 1 = 760", "**answer 1** = 760",
    "anwser 1 = 760", "answers 1 = 760", "answer 01 = 760", "Answer to problem 1: 760", "1: 760",
    "# homework\n\n## Answer 1: 760", "Question 1: 760", "**Answer 1:** 760", "* answer 1 = 760",
    "student u\u{2028}answer 1 = 760\u{2028}", "student u\u{85}answer 1 = 760",
    "1. 760\n2. 761\n3. 4 5",
    "Exercise 1) : 760", "ans 1 = 760",
  ])
  func spellings(file: String) throws {
    let report = try graded(Array(file.utf8))
    #expect(report.problems[0].status == .right, "\(file): \(report.notes) \(report.flags)")
  }

  @Test(arguments: [
    "answer 5 a = 7", "answer 5(a) = 7", "answer 5a = 7", "5a) 7", "Q5a: 7", "answer 5 (a): 7",
  ])
  func parts(file: String) throws {
    #expect(try graded(Array(file.utf8)).problems[1].status == .right, "\(file)")
  }

  @Test func encodings() throws {
    let text = "student u\nanswer 1 = 760\n"
    let units = Array(text.utf16)
    let bare: [UInt8] = units.flatMap { unit -> [UInt8] in [UInt8(unit & 255), UInt8(unit >> 8)] }
    let turned: [UInt8] = units.flatMap { unit -> [UInt8] in [UInt8(unit >> 8), UInt8(unit & 255)] }
    let (little, big): ([UInt8], [UInt8]) = ([0xFF, 0xFE] + bare, [0xFE, 0xFF] + turned)
    for bytes in [little, big, bare] { #expect(try graded(bytes).problems[0].status == .right) }
    // Windows-1252's dash before a number, and its quotes.
    let dash = Array("answer 1 = ".utf8) + [0x96] + Array("3".utf8)
    #expect(try graded(dash, "-3").problems[0].status == .right)
    let cross = Array("answer 1 = 3 ".utf8) + [0xD7] + Array(" 7".utf8)
    #expect(
      try graded(cross, "shape(8x9, kernel=5x3, stride=2, padding=(1,3))").problems[0].status
        == .right)
    let quotes = Array("answer 1 = ".utf8) + [0x93] + Array("760".utf8) + [0x94]
    #expect(try graded(quotes).problems[0].status == .right)
  }

  @Test func notebooks() throws {
    let notebook = """
      {"cells": [{"cell_type": "markdown", "metadata": {}, "source": ["# hw\\n", "answer 1 = 760\\n"]},
      {"cell_type": "code", "source": "answer 5a = 7", "outputs": []}], "nbformat": 4}
      """
    let report = try graded(Array(notebook.utf8))
    #expect(report.problems.map(\.status) == [.right, .right])
  }

  @Test(arguments: ["1: -4 0\n2: 1 2.5", "-4 0\n\n1 2.5", "y =\n-4 0\n1 2.5"])
  func rowsBelongToTheAnswerAbove(rows: String) throws {
    let text =
      "assignment a\nproblem 1 \"?\" points=1\nanswer 1 = -4\nproblem 2 \"?\" points=1\nanswer 2 = [-4 0;1 2.5]\n"
    let grader = try Grader(assignment: Array(text.utf8))
    let file = "answer 1 = -4\nanswer 2 =\n\(rows)\n"
    let report = grader.grade(file: "u", bytes: Array(file.utf8), student: Student(id: "u")).report
    #expect(report.problems.map(\.status) == [.right, .right], "\(rows)")
  }

  @Test func whatIsLostIsFlagged() throws {
    for file in ["my homework is 760 I think", "total 760 and 7\n", "{\"a\": 3}"] {
      #expect(
        try graded(Array(file.utf8)).flags.contains("no answer could be found in this file"),
        "\(file)")
    }
    let lost = try graded(Array("answer 1 = 760\nblah blah 3 4 blah\nanswer 9 = 3\n".utf8))
    #expect(lost.flags.contains("numbers on line 2 belong to no answer"))
    #expect(lost.flags.contains("the answer to 9 on line 3 is to no problem of this assignment"))
    #expect(try graded(Array("answer 1 = 760\nanswer 5a =\n".utf8)).flags == [])
    #expect(try graded(Array("student u\n# nothing\n".utf8)).flags == [])
  }

  @Test func aDefinitionAfterABlankAnswerStaysADefinition() throws {
    let file = "answer 1 =\nk = 7\nanswer 5a = k\n"
    let report = try graded(Array(file.utf8))
    #expect(report.problems.map(\.status) == [.blank, .right])
  }
}
