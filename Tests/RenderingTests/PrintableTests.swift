import Rendering
import Testing

@Suite struct PrintableTests {
  @Test(arguments: [
    ("plain", "plain"), ("é 畳 👩 n\u{303}", "é 畳 👩 n\u{303}"),
    ("\u{1B}[31m", "\\u{1b}[31m"), ("a\u{0}b\u{7F}", "a\\u{0}b\\u{7f}"),
    ("\u{9B}2J", "\\u{9b}2J"), ("a\u{202E}b", "a\\u{202e}b"), ("a\u{200B}b", "a\\u{200b}b"),
    ("\u{2028}", "\\u{2028}"), ("\u{E0041}", "\\u{e0041}"), ("\u{3164}", "\\u{3164}"),
    ("❤\u{FE0F}", "❤\u{FE0F}"), ("\u{FE0F}", "\\u{fe0f}"), ("\u{FFFE}", "\\u{fffe}"),
  ])
  func showsWhatCannotBeSeen(text: String, shown: String) {
    #expect(Array(printable(text).unicodeScalars) == Array(shown.unicodeScalars))
  }

  @Test func nothingThatATerminalObeysIsLeft() {
    for text in FuzzedText.samples(3000) {
      let shown = printable(text)
      #expect(
        shown.unicodeScalars.allSatisfy { scalar in
          switch scalar.properties.generalCategory {
          case .control, .format, .lineSeparator, .paragraphSeparator: false
          default: true
          }
        })
      #expect(printable(shown) == shown)
    }
  }
}

/// Texts made of what is likely to break something, the same ones every time.
enum FuzzedText {
  private static let pieces: [String] = [
    "a", " ", "\"", "\\", "/", "\n", "\r", "\r\n", "\t", "\u{0}", "\u{1B}", "\u{7F}", "\u{85}",
    "\u{9B}",
    "é", "e\u{301}", "畳", "👩\u{200D}🚀", "\u{202E}", "\u{2066}", "\u{FEFF}", "\u{FE0F}", "\u{2028}",
    "\u{E0001}", "\u{10FFFF}", "\u{FFFD}", "\u{D7FF}", "]0;", "[2J", "x=[1 2]",
  ]

  static func samples(_ count: Int) -> [String] {
    var state: UInt64 = 42
    func next(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % bound
    }
    return (0..<count).map { _ in
      (0..<next(12)).reduce(into: "") { text, _ in text += pieces[next(pieces.count)] }
    }
  }
}
