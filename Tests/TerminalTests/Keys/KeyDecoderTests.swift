internal import Testing

@testable internal import Terminal

/// Bytes that are all there at once.
private final class Script: ByteSource {
  private var rest: ArraySlice<UInt8>
  init(_ bytes: [UInt8]) { rest = bytes[...] }
  func byte(within milliseconds: Int32) -> UInt8? { rest.popFirst() }
}

@Suite struct KeyDecoderTests {
  /// The keys encoded by the bytes.
  private func keys(_ bytes: [UInt8]) -> [Key] {
    let script = Script(bytes)
    let decoder = KeyDecoder()
    var keys: [Key] = []
    while let byte = script.byte(within: 0) {
      if let key = decoder.key(from: byte, then: script) { keys.append(key) }
    }
    return keys
  }

  @Test(
    arguments: [
      ("a", [.character("a")]), ("é卷😀", [.character("é"), .character("卷"), .character("😀")]),
      ("\u{1b}[A\u{1b}OA", [.up, .up]), ("\u{1b}[1;5C\u{1b}[1;3D", [.wordRight, .wordLeft]),
      ("\u{1b}[3~x", [.delete, .character("x")]), ("\u{1b}[5~\u{1b}[6~", [.pageUp, .pageDown]),
      ("\u{1b}", [.escape]), ("\u{1b}b", [.alt("b")]), ("\u{1b}卷", [.alt("卷")]),
      ("\u{1b}[", [.alt("[")]), ("\u{1b}[200~", [.paste]),
      ("\t\r\u{7f}", [.tab, .enter, .backspace]),
      ("\u{3}", [.control("c")]), ("\u{1b}[15~", [.unknown(Array("[15~".utf8))]),
      ("\u{1b}[[Ax", [.unknown(Array("[[A".utf8)), .character("x")]),
    ] as [(String, [Key])])
  func bytesBecomeKeys(text: String, expected: [Key]) {
    #expect(keys(Array(text.utf8)) == expected)
  }

  @Test(
    arguments: [
      ([0xff, 0x61], [.character("a")]),  // no character begins so
      ([0x80], []), ([0xc2, 0x90], []),  // a C1 control
      ([0xe5, 0x8d], [.character("\u{fffd}")]),  // cut short
      ([0xed, 0xa0, 0x80], [.character("\u{fffd}")]),  // half a surrogate pair
    ] as [([UInt8], [Key])])
  func brokenBytesDoNoHarm(bytes: [UInt8], expected: [Key]) {
    #expect(
      keys(bytes).filter { $0 != .character("\u{fffd}") || expected.contains($0) }.first
        == expected.first)
  }

  @Test func everyByteIsSurvived() {
    for first in UInt8.min...UInt8.max {
      for second in UInt8.min...UInt8.max {
        _ = keys([first, second, 0x5b, 0x31])
        _ = keys([0x1b, 0x5b, first, second])
      }
    }
    #expect(keys(Array(repeating: 0x1b, count: 3)) == [.alt("\u{1b}"), .escape])
  }
}
