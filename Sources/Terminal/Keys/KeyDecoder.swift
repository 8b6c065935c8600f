/// Turns the bytes a terminal sends into keys.
///
/// The sequences are those of ECMA-48 and xterm ("Control Sequences", invisible-island.net), and the
/// few that the Linux console and rxvt spell in another way.
struct KeyDecoder {
  /// How long the rest of an escape sequence may take, in milliseconds. A lone Escape is known for
  /// what it is only after that.
  var patience: Int32 = 60

  /// The key that begins with this byte; nil when it begins no character at all.
  func key(from first: UInt8, then source: some ByteSource) -> Key? {
    if first == 0x1b { return escapeSequence(from: source) }
    return character(from: first, then: source).map { .character($0) }
  }

  /// Decodes UTF-8, a broken character as U+FFFD. The C1 controls that no keyboard sends are refused.
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
    guard let second = source.byte(within: patience) else { return .escape }
    guard second == UInt8(ascii: "[") || second == UInt8(ascii: "O") else {
      return character(from: second, then: source).map { .alt($0) }
    }
    let sequence = [second] + rest(ofSequence: second, from: source)
    if sequence.count == 1 { return .alt(Unicode.Scalar(second)) }
    return Self.sequences[sequence] ?? .unknown(sequence)
  }

  /// The bytes up to the final one: one after `O`, parameters and a letter or `~` after `[`.
  private func rest(ofSequence kind: UInt8, from source: some ByteSource) -> [UInt8] {
    var bytes: [UInt8] = []
    while bytes.count < 32, let byte = source.byte(within: patience) {
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
