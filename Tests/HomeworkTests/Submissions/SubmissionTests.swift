import Documents
import Homework
import Testing

@Suite struct SubmissionTests {
  private func submission(_ text: String) throws -> Submission {
    try Submission(bytes: Array(text.utf8))
  }

  @Test func readsWhatBobTyped() throws {
    let submission = try submission(
      """
      student u1002 "Bob Öztürk"
      assignment hw3
      answer 1 = [4 15 10
                  2  0  8
                  2 11  8]
      answer 2 = [[2, 11], [1, 11]]
      answer 3 = (2, 6)
      answer 4 = zeros(3x5)
      load "/etc/passwd"
      answer 5a = array([[4., 6.],
                         [4., 6.]])
      answer 5b = 12
      answer 6: conv 32x32 5x5 stride=2 padding=1      # a colon will do
      """)
    #expect(submission.studentID == "u1002")
    #expect(submission.studentName == "Bob Öztürk")
    #expect(submission.assignmentID == "hw3")
    #expect(submission.answers.map(\.id) == ["1", "2", "3", "4", "5a", "5b", "6"])
    #expect(submission.answers.map(\.line) == [3, 6, 7, 8, 10, 12, 13])
    #expect(submission.answers.map(\.column) == [10, 10, 10, 10, 11, 11, 9])
    #expect(
      submission.notes == [
        "line 9 was not used: `load` is not for answers", "line 13: read ':' as '='",
      ])
    #expect(submission.flags.isEmpty)
    let kinds: [AnswerKind] = [.matrix, .matrix, .shape, .matrix, .matrix, .number, .command]
    let values = zip(submission.answers, kinds).map { answer, kind in
      SampleSheet.read(answer.text, as: kind).value
    }
    #expect(values[0] == SampleSheet.value("[4 15 10; 2 0 8; 2 11 8]"))
    #expect(values[1] == SampleSheet.value("[2 11; 1 11]"))
    #expect(values[2] == .shape([2, 6]))
    #expect(values[3] == SampleSheet.value("zeros(3x5)"))
    #expect(values[4] == SampleSheet.value("[4 6; 4 6]"))
    #expect(values[5] == SampleSheet.value("12"))
    guard case .tensor(let tensor) = values[6] else {
      Issue.record("no tensor")
      return
    }
    #expect(tensor.shape == [15, 15])
  }

  @Test(arguments: [
    ("answer 1 = 5", "1", nil), ("Answer 1 = 5", "1", "answer 1"), ("ANSWER 1: 5", "1", "':'"),
    ("answer1 = 5", "1", "answer 1"), ("answer(1) = 5", "1", "answer 1"),
    ("answer 1 := 5", "1", "':='"), ("answer 1 5", "1", "answer 1"), ("1 = 5", "1", "answer 1"),
    ("5a: 5", "5a", "answer 5a"), ("  answer Q3=5", "Q3", nil), ("answer 1.2 = 5", "1.2", nil),
    ("answer 2-b = 5", "2-b", nil), ("answer\u{A0}1 ＝ 5", "1", nil),
    ("answer #1 = 5", "1", "answer 1"),
    ("answer 1 = 5 # five", "1", nil), ("answer 1 =\n\n  5", "1", nil),
    ("answer_1 = 5", "1", "answer 1"),
    ("\u{FEFF}answer 1 = 5", "1", nil), ("problem 1: 5", "1", "problem 1 :"),
    ("problem 1 \"Is k = 3: 5?\"\nanswer 1 = 5", "1", nil),
    ("problem 1: \"Is it 5?\"\nanswer 1 = 5", "1", nil), ("answer 1 -> 5", "1", "'->'"),
    ("answer 1 ==\n5", "1", "'=='"),
  ])
  func spellingsOfAnAnswer(typed: String, id: String, note: String?) throws {
    let submission = try submission(typed)
    let answer = try #require(submission.answers.first, "\(typed)")
    #expect(answer.id == id && submission.answers.count == 1)
    #expect(
      SampleSheet.read(answer.text, as: .number).value == SampleSheet.value("5"), "\(answer.text)")
    if let note {
      #expect(submission.notes.count == 1 && submission.notes[0].contains(note))
    } else {
      #expect(submission.notes == [])
    }
  }

  @Test(arguments: [
    "answer 1 =\n1 2\n3 4", "answer 1 = 1 2\n           3 4", "answer 1 = [1 2]\n[3 4]",
    "answer 1 =\n[1 2]\n[3 4]\n", "answer 1 = [1 2\n\n3 4]", "answer 1 = [\n1 2\n# half\n3 4\n]",
    "answer 1 =\nnp.array([[1, 2],\n  [3, 4]],\n  dtype=int32)", "answer 1 = |1 2|\r\n|3 4|",
    "answer 1 =\n\n1\t2\n3\t4\n", "answer 1 = 1 & 2 \\\\\n3 & 4",
    "answer 1 =\n\\begin{bmatrix}\n1 & 2 \\\\\n3 & 4\n\\end{bmatrix}", "answer 1 = [1, 2,\n3, 4]'",
    "answer 1 = tensor([[1., 2.],\n        [3., 4.]])\nproblem 2 \"next\"",
    "answer 1 =\n\nans =\n\n   1   2\n   3   4\n\n", "answer 1 =\nans = [1 2; 3 4]",
    "answer 1 =\n１ ２\n３ ４", "answer 1 =\n⎡1 2⎤\n⎣3 4⎦",
  ])
  func answersOnSeveralLines(typed: String) throws {
    let submission = try submission(typed)
    let reading = SampleSheet.read(try #require(submission.answers.first).text, as: .matrix)
    let isColumn = typed.hasSuffix("'")
    #expect(
      reading.value == SampleSheet.value(isColumn ? "[1 2 3 4]'" : "[1 2; 3 4]"), "\(reading)")
    #expect(submission.notes == [])
  }

  @Test(arguments: [
    "answer 2 = 7", "Answer 2: 7", "problem 2 \"?\"\nanswer 2 = 7", "student u1\nanswer 2 = 7",
    "assignment hw3\nanswer 2 = 7", "2 = 7", "k = 7\nanswer 2 = k",
  ])
  func anOpenBracketSwallowsNoAnswer(next: String) throws {
    let submission = try submission("answer 1 = [1 2\n3 4\n\(next)")
    #expect(submission.answers.map(\.id) == ["1", "2"])
    let first = SampleSheet.read(submission.answers[0].text, as: .matrix).unreadable
    #expect(first?.message.contains("never closed") == true, "\(first as Any)")
    let sheet = try #require(submission.evaluatedDefinitions(on: SampleSheet.published).sheets.last)
    let reader = AnswerReader(kind: .number, sheet: sheet)
    #expect(reader.read(submission.answers[1].text).value == SampleSheet.value("7"))
  }

  @Test func placesInTheFile() throws {
    let submission = try submission("# mine\nanswer 12 = [1 2 %]\nanswer 2 = [1 2\n  3 %]")
    let places = try submission.answers.map { answer in
      let place = answer.place(
        of: try #require(SampleSheet.read(answer.text, as: .matrix).unreadable))
      return [place.line, place.column]
    }
    #expect(places == [[2, 17], [4, 4]])
  }

  @Test func anAnswerWithoutItsProblem() throws {
    let submission = try submission("answer = 5\nanswer: 6")
    #expect(submission.answers.isEmpty && submission.definitions.isEmpty)
    #expect(submission.notes.count == 2 && submission.notes[0].contains("name its problem"))
  }

  @Test func theLastAnswerCounts() throws {
    let twice = try submission("answer 1 = 5\nanswer 1 = 6\nanswer 1 =\n")
    #expect(twice.answers.count == 1 && twice.answers[0].text == " 6")
    #expect(
      twice.answers[0].times == 3 && twice.answers[0].changes == 1 && twice.answers[0].line == 2)
    #expect(twice.flags == [] && twice.notes == ["line 3: an empty answer was left out"])
    let many = try submission((0..<400).map { "answer 3 = \($0)\n" }.joined())
    #expect(many.answers.count == 1 && many.answers[0].text == " 49")
    #expect(many.flags.count == 2 && many.flags[0] == "the answer to 3 was changed 49 times")
    let same = try submission(String(repeating: "answer 3 = 5\n", count: 9))
    #expect(same.flags == [])
    #expect(try submission("answer A = 1\nanswer a = 2").answer(to: "A")?.text == " 2")
  }

  @Test func variablesShadowOnlyTheStudentsOwn() throws {
    let submission = try submission(
      "answer 1 = x[0,0]\nx = [9 9; 9 9]\nanswer 2 = x[0,0]\nx = 2*x + k\nanswer 3 = x[0,0]\n"
        + "q = conv(x, k)\nconv = 3\nz = [1 2; 3]\nanswer 4 = q\n")
    let work = submission.evaluatedDefinitions(on: SampleSheet.published)
    let values = zip(submission.answers, work.sheets).map { answer, sheet in
      AnswerReader(kind: .number, sheet: sheet).read(answer.text).value
    }
    #expect(
      values == [SampleSheet.value("1"), SampleSheet.value("9"), SampleSheet.value("19"), nil])
    #expect(
      SampleSheet.published.session.variables["x"]?.value
        == SampleSheet.value("[1 2 3; 4 5 6; 7 8 9]"))
    #expect(work.notes.count == 3)
    #expect(work.notes[0].hasPrefix("line 6 was not used: `q`: the command `conv`"))
  }

  @Test func headersAndTheirTroubles() throws {
    #expect(try submission("student u1, Ann Lee").studentName == "Ann Lee")
    #expect(try submission("Student: u1 “Ann Lee”").studentID == "u1")
    #expect(try submission("student u1\nstudent u2").flags == ["line 2 names another student: u2"])
    #expect(try submission("student u\u{202E}1").flags.count == 1)
    #expect(try submission("student u\u{202E}1").studentID == "u\\u{202e}1")
    #expect(try submission("student bоb").flags.count == 1)
    #expect(try submission("student").studentID == nil)
    #expect(try submission("assignment hw1\nassignment hw2").flags.count == 1)
  }

  @Test(
    arguments: [
      (Array("answer 1 = 5\0 and more text".utf8), "is zero"),
      ([UInt8](repeating: 0x61, count: 300_000), "KiB"),
      ([UInt8](repeating: 0x0A, count: 6000), "lines"),
      ([UInt8](repeating: 0x61, count: 20_000), "line 1"),
    ] as [([UInt8], String)])
  func filesThatAreRefused(bytes: [UInt8], words: String) throws {
    do {
      _ = try Submission(bytes: bytes)
      Issue.record("not refused")
    } catch {
      #expect(error.reason.contains(words), "\(error.reason)")
    }
  }

  @Test func oldEncodingsAndLineEndsAreRead() throws {
    let latin = try Submission(
      bytes: Array("student u1 \"Bob ".utf8) + [0xD6, 0x22, 0x0D] + Array("answer 1 = 5".utf8))
    #expect(latin.studentID == "u1" && latin.answers.count == 1)
    #expect(latin.notes == ["line 1 was read as Windows-1252"])
    #expect(try Submission(bytes: []).answers.isEmpty)
  }

  @Test func unusedLinesAreListedAndNotAllOfThem() throws {
    let few = try submission("hello there\n17\nbug 1 flip = 3\nset limit=3\n\u{1B}]52;c\u{7}")
    #expect(
      few.notes == [
        "line 1 was not used: `hello` is not for answers",
        "line 2 was not used: it belongs to no answer",
        "line 3 was not used: `bug` is not for answers",
        "line 4 was not used: `set` is not for answers",
        "line 5 was not used: it belongs to no answer",
      ])
    let many = try submission(String(repeating: "hello\n", count: 100))
    #expect(many.notes.count == 21 && many.notes[20] == "80 more lines were not used")
  }
}
