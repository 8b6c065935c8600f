/// A key of the keyboard, whatever bytes the terminal sends for it.
public enum Key: Hashable, Sendable {
  /// A character, including control characters.
  case character(Unicode.Scalar)
  /// Alt and a character, which a terminal sends as Escape followed by the character.
  case alt(Unicode.Scalar)
  case up, down, left, right, home, end, pageUp, pageDown, insert, delete
  case wordLeft, wordRight, backTab
  /// The start of a bracketed paste; see `PastedText`.
  case paste
  /// An unknown escape sequence, without its first byte.
  case unknown([UInt8])

  public static let enter = Key.character("\r")
  public static let tab = Key.character("\t")
  public static let escape = Key.character("\u{1b}")
  public static let backspace = Key.character("\u{7f}")

  /// Ctrl and a letter: `.control("l")`.
  public static func control(_ letter: Unicode.Scalar) -> Key {
    .character(Unicode.Scalar(UInt8(letter.value & 0x1f)))
  }
}

/// Decodes the bytes a terminal sends into keys.
///
/// It knows the sequences of ECMA-48 and xterm ("Control Sequences", invisible-island.net) and the few
/// that differ on the Linux console and rxvt.
struct KeyDecoder {
  /// The time in milliseconds within which the rest of an escape sequence must arrive. A lone Escape is
  /// recognized only after it.
  var timeout: Int32 = 60

  /// The key that begins with this byte; nil if the byte cannot begin a character.
  func key(from first: UInt8, then source: some ByteSource) -> Key? {
    if first == 0x1b { return escapeSequence(from: source) }
    return character(from: first, then: source).map { .character($0) }
  }

  /// Decodes UTF-8, an invalid sequence as U+FFFD. C1 controls, which no keyboard sends, are rejected.
  private func character(from first: UInt8, then source: some ByteSource) -> Unicode.Scalar? {
    if first < 0x80 { return Unicode.Scalar(first) }
    let more: Int
    switch first {
    case 0xc2...0xdf: more = 1
    case 0xe0...0xef: more = 2
    case 0xf0...0xf4: more = 3
    default: return nil
    }
    var bytes = [first]
    while bytes.count <= more, let next = source.byte(within: 200) {
      bytes.append(next)
      if next & 0xc0 != 0x80 { break }
    }
    guard let scalar = String(validating: bytes, as: UTF8.self)?.unicodeScalars.first else {
      return "\u{fffd}"
    }
    return (0x80..<0xa0).contains(scalar.value) ? nil : scalar
  }

  private func escapeSequence(from source: some ByteSource) -> Key? {
    guard let second = source.byte(within: timeout) else { return .escape }
    guard second == UInt8(ascii: "[") || second == UInt8(ascii: "O") else {
      return character(from: second, then: source).map { .alt($0) }
    }
    let sequence = [second] + rest(ofSequence: second, from: source)
    if sequence.count == 1 { return .alt(Unicode.Scalar(second)) }
    return Self.sequences[sequence] ?? .unknown(sequence)
  }

  /// The bytes through the final one: one after `O`; parameters and a letter or `~` after `[`.
  private func rest(ofSequence kind: UInt8, from source: some ByteSource) -> [UInt8] {
    var bytes: [UInt8] = []
    while bytes.count < 32, let byte = source.byte(within: timeout) {
      bytes.append(byte)
      let isLinuxFunctionKey = bytes == [UInt8(ascii: "[")]
      if kind == UInt8(ascii: "O") || ((0x40...0x7e).contains(byte) && !isLinuxFunctionKey) {
        break
      }
    }
    return bytes
  }

  private static let sequences: [[UInt8]: Key] = {
    let spellings: [(Key, [String])] = [
      (.up, ["[A", "OA"]), (.down, ["[B", "OB"]), (.right, ["[C", "OC"]), (.left, ["[D", "OD"]),
      (.home, ["[H", "OH", "[1~", "[7~"]), (.end, ["[F", "OF", "[4~", "[8~"]),
      (.insert, ["[2~"]), (.delete, ["[3~"]), (.pageUp, ["[5~"]), (.pageDown, ["[6~"]),
      (.wordRight, ["[1;5C", "[1;3C", "Oc", "[5C"]), (.wordLeft, ["[1;5D", "[1;3D", "Od", "[5D"]),
      (.backTab, ["[Z"]), (.paste, ["[200~"]),
    ]
    var table: [[UInt8]: Key] = [:]
    for (key, sequences) in spellings {
      for sequence in sequences { table[Array(sequence.utf8)] = key }
    }
    return table
  }()
}
