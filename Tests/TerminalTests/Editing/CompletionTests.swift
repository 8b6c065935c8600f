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
