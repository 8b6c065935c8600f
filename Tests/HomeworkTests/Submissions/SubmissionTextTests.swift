import Documents
import Homework
import Sessions
import Testing

/// Files and answers meant to stall, exhaust or fool the machine: reading ends with a reason.
@Suite struct SubmissionTextTests {
  private func repeated(_ text: String, _ count: Int) -> String {
    String(repeating: text, count: count)
  }

  @Test(arguments: [
    ("1e999999999", "power of ten"), ("9^9^9", "digits"), ("9^9^9^9", "digits"),
    ("2^9999", "digits"),
    (String(repeating: "7", count: 41), "41 digits"), ("zeros(99999x99999)", "cells"),
    ("ones(99999999999x99999999999)", "cells"),
    ("zeros(" + String(repeating: "1x", count: 50_000) + "1)", "axes"),
    ("[" + String(repeating: "[", count: 100_000), "deep"),
    (String(repeating: "(", count: 33) + "1", "deep"),
    ("iota(400x400)", "cells"), ("x" + String(repeating: "+x", count: 200), "operations"),
    ("random(1x1x1x1x1x1x1x1x1)", "axes"), ("eye(100000)", "cells"),
    ("linspace(0, 1, 10^9)", "cells"),
    ("1/7" + String(repeating: "^99", count: 3), "digits"),
  ])
  func bombsAreRefused(typed: String, words: String) throws {
    for kind in [AnswerKind.matrix, .number] {
      let reading = SampleSheet.read(typed, as: kind)
      let reason = try #require(reading.refusal, "\(typed.prefix(60)) gives \(reading)")
      #expect(reason.contains(words), "\(reason)")
    }
  }

  @Test(arguments: [
    "conv(iota(300x300), iota(200x200))", "conv 99999x99999 3x3",
    "toeplitz(iota(100x100), iota(50x50))",
    "conv(iota(300x300), iota(30x30)) + conv(iota(300x300), iota(30x30))",
    "unfold(iota(300x300), 30x30)",
  ])
  func costlyCommandsAreRefused(typed: String) {
    let reading = SampleSheet.read(typed, as: .matrix, allowing: .commands)
    #expect(reading.refusal != nil, "\(reading)")
  }

  /// Deep, long and broken texts for every kind: none of them may trap.
  @Test func textsOfOneKindOfCharacter() {
    for piece in [
      "(", ")", "[", "]", "{", "|", "&", "\\", "\\\\", ",", ";", "\n", "\t", "'", "\"", "#", "-",
      "- ", " -", "+",
      "1 - ", "1,", "1;", "1\n", "1 ", ".", "..", "1.", "e", "1e", "x", "3x", "х", "½", "∞", "%",
      "^", "^2", "*", "/", "@",
      "[1", "1]", "()", "[]", "[],", "[[1],", "a(", "array(", "array(1,", "tensor([", "np.", "<",
      "=", ":", "?", "_", "!",
      "\\begin{", "\\end{", "numpy=", "<tf.Tensor numpy=", "\u{202E}", "\u{200B}", "\u{301}",
      "\u{1F600}", "\u{0}", "\u{1B}[2J",
      "not ", "..1", "x[", "x'", "3 x ", "3 by ", "None, ", "1/", "1 1/2 ", "bug ", "conv ",
      "answer ",
    ] {
      for count in [1, 2, 33, 600] {
        let text = repeated(piece, count)
        for kind in AnswerKind.allCases { expectHarmless(SampleSheet.read(text, as: kind), text) }
      }
    }
  }

  /// Random pieces put together, seeded.
  @Test func textsOfRandomPieces() {
    let pieces = [
      "1", "2", "-3", " ", " ", ", ", "; ", "\n", "[", "]", "(", ")", "{", "}", "|", "&", "\\\\",
      "x", "k", "'", "½", ".5", "/",
      "*", "-", "+", " - ", " -", "array(", "tensor(", "dtype=", "zeros(", "2x2", "×", "х", ",",
      "1,5", "1'000", "%", "e5", "nan",
      "conv", "stride=2", "#", "\"", "None", "by", "^", "@", "\u{2212}", "１", "\u{A0}", "=", ":",
      "<", ">", "...", "\\begin{pmatrix}",
    ]
    var state: UInt64 = 42
    func roll(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int((state >> 33) % UInt64(bound))
    }
    for _ in 0..<2000 {
      let text = (0..<roll(14) + 1).map { _ in pieces[roll(pieces.count)] }.joined()
      let kind = AnswerKind.allCases[roll(5)]
      let allowance = Allowance.allCases[roll(3)]
      expectHarmless(SampleSheet.read(text, as: kind, allowing: allowance), text)
    }
  }

  /// Valid answers with a character left out, doubled or replaced.
  @Test func answersWithOneMistypedCharacter() {
    for text in MatrixNotationTests.square {
      let characters = Array(text)
      for place in characters.indices {
        for replacement in ["", "]", ",", "\n", "-"] {
          let typed =
            String(characters[..<place]) + replacement + String(characters[(place + 1)...])
          expectHarmless(SampleSheet.read(typed, as: .matrix), typed)
        }
      }
    }
  }

  private func expectHarmless(_ reading: Reading, _ text: String) {
    switch reading {
    case .blank: break
    case .value(let answer):
      if case .tensor(let tensor) = answer.value {
        #expect(answer.places.isEmpty || answer.places.count == tensor.count, "\(text)")
      }
      for note in answer.notes { expectShowable(note) }
    case .unreadable(let answer):
      #expect(!answer.message.isEmpty && answer.line >= 0 && answer.column >= 0)
      #expect(answer.readings.count <= 2)
      expectShowable(answer.message)
    case .refused(let reason):
      #expect(!reason.isEmpty)
      expectShowable(reason)
    }
  }

  private func expectShowable(_ text: String) {
    #expect(
      text.unicodeScalars.allSatisfy { scalar in
        scalar.value >= 0x20 && scalar.value != 0x7F && !(0x80..<0xA0).contains(scalar.value)
          && scalar.properties.generalCategory != .format
      }, "\(text)")
    #expect(text.utf8.count <= 2000)
  }

  @Test func filesOfAllSorts() throws {
    let files = [
      (0..<400).map { "answer 3 = \($0)" }.joined(separator: "\n"),
      repeated("answer 1 = [", 15_000 / 12),
      repeated("answer 1 = [\n", 4900), repeated("x = [\n", 4900),
      repeated("x = x + x\nanswer 1 = x\n", 2400),
      (0..<2400).map { "v\($0) = ones(90x90)*2\nanswer \($0) = v\($0)" }.joined(separator: "\n"),
      repeated("[", 16_000), repeated("(\n", 4900), repeated("\"\n", 4900),
      repeated("student \u{1B}]0;x\u{7}\n", 4000),
      "answer " + repeated("9", 16_000) + " = 3", repeated("1\n", 4999),
      "answer 1 =\n" + repeated("1 2 3\n", 4900),
      "answer 1 =\n" + repeated("|", 16_000), repeated("answer 1 = 5 \u{202E}\n", 4000),
      repeated("\r", 4900),
      "answer 1 = \u{FEFF}\u{200B}", repeated("answer a\u{301}\u{301}\u{301} = 1\n", 4000),
      repeated("\\begin{a}\n", 4900), "\u{2028}answer 1 = 5\u{2029}", "answer ../../etc/passwd = 3",
    ]
    for file in files {
      let submission = try Submission(bytes: Array(file.utf8))
      let work = submission.evaluatedDefinitions(on: SampleSheet.published)
      #expect(work.sheets.count == submission.answers.count)
      for text in submission.notes + submission.flags + work.notes { expectShowable(text) }
      #expect(submission.notes.count < 5010 && submission.definitions.count <= 100)
      for (answer, sheet) in zip(submission.answers, work.sheets).prefix(3) {
        expectHarmless(AnswerReader(kind: .matrix, sheet: sheet).read(answer.text), answer.text)
      }
    }
  }

  @Test func anyBytesAreAFileOrARefusal() {
    var state: UInt64 = 7
    for _ in 0..<300 {
      var bytes: [UInt8] = []
      for _ in 0..<200 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        let byte = UInt8(truncatingIfNeeded: state >> 40)
        bytes.append(byte % 7 == 0 ? 0x0A : max(byte, 1))
      }
      let file = Array("answer 1 = [1 2\n".utf8) + bytes
      guard let submission = try? Submission(bytes: file) else { continue }
      #expect(submission.answer(to: "1") != nil)
    }
  }
}
