/// Text as C has it in `wchar_t`, ended by a zero.
final class WideText {
  let text: String
  let start: UnsafeMutablePointer<CInt>

  init(_ text: String) {
    self.text = text
    let characters = text.unicodeScalars.map(\.wide).filter { $0 != 0 } + [0]
    start = .allocate(capacity: characters.count)
    start.initialize(from: characters, count: characters.count)
  }

  deinit { start.deallocate() }
}

extension String {
  /// Lends the text to a C function as `wchar_t`.
  func withWide<Result>(_ body: (UnsafePointer<CInt>) -> Result) -> Result {
    let wide = WideText(self)
    return withExtendedLifetime(wide) { body(wide.start) }
  }
}

/// On Linux and on Apple's systems `wchar_t` is a signed number of 32 bits that holds a scalar.
extension Unicode.Scalar {
  var wide: CInt { CInt(bitPattern: value) }

  /// U+FFFD for what is no scalar.
  init(wide: CInt) { self = Unicode.Scalar(UInt32(bitPattern: wide)) ?? "\u{fffd}" }
}
