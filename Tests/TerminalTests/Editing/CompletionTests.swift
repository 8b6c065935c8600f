internal import Testing

@testable internal import Terminal

@Suite struct CompletionTests {
  @Test func theOnlyCandidateComesWithItsEnding() throws {
    let one = Completion(length: 2, candidates: [.init("padding", ending: "=")])
    let insertion = try #require(one.insertion(after: "conv pa"))
    #expect(insertion == (2, "padding="))
  }

  @Test(
    arguments: [
      ("st", 2, ["stride", "strict"], "stri"), ("stri", 4, ["stride", "strict"], nil),
      ("", 0, ["a", "b"], nil), ("卷", 3, ["卷积一", "卷积二"], "卷积"), ("x", 1, [], nil),
      ("ST", 2, ["s", "t"], nil), ("a", 9, ["ab"], "ab"), ("ab", 2, ["ab"], nil),
      ("e", 1, ["e\u{301}a", "ea"], nil),
    ] as [(String, Int, [String], String?)])
  func whatIsCommonIsInserted(head: String, length: Int, words: [String], text: String?) {
    let completion = Completion(length: length, candidates: words.map { .init($0) })
    #expect(completion.insertion(after: head)?.text == text)
  }
}

@Suite struct CandidateListTests {
  private func lines(_ candidates: [(String, String)], columns: Int, rows: Int = 24) -> [String] {
    CandidateList(
      candidates: candidates.map { .init($0.0, meaning: $0.1) }, columns: columns, rows: rows
    ).lines
  }

  @Test func candidatesStandInColumnsWithTheirMeanings() {
    let words = [("conv", "slide"), ("pool", "largest"), ("卷积", "conv"), ("x", "")]
    #expect(
      lines(words, columns: 40) == ["conv  slide    卷积  conv", "pool  largest  x"])
    #expect(
      lines(words, columns: 20) == ["conv  slide", "pool  largest", "卷积  conv", "x"])
  }

  @Test func tooManyLoseTheirMeaningsAndThenTheRest() {
    let words = (0..<100).map { ("word\($0)", "meaning") }
    let short = lines(words, columns: 80, rows: 15)
    #expect(short.count == 10 && !short.joined().contains("meaning"))
    let cut = lines(words, columns: 20, rows: 8)
    #expect(cut.count == 5 && cut.last == "… and 92 more")
  }

  @Test(arguments: 1...12)
  func noRowIsWiderThanTheWindow(columns: Int) {
    let words = [("a long candidate", "and its meaning"), ("卷积", "wide")]
    for line in lines(words, columns: columns) {
      #expect(DisplayWidth.of(line) <= max(1, columns - 1) || line.hasPrefix("…"))
    }
  }
}
