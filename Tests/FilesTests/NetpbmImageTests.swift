import Arithmetic
import Files
import Testing

@Suite struct NetpbmImageTests {
  @Test(arguments: [
    ("P1\n3 2\n1 0 1\n010", #"[2, 3] ["1", "0", "1", "0", "1", "0"]"#),
    ("P2 # a remark\n2 2 # size\n15\n0 5\n10 15\n", #"[2, 2] ["0", "5", "10", "15"]"#),
    ("P3\n1 2\n255\n1 2 3\n4 5 6", #"[3, 2, 1] ["1", "4", "2", "5", "3", "6"]"#),
    ("P5\n2 1\n255\n\u{1}\u{2}", #"[1, 2] ["1", "2"]"#),
    ("P5\r\n2 1\r\n255\r\n\u{1}\u{2}", #"[1, 2] ["1", "2"]"#),
    ("P5\r\n# by hand\r\n2 1\r\n255\r\n\u{2}", #"[1, 2] ["10", "2"]"#),
    ("P5\n1 2\n256\n\u{1}\u{0}\u{0}\u{2}", #"[2, 1] ["256", "2"]"#),
    ("P6\n1 1\n255\n\u{1}\u{2}\u{3}", #"[3, 1, 1] ["1", "2", "3"]"#),
    ("P4\n2 2\n@\u{0}", #"[2, 2] ["0", "1", "0", "0"]"#),
  ])
  func imagesAreRead(text: String, told: String) throws {
    #expect(try decode(text, .pnm).get().told == told)
  }

  @Test(arguments: [
    ("", "it does not begin with P1 to P6, as an image does"),
    ("P7\n", "it does not begin with P1 to P6, as an image does"),
    ("P5\n0 5\n255\n", "its width is 0"), ("P5\n", "its width is missing"),
    ("P5\n-1 2\n255\n", "its width is missing"),
    ("P5\n99999999999999999999 1\n255\n", "its width is too large"),
    ("P5\n1 1\n70000\n\u{1}", "its maximum value is 70000, and must be from 1 to 65535"),
    ("P5\n300 300\n255\n\u{1}", "it ends before the last of its 300×300 cells"),
    ("P5\n1 1\n10\n\u{20}", "cell 1 is 32, above the maximum value, 10"),
    ("P2\n2 1\n9\n1 10", "cell 2 is not from 0 to 9"),
    ("P2\n2 1\n9\n1 x", "cell 2 is not a number"),
    ("P1\n2 1\n12", "cell 2 is not from 0 to 1"), ("P5\n1 1\n255", "its header does not end"),
  ])
  func brokenImagesAreNamed(text: String, problem: String) {
    #expect(decode(text, .pnm).failure == .malformed(problem), "\(text)")
  }

  @Test func hugeImagesAreRefusedBeforeTheyAreMade() {
    #expect(
      decode("P5\n100000 100000\n255\n", .pgm).failure
        == .arithmetic(.tooManyCells([100_000, 100_000], limit: Limits.strict.cells)))
  }

  @Test func cellsBeyondAnImageAreRefused() throws {
    for (tensor, format) in [
      (Tensor([[-1, 2]]), NumberFormat.pgm), (Tensor([[70_000]]), .pgm), (Tensor([[2]]), .pbm),
      (Tensor([1, 2]), .pgm), (Tensor([[1]]), .ppm),
    ] {
      #expect(throws: FileError.self) { try format.encode(tensor) }
    }
  }
}
