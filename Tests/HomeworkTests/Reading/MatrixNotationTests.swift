import Homework
import Testing

@Suite struct MatrixNotationTests {
  static let square = [
    "[1 2; 3 4]", "[[1,2],[3,4]]", "[1, 2; 3, 4]", "[1 2\n 3 4]", "1 2\n3 4", "1, 2\n3, 4",
    "1\t2\n3\t4", "1 2; 3 4", "1 & 2 \\\\ 3 & 4", "1 & 2 \\\\\n3 & 4 \\\\", "[[1 2]\n [3 4]]",
    "array([[1, 2],\n       [3, 4]])", "np.array([[1, 2], [3, 4]])",
    "tensor([[1., 2.],\n [3., 4.]])",
    "matrix([[1, 2], [3, 4]])", "array([[1, 2],\n       [3, 4]], dtype=int32)",
    "tensor([[1, 2], [3, 4]], device='cuda:0')", "np.array([[1,2],[3,4]], dtype=np.float32)",
    "tensor([[1., 2.], [3., 4.]], grad_fn=<AddBackward0>)", "Matrix([[1, 2], [3, 4]])",
    "|1 2|\n|3 4|", "| 1 | 2 |\n| 3 | 4 |", "|1 2; 3 4|", "{{1,2},{3,4}}", "{ {1, 2}, {3, 4} }",
    "{1, 2; 3, 4}", "[[1, 2,], [3, 4,],]", "[1, 2,; 3, 4,]", "1, 2,\n3, 4,", "[1 2; 3 4;]",
    "[1 2]\n[3 4]", "[1, 2],\n[3, 4]", "[1 2], [3 4]", "[1 2]; [3 4]", "((1, 2), (3, 4))",
    "((1 2) (3 4))", "(1 2; 3 4)", "[(1, 2), (3, 4)]", "⎡1 2⎤\n⎣3 4⎦", "[\n1 2\n3 4\n]",
    "\\begin{pmatrix} 1 & 2 \\\\ 3 & 4 \\end{pmatrix}",
    "\\left[\\begin{array}{cc}1&2\\\\3&4\\end{array}\\right]",
    "<tf.Tensor: shape=(2, 2), dtype=int32, numpy=\narray([[1, 2],\n       [3, 4]], dtype=int32)>",
    "[array([1, 2]), array([3, 4])]", "[1.0 2.0; 3.0 4.0]", "[ 1,2\n ;3,4 ]", "１ ２\n３ ４",
    "[1 2 # first\n 3 4]", "[1\u{A0}2; 3\u{A0}4]", "1 2\r\n3 4", "[+1 +2; +3 +4]", "[2/2 2; 3 4.]",
    "[[1 2];[3 4]]", "[1 (1+1); 3 4]", "1 (1 + 1)\n3 2*2", "[x[0,0] 2; 3 4]", "[[1, 2]\n[3, 4]]",
  ]

  @Test(arguments: square)
  func readsTheSameSquare(typed: String) {
    let reading = SampleSheet.read(typed, as: .matrix)
    #expect(reading.value == SampleSheet.value("[1 2; 3 4]"), "\(typed) gives \(reading)")
  }

  @Test(arguments: [
    ("[1 -2; 3 -4]", "[1 -2; 3 -4]"), ("1 -2\n3 -4", "[1 -2; 3 -4]"), ("[1 2 3]", "[1 2 3]"),
    ("1 2 3", "[1 2 3]"), ("1,2,3", "[1 2 3]"), ("[1;2;3]", "[1;2;3]"), ("1\n2\n3", "[1;2;3]"),
    ("1; 2; 3", "[1;2;3]"), ("[[1],[2]]", "[1;2]"), ("[[1 2 3]]", "[[1 2 3]]"), ("5", "5"),
    ("[ 0.5 -1.  2.5]", "[0.5 -1 2.5]"), ("[[-0.5  1. ]\n [ 2.  -3. ]]", "[-0.5 1; 2 -3]"),
    ("-1 -2\n-3 -4", "[-1 -2;-3 -4]"), ("[−1 −2]", "[-1 -2]"), ("[½ ¼]", "[1/2 1/4]"),
    ("[1 3/2; 1 3/2]", "[1 3/2; 1 3/2]"), ("[1 1/2]", "[1 1/2]"),
    ("[[[1 2]\n  [3 4]]\n\n [[5 6]\n  [7 8]]]", "[[[1 2;3 4]],[[5 6;7 8]]]"),
    (
      "array([[[1, 2],\n        [3, 4]],\n\n       [[5, 6],\n        [7, 8]]])",
      "[[[1 2;3 4]],[[5 6;7 8]]]"
    ),
    ("{{{1,2},{3,4}},{{5,6},{7,8}}}", "[[[1 2;3 4]],[[5 6;7 8]]]"),
    ("[[[[1,2],[3,4]]]]", "[[[[1,2],[3,4]]]]"), ("zeros(3x5)", "zeros(3x5)"), ("x", "iota(3x3)+1"),
    ("2*k", "[2 0; 0 -2]"), ("x'", "[1 4 7; 2 5 8; 3 6 9]"), ("[1-2]", "[-1]"),
    ("[1 - 2, 3]", "[-1 3]"),
    ("[[1 - 2], [3]]", "[[-1],[3]]"), ("[1 - 2; 3 4]", "[1 -2; 3 4]"),
    ("1 - 2\n3 4", "[1 -2; 3 4]"),
    ("- 1 2\n3 4", "[-1 2; 3 4]"), ("C = [1 2]", "[1 2]"), ("[1 2].", "[1 2]"),
    ("np.zeros((2,2))", "zeros(2x2)"), ("np.zeros((1, 2)) + 3", "[[3 3]]"),
    ("1 | 2 | 3", "[1 2 3]"), ("1 3/2\n1 3/2", "[1 3/2; 1 3/2]"), ("1 1/2\n3 4 5", "[]"),
  ])
  func readsOthers(typed: String, plain: String) throws {
    let reading = SampleSheet.read(typed, as: .matrix)
    if plain == "[]" {
      #expect(reading.unreadable != nil, "\(typed) gives \(reading)")
    } else {
      let value = plain.hasPrefix("iota") ? SampleSheet.value("[1 2 3; 4 5 6; 7 8 9]") : nil
      var expected = value ?? SampleSheet.value(plain)
      if plain.hasPrefix("[[[1") { expected = SampleSheet.value(Self.cube) }
      #expect(expected != nil)
      #expect(reading.value == expected, "\(typed) gives \(reading)")
    }
  }

  static let cube = "[[[1,2],[3,4]],[[5,6],[7,8]]]"

  @Test(arguments: [
    ("[1 2 3; 4 5]", "row 1 has 3 numbers, row 2 has 2"),
    ("1 2 3\n4 5", "row 1 has 3 numbers, row 2 has 2"),
    ("[[1, 2], [3]]", "row 1 has 2 numbers, row 2 has 1"),
    ("[[[1,2],[3,4]],[[5,6]]]", "part 1 is 2x2, part 2 is 1x2"),
    ("[1,,2]", "missing"), ("1 2 | 3 4", "|"), ("[1 2 | 3 4]", "|"), ("[1 2", "never closed"),
    ("1 2]", "no open bracket"),
    ("[1 2)", "another kind"),
    ("[1 - 2]", "sign"), ("[1 -2, 3]", "sign"), ("1 - 2", "sign"), ("1 -2", "sign"),
    ("[1,5 2,5]", "commas"), ("1,5 2,5\n3,5 4,5", "commas"), ("1 1/2", "fraction"),
    ("[50% 2]", "percent"), ("[1'000 2]", "thousands"), ("[nan 1]", "nan"), ("[1 inf]", "inf"),
    ("3x3", "size"), ("[1, [2, 3]]", "are mixed"), ("blub(1, 2)", "blub"), ("[1 2; a b]", "a"),
    ("\"text\"", "numbers"), ("[1 2 ?]", "?"), ("\u{202E}[1 2]", "U+202E"),
    ("[1 \u{7} 2]", "U+0007"),
  ])
  func unreadable(typed: String, words: String) throws {
    let reading = SampleSheet.read(typed, as: .matrix)
    let answer = try #require(reading.unreadable, "\(typed) gives \(reading)")
    #expect(answer.message.contains(words), "\(typed): \(answer.message)")
  }

  /// NumPy breaks rows before column 75.
  @Test func longRowsOfPrints() throws {
    let numbers = (0..<30).map { " \($0 + 100)" }
    let row = "[" + numbers.prefix(18).joined() + "\n " + numbers.suffix(12).joined() + "]"
    let vector = try #require(SampleSheet.read(row, as: .matrix).answer)
    #expect(vector.value == SampleSheet.value("iota(30) + 100") && vector.notes.count == 1)
    let square = try #require(SampleSheet.read("[\(row)\n \(row)]", as: .matrix).answer)
    #expect(square.value == SampleSheet.value("[iota(30) + 100, iota(30) + 100]"))
    let short = SampleSheet.read("[100 101 102\n 103]", as: .matrix)
    #expect(short.unreadable?.message == "row 1 has 3 numbers, row 2 has 1")
    #expect(
      SampleSheet.read("[0 1 ... 9]", as: .matrix).unreadable?.message.contains("dots") == true)
  }

  @Test func theLanguageItselfNeedsNoNote() throws {
    for typed in ["[1 2; 3 4]", "[[1,2],[3,4]]", "[1 2\n3 4]", "zeros(2x2)", "2*k"] {
      #expect(try #require(SampleSheet.read(typed, as: .matrix).answer).notes.isEmpty)
    }
    for typed in ["1 2\n3 4", "array([1])", "1 & 2", "{1, 2}", "|1 2|"] {
      #expect(
        try #require(SampleSheet.read(typed, as: .matrix).answer).notes.isEmpty == false, "\(typed)"
      )
    }
  }
}
