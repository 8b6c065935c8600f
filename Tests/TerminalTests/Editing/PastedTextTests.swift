internal import Testing

@testable internal import Terminal

@Suite struct PastedTextTests {
  @Test(arguments: [
    ("a\nb", "a\nb"), ("a\r\nb", "a\nb"), ("a\n\rb", "a\nb"), ("a\rb", "a\nb"),
    ("a\n\nb", "a\n\nb"), ("a\n\r\n\rb", "a\n\nb"), ("a\n\n\n", "a"), ("a\u{7}\u{1b}b\tc", "ab\tc"),
    ("卷\u{85}积", "卷积"), ("", ""),
  ])
  func pastesAreCleaned(pasted: String, cleaned: String) {
    #expect(PastedText.cleaned(pasted.utf8) == cleaned)
  }

  @Test func brokenBytesAreRepaired() {
    #expect(PastedText.cleaned([0x61, 0xff, 0x62]) == "a\u{fffd}b")
  }

  @Test func theEndMarkEndsWhatWasPasted() {
    var pasted = PastedText()
    let ends = ("a\u{1b}[201\u{1b}[201~").utf8.map { pasted.take($0) }
    #expect(ends == Array(repeating: false, count: ends.count - 1) + [true])
    #expect(pasted.text == "a[201" && !pasted.isTooLong)
  }

  @Test func whatIsTooLongIsNotTakenInPart() {
    for excess in 0...1 {
      var pasted = PastedText()
      for _ in 0..<(PastedText.maximumLength + excess) { _ = pasted.take(UInt8(ascii: "x")) }
      #expect(PastedText.end.map { pasted.take($0) }.last == true)
      #expect(pasted.isTooLong == (excess == 1))
      #expect(pasted.text.utf8.count == (excess == 1 ? 0 : PastedText.maximumLength))
    }
  }
}
