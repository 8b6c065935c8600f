import Testing

@testable import Syntax

@Suite struct SuggestionTests {
  private let words = ["conv", "stride", "padding", "dilation", "pool", "toeplitz", "k"]

  @Test(arguments: [
    ("cnov", "conv"), ("conf", "conv"), ("con", "conv"), ("strde", "stride"), ("Stride", "stride"),
    ("CONV", "conv"), ("paddign", "padding"), ("dialation", "dilation"), ("toplitz", "toeplitz"),
    ("teoplits", "toeplitz"), ("ppol", "pool"), ("stridess", "stride"),
  ])
  func slips(word: String, meant: String) {
    #expect(Suggestion.nearest(to: word, in: words) == meant)
  }

  @Test(arguments: ["", "k", "cv", "xyz", "banana", "stride", "convolution", "sturdy"])
  func nothingNear(word: String) {
    #expect(Suggestion.nearest(to: word, in: words) == nil)
  }

  @Test func tiesAreAlphabeticalInAnyOrder() {
    #expect(Suggestion.nearest(to: "cat", in: ["hat", "bat", "rat"]) == "bat")
    #expect(Suggestion.nearest(to: "cat", in: ["bat", "rat", "hat"]) == "bat")
  }

  @Test func giantWordsCostNothing() {
    let giant = String(repeating: "a", count: 1_000_000)
    #expect(Suggestion.nearest(to: giant, in: words + [giant + "b"]) == nil)
  }

  @Test(arguments: [
    ("", "", 0), ("abc", "abc", 0), ("abc", "acb", 1), ("ca", "abc", 3), ("kitten", "sitting", 3),
    ("", "abc", 3), ("abcd", "badc", 2),
  ])
  func distances(first: String, second: String, distance: Int) {
    let scalars = (Array(first.unicodeScalars), Array(second.unicodeScalars))
    #expect(Suggestion.distance(scalars.0, scalars.1) == distance)
    #expect(Suggestion.distance(scalars.1, scalars.0) == distance)
  }
}
