import Arithmetic
import Files
import Testing

@Suite struct SeparatedValuesTests {
  @Test(arguments: [
    ("1,2\n3,4\n", #"[2, 2] ["1", "2", "3", "4"]"#),
    ("1, 2 ,3", #"[3] ["1", "2", "3"]"#),
    ("1;2\r\n3;4", #"[2, 2] ["1", "2", "3", "4"]"#),
    ("1,5;2\n3;-4,25", #"[2, 2] ["1.5", "2", "3", "-4.25"]"#),
    ("1\t2\n3\t4\n\n", #"[2, 2] ["1", "2", "3", "4"]"#),
    ("1 2  3\n4 5 6", #"[2, 3] ["1", "2", "3", "4", "5", "6"]"#),
    ("height,width\n1,2\n3,4", #"[2, 2] ["1", "2", "3", "4"]"#),
    ("# a remark\n0.1,1e-3\n.5,+7\n", #"[2, 2] ["0.1", "0.001", "0.5", "7"]"#),
    ("\u{FEFF}1,2", #"[2] ["1", "2"]"#),
    ("\"1\",\"2\"", #"[2] ["1", "2"]"#),
    ("5", #"[1] ["5"]"#),
    ("1\n2\n3", #"[3, 1] ["1", "2", "3"]"#),
    ("1,nan\n-inf,0.5", "[2, 2] floats [1.0, nan, -inf, 0.5]"),
    ("0.1234567890123456789", "[1] floats [0.12345678901234568]"),
    ("123456789012345678901234567890", #"[1] ["123456789012345678901234567890"]"#),
    ("1e400000", "[1] floats [inf]"), ("1,\n", #"[1] ["1"]"#),
    ("1,2,\n3,4,\n", #"[2, 2] ["1", "2", "3", "4"]"#),
    ("1,2\r3,4\r", #"[2, 2] ["1", "2", "3", "4"]"#),
    ("1;\u{A0}2\n3;4\u{202F}", #"[2, 2] ["1", "2", "3", "4"]"#),
  ])
  func linesAreRead(text: String, told: String) throws {
    #expect(try decode(text, .csv).get().told == told)
  }

  /// What Windows programs and spreadsheets write as Unicode.
  @Test(arguments: [true, false])
  func utf16IsRead(isLittle: Bool) throws {
    func bytes(_ text: String) -> [UInt8] {
      text.utf16.flatMap { unit in
        let (low, high) = (UInt8(unit & 0xFF), UInt8(unit >> 8))
        return isLittle ? [low, high] : [high, low]
      }
    }
    let told = #"[2, 2] ["1", "2", "3", "4"]"#
    for text in ["\u{FEFF}1,2\r\n3,4\r\n", "1\t2\n3\t4"] {
      #expect(try NumberFormat.csv.decode(bytes(text), within: .strict).told == told)
    }
    #expect(throws: FileError.malformed("it is UTF-16 text that ends within a character")) {
      try NumberFormat.csv.decode(bytes("\u{FEFF}1,2") + [7], within: .strict)
    }
  }

  @Test(arguments: [
    ("", "it has no numbers"), ("\n\n#x\n", "it has no numbers"),
    ("a,b\nc,d", "line 2, cell 1 is not a number"),
    ("1,2\n3", "line 2 has 1 cells, but the first has 2"),
    ("1,2\n3,x", "line 2, cell 2 is not a number"), ("1,,2", "line 1, cell 2 is empty"),
    ("1,0x10", "line 1, cell 2 is not a number"), ("1,1e", "line 1, cell 2 is not a number"),
  ])
  func brokenLinesAreNamed(text: String, problem: String) {
    #expect(decode(text, .csv).failure == .malformed(problem), "\(text)")
  }

  @Test func manyCellsAreRefusedAsTheyCome() {
    let line = String(repeating: "1,", count: 1000) + "1\n"
    let file = String(repeating: line, count: 101)
    #expect(
      decode(file, .csv).failure
        == .arithmetic(.tooManyCells([100, 1001], limit: Limits.strict.cells)))
  }
}

@Suite struct NestedNumbersTests {
  @Test(arguments: [
    ("[[1,2],[3,4]]", #"[2, 2] ["1", "2", "3", "4"]"#), (" 7 ", #"[] ["7"]"#),
    ("[0.1, 2.50]", #"[2] ["0.1", "2.5"]"#), ("[]", "[0] []"), ("[[],[]]", "[2, 0] []"),
    ("[[[1]],[[2]]]", #"[2, 1, 1] ["1", "2"]"#), ("[null, 1]", "[2] floats [nan, 1.0]"),
    ("[ 1e2 ,\n-3 ]", #"[2] ["100", "-3"]"#),
  ])
  func arraysAreRead(text: String, told: String) throws {
    #expect(try decode(text, .json).get().told == told)
  }

  @Test(arguments: [
    ("", "a number is missing at byte 0"), ("[1", "a comma or ] is missing at byte 2"),
    ("[1,]", "a number is missing at byte 3"), ("[1 2]", "a comma or ] is missing at byte 3"),
    ("[[1],[2,3]]", "its arrays are not equally long, at byte 10"),
    ("[[1],2]", "numbers and arrays are mixed, at byte 5"),
    ("[1,[2]]", "numbers and arrays are mixed, at byte 3"),
    ("[[],[1]]", "its arrays are not equally long, at byte 7"),
    ("[[1],[]]", "its arrays are not equally long, at byte 7"),
    ("[1]x", "something follows its value, at byte 3"),
    ("{\"a\":1}", "arrays of numbers are expected, and this has an object in it"),
    ("[\"1\"]", "arrays of numbers are expected, and this has a string in it"),
    ("[true]", "a number is missing at byte 1"),
  ])
  func brokenTextsAreNamed(text: String, problem: String) {
    #expect(decode(text, .json).failure == .malformed(problem), "\(text)")
  }

  @Test func deepTextsAreRefused() {
    let file = String(repeating: "[", count: 100_000)
    #expect(decode(file, .json).failure == .arithmetic(.tooManyAxes(9, limit: 8)))
  }
}
