import Arithmetic
import Documents
import Homework
import Testing

@Suite struct AnswerReaderTests {
  @Test(arguments: [
    ("3", "3", false), ("-2", "-2", false), ("\u{2212}2", "-2", false), ("–2", "-2", true),
    ("—2", "-2", true), ("１２", "12", true), ("½", "1/2", true), ("-¾", "-3/4", true),
    ("¼", "1/4", true), ("2/4", "1/2", false), ("2 / 4", "1/2", false), ("1⁄2", "1/2", true),
    ("1.5", "1.5", false), (".5", "0.5", false), ("5.", "5", false), ("1e3", "1000", false),
    ("4.0", "4", false), ("1,5", "1.5", true), ("-0,500", "-0.5", true), ("+5", "5", false),
    ("(3)", "3", false), ("tensor(5.)", "5", true), ("np.float64(2.5)", "2.5", true),
    ("3 # three", "3", false), ("o = 5", "5", true), ("5 .", "5", true), ("2*3+1", "7", false),
    ("x[0,1]", "2", false),
    ("1.2345678901234567890123", "12345678901234567890123/10000000000000000000000", false),
  ])
  func numbers(typed: String, plain: String, isNoted: Bool) throws {
    let answer = try #require(SampleSheet.read(typed, as: .number).answer, "\(typed)")
    #expect(answer.value == .tensor(Tensor(try #require(try Rational(parsing: plain)))))
    #expect(answer.notes.isEmpty != isNoted, "\(answer.notes)")
  }

  @Test(arguments: [
    ("1 1/2", "next to a fraction"), ("1½", "next to a fraction"), ("1'0000", "operator"),
    ("1 00", "there are 2"), ("50%", "percent"), ("50 %", "percent"), ("1,500", "comma"),
    ("nan", "nan"), ("inf", "inf"), ("-inf", "inf"), ("NaN", "NaN"), ("None", "None"),
    ("1.2.3", "two points"), ("3x3", "size"), ("five", "five"), ("1_00", "thousands"),
    ("3 4 5", "there are 3"), ("1/0", "zero"), ("y == 3", "true or false"),
    ("3 or 4", "there are 3"),
    ("1,5,6", "there are 3"), ("1.00,50", "there are 2"), ("see above", "words"),
  ])
  func unreadableNumbers(typed: String, words: String) throws {
    let answer = try #require(SampleSheet.read(typed, as: .number).unreadable, "\(typed)")
    #expect(answer.message.contains(words), "\(answer.message)")
  }

  @Test func bothReadingsAreShown() throws {
    let comma = try #require(SampleSheet.read("1,500", as: .number).unreadable)
    #expect(comma.readings == [SampleSheet.value("1.5"), SampleSheet.value("1500")])
    let mixed = try #require(SampleSheet.read("1 1/2", as: .number).unreadable)
    #expect(mixed.readings == [SampleSheet.value("3/2"), SampleSheet.value("[1 1/2]")])
    let sign = try #require(SampleSheet.read("[1 - 2]", as: .matrix).unreadable)
    #expect(sign.readings == [SampleSheet.value("[-1]"), SampleSheet.value("[1 -2]")])
  }

  @Test(arguments: ["", "  ", "\n\n", "# nothing yet", "\u{200B}"])
  func blank(typed: String) {
    for kind in AnswerKind.allCases { #expect(SampleSheet.read(typed, as: kind) == .blank) }
  }

  @Test(arguments: [
    ("3x3", [3, 3], false), ("3 x 3", [3, 3], true), ("3X3", [3, 3], true), ("3×3", [3, 3], false),
    ("3*3", [3, 3], true), ("3х3", [3, 3], true), ("3 х 3", [3, 3], true),
    ("(3,3)", [3, 3], false),
    ("(3, 3)", [3, 3], false), ("[3,3]", [3, 3], false), ("[3 3]", [3, 3], false),
    ("3, 3", [3, 3], true), ("3 3", [3, 3], true), ("3 by 3", [3, 3], true),
    ("3-by-3", [3, 3], true), ("(3,)", [3], false), ("torch.Size([3, 3])", [3, 3], true),
    ("TensorShape([3, 3])", [3, 3], true), ("1x3x3", [1, 3, 3], false), ("3", [3], false),
    ("(3,3,)", [3, 3], false), ("3 ✕ 3", [3, 3], true), ("３x３", [3, 3], true), ("()", [], false),
    ("3.0x3.0", [3, 3], true), ("(2+1, 3)", [3, 3], false), ("x[0,1]", [2], false),
    ("28 × 28 × 3", [28, 28, 3], true), ("{3, 3}", [3, 3], true),
  ])
  func shapes(typed: String, sizes: [Int], isNoted: Bool) throws {
    let answer = try #require(SampleSheet.read(typed, as: .shape).answer, "\(typed)")
    #expect(answer.value == .shape(sizes))
    #expect(answer.notes.isEmpty != isNoted, "\(typed): \(answer.notes)")
  }

  @Test(arguments: [
    ("(None, 3)", "None"), ("None", "None"), ("[1 2; 3 4]", "matrix"), ("-2.5", "whole"),
    ("-3", "negative"), ("(3, -3)", "negative"), ("99999999999999999999x2", "digits"),
    ("3x", "size is needed"), ("3 rows", "size is needed"), ("small", "small"),
    ("3x3, 3", "size is needed"),
  ])
  func unreadableShapes(typed: String, words: String) throws {
    let answer = try #require(SampleSheet.read(typed, as: .shape).unreadable, "\(typed)")
    #expect(answer.message.contains(words), "\(answer.message)")
  }

  @Test func namesOfMistakes() {
    for typed in ["bug flip", "flip", "\"flip\"", "Flip", "bug \"flip\"", " “flip” "] {
      #expect(SampleSheet.read(typed, as: .mistake).value == .text("flip"), "\(typed)")
    }
    #expect(SampleSheet.read("padding ignored", as: .mistake).value == .text("padding-ignored"))
    #expect(SampleSheet.read("\u{1B}[2J", as: .mistake).unreadable != nil)
    var reader = AnswerReader(kind: .mistake, sheet: SampleSheet.published)
    reader.mistakes = ["flip", "padding-ignored"]
    #expect(reader.read("bug: flip.").value == .text("flip"))
    #expect(
      reader.read("flop").unreadable?.message
        == "there is no mistake called flop; did you mean flip?")
    #expect(reader.read("I turned it round").unreadable != nil)
  }

  @Test func placesAreThoseOfTheTextAsWritten() throws {
    let ragged = try #require(
      SampleSheet.read("# mine\n [1 2 3\n   ４ 5]", as: .matrix).unreadable)
    #expect(ragged.message == "row 1 has 3 numbers, row 2 has 2")
    #expect(ragged.line == 2 && ragged.column == 3)
    let percent = try #require(SampleSheet.read("1\n2 %", as: .matrix).unreadable)
    #expect(percent.line == 1 && percent.column == 2)
  }

  @Test(arguments: [
    ("0.50", [2]), ("1/3", []), ("4", []), ("-1.250e1", [2]), ("1e-3", [3]), ("(0.5)", [1]),
    ("- 0.75", [2]), ("½", []), ("1,5", [1]), ("0.1 + 0.2", []),
  ])
  func decimalPlacesOfNumbers(typed: String, places: [Int]) throws {
    #expect(try #require(SampleSheet.read(typed, as: .number).answer).places == places)
  }

  @Test(arguments: [
    ("[0.33 1/3; 4 2.0]", [2, nil, nil, 1]), ("[[0.5, 1], [x[0,0], .25]]", [1, nil, nil, 2]),
    ("0.5 0.25\n1 2", [1, 2, nil, nil]), ("[1 2]", []), ("array([4., 6.5])", [0, 1]),
    ("[0.5 1] * 2", []),
  ])
  func decimalPlacesOfCells(typed: String, places: [Int?]) throws {
    #expect(try #require(SampleSheet.read(typed, as: .matrix).answer, "\(typed)").places == places)
  }

  @Test func strictReadingRepairsNothing() {
    let reader = AnswerReader(kind: .matrix, sheet: SampleSheet.published, isForgiving: false)
    #expect(reader.read("[1 2; 3 4]").value == SampleSheet.value("[1 2; 3 4]"))
    #expect(reader.read("1 2\n3 4").unreadable != nil)
  }
}
