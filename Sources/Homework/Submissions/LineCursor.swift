/// Goes along the first words of a line; full-width signs count as their plain ones.
struct LineCursor {
  private let scalars: [Unicode.Scalar]
  private var place = 0

  init(_ line: String) { scalars = Array(line.unicodeScalars) }

  var current: Unicode.Scalar? { at(place) }

  private func at(_ place: Int) -> Unicode.Scalar? {
    guard scalars.indices.contains(place) else { return nil }
    let scalar = scalars[place]
    switch scalar.value {
    case 0xFF01...0xFF5E: return Unicode.Scalar(scalar.value - 0xFEE0)
    case 0xA0, 0x3000, 0x2000...0x200A, 0xFEFF, 0x200B: return " "
    default: return scalar
    }
  }

  var rest: String {
    var text = ""
    text.unicodeScalars.append(contentsOf: scalars[min(place, scalars.count)...])
    return text
  }

  @discardableResult mutating func skipBlank() -> Bool {
    let start = place
    while let scalar = current, scalar.isBlankOrNewline { place += 1 }
    return place > start
  }

  mutating func take(_ count: Int) -> String {
    var text = ""
    for _ in 0..<count {
      guard let scalar = current else { break }
      text.unicodeScalars.append(scalar)
      place += 1
    }
    return text
  }

  mutating func takeOne(of choices: Set<Unicode.Scalar>) -> Unicode.Scalar? {
    guard let scalar = current, choices.contains(scalar) else { return nil }
    place += 1
    return scalar
  }

  mutating func takeWord() -> String {
    var text = ""
    while let scalar = current, scalar.isWord {
      text.unicodeScalars.append(scalar)
      place += 1
    }
    return text
  }

  /// A problem's id: letters and digits, with points and hyphens between them.
  mutating func takeID() -> String {
    var text = takeWord()
    while let mark = current, mark == "." || mark == "-", !text.isEmpty,
      let next = at(place + 1), next.isWord
    {
      place += 1
      text.unicodeScalars.append(mark)
      text += takeWord()
    }
    return text
  }

  /// The equals sign here, or one of the signs that people write for it.
  mutating func takeEquals() -> String? {
    for sign in [":=", "=>", "->", "==", "=", ":", "≔"] where begins(sign) {
      place += sign.unicodeScalars.count
      return sign
    }
    return nil
  }

  mutating func takeSingleEquals() -> Bool {
    guard begins("="), !begins("==") else { return false }
    place += 1
    return true
  }

  /// Whether a single equals sign follows, after white space or none.
  var beginsEquals: Bool {
    var cursor = self
    cursor.skipBlank()
    return cursor.begins("=") && !cursor.begins("==")
  }

  var endsWord: Bool { current.map { $0.isBlank || $0 == ":" || $0 == "=" } ?? true }

  /// What follows, without a colon or an equals sign before it.
  var restBehindColon: String {
    var cursor = self
    cursor.skipBlank()
    _ = cursor.takeOne(of: [":", "="])
    cursor.skipBlank()
    return cursor.rest
  }

  private func begins(_ sign: String) -> Bool {
    for (offset, scalar) in sign.unicodeScalars.enumerated() where at(place + offset) != scalar {
      return false
    }
    return true
  }
}
