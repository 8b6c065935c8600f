/// Text that may have come from another house: UTF-8 with or without a byte order mark, or UTF-16.
enum EncodedText {
  /// The bytes as UTF-8, without a mark.
  ///
  /// UTF-16 is known by its mark, or by the zeros between the letters of its first characters.
  /// - Throws: `.malformed` for UTF-16 that is broken.
  static func utf8(_ bytes: [UInt8]) throws(FileError) -> ArraySlice<UInt8> {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return bytes.dropFirst(3) }
    if bytes.starts(with: [0xFF, 0xFE]) { return try utf16(bytes.dropFirst(2), isLittle: true) }
    if bytes.starts(with: [0xFE, 0xFF]) { return try utf16(bytes.dropFirst(2), isLittle: false) }
    guard bytes.count >= 2, bytes[0] == 0 || bytes[1] == 0 else { return bytes[...] }
    return try utf16(bytes[...], isLittle: bytes[1] == 0)
  }

  private static func utf16(_ bytes: ArraySlice<UInt8>, isLittle: Bool) throws(FileError)
    -> ArraySlice<UInt8>
  {
    guard bytes.count.isMultiple(of: 2) else {
      throw .malformed("it is UTF-16 text that ends within a character")
    }
    let units = stride(from: bytes.startIndex, to: bytes.endIndex, by: 2).map { place in
      let (low, high) = isLittle ? (place, place + 1) : (place + 1, place)
      return UInt16(bytes[high]) << 8 | UInt16(bytes[low])
    }
    guard let text = String(validating: units, as: UTF16.self) else {
      throw .malformed("it is UTF-16 text with a broken character")
    }
    return Array(text.utf8)[...]
  }

  /// The same with every other white space of Unicode as a plain blank: no-break spaces between
  /// numbers are no part of them.
  static func plainBlanks(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    guard bytes.contains(where: { $0 >= 0x80 }),
      let text = String(validating: bytes, as: UTF8.self)
    else { return bytes }
    var plain = ""
    plain.unicodeScalars.reserveCapacity(bytes.count)
    for scalar in text.unicodeScalars {
      let isBlank =
        !scalar.isASCII
        && (scalar.properties.isWhitespace || scalar == "\u{FEFF}" || scalar == "\u{200B}")
      plain.unicodeScalars.append(isBlank ? " " : scalar)
    }
    return Array(plain.utf8)[...]
  }
}
