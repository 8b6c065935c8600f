/// The kind of a submission's line, judged only by its first words.
enum LineHead: Equatable {
  case blank
  case comment
  /// `answer 1 = …`; `rest` follows the equals sign, which may be missing.
  case answer(id: String, rest: String, note: String?)
  case problem
  case student(String)
  case assignment(String)
  /// `k = …`
  case definition(name: String, rest: String)
  /// A word of the language that answers do not use.
  case foreign(String)
  case other

  init(_ line: String) {
    var cursor = LineCursor(line)
    cursor.skipBlank()
    guard let first = cursor.current else {
      self = .blank
      return
    }
    if first == "#" {
      self = .comment
    } else if first.isDigit {
      self = Self.numbered(cursor) ?? .other
    } else if first.isWord {
      self = Self.worded(cursor)
    } else {
      self = .other
    }
  }

  /// Reads `1 = …`, which must be an answer, since no variable begins with a digit.
  private static func numbered(_ start: LineCursor) -> LineHead? {
    var cursor = start
    let id = cursor.takeID()
    cursor.skipBlank()
    guard let sign = cursor.takeEquals(), id.utf8.count <= 8 else { return nil }
    return .answer(
      id: id, rest: cursor.rest,
      note: "read '\(id) \(sign)' as 'answer \(id) ='")
  }

  private static func worded(_ start: LineCursor) -> LineHead {
    var cursor = start
    let word = cursor.takeWord()
    let lower = word.lowercased()
    if lower.hasPrefix("answer"), let answer = Self.answer(start) { return answer }
    let hasEquals = cursor.beginsEquals
    switch lower {
    case "problem" where !hasEquals: return problem(cursor)
    // An answer without a problem; it is not a name for a variable either.
    case "answer": return .foreign(word)
    case "student" where cursor.endsWord: return .student(cursor.restAfterColon)
    case "assignment" where cursor.endsWord: return .assignment(cursor.restAfterColon)
    case "hint", "bug", "credit", "require", "accept", "secret", "ensure":
      if !hasEquals { return .foreign(word) }
    default: break
    }
    cursor.skipBlank()
    guard hasEquals, cursor.takeSingleEquals() else { return .other }
    return .definition(name: word, rest: cursor.rest)
  }

  /// Reads `problem 1 "…"`, or `problem 1 = …`, which is an answer.
  private static func problem(_ afterWord: LineCursor) -> LineHead {
    var cursor = afterWord
    cursor.skipBlank()
    let id = cursor.takeID()
    cursor.skipBlank()
    guard !id.isEmpty, let sign = cursor.takeEquals() else { return .problem }
    cursor.skipBlank()
    if let next = cursor.current, next == "\"" || next.value == 0x201C { return .problem }
    return .answer(
      id: id, rest: cursor.rest, note: "read 'problem \(id) \(sign)' as 'answer \(id) ='")
  }

  /// Reads `answer 1 = …`, `Answer 1: …`, `answer1 = …`, `answer(1) = …`.
  private static func answer(_ start: LineCursor) -> LineHead? {
    var cursor = start
    let word = cursor.take(6)
    guard word.lowercased() == "answer" else { return nil }
    if cursor.current.map({ $0 == "s" || $0 == "S" }) == true { return nil }
    let isSpaced = cursor.skipBlank()
    let opener = cursor.takeOne(of: ["(", "[", "#", "_", "-"])
    let id = cursor.takeID()
    guard !id.isEmpty, isSpaced || opener != nil || id.unicodeScalars.first?.isDigit == true else {
      return nil
    }
    if opener == "(" || opener == "[" { _ = cursor.takeOne(of: [")", "]"]) }
    let isPlain = isSpaced && opener == nil && word == "answer"
    let isSeparated = cursor.skipBlank()
    guard let sign = cursor.takeEquals() else {
      // `answer 1 5` and a bare `answer 1` are answers too; `answers5` is not.
      guard isSeparated || cursor.current == nil || opener != nil else { return nil }
      return .answer(
        id: id, rest: cursor.rest,
        note: cursor.current == nil ? nil : "read 'answer \(id)' as 'answer \(id) ='")
    }
    if sign != "=" { return .answer(id: id, rest: cursor.rest, note: "read '\(sign)' as '='") }
    return .answer(
      id: id, rest: cursor.rest, note: isPlain ? nil : "read the beginning as 'answer \(id) ='")
  }
}

/// Reads the first words of a line, treating full-width characters as ordinary ones.
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

  /// Takes a problem's id: letters and digits, with points and hyphens between them.
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

  /// Takes an equals sign, or one of the signs written instead of it.
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

  /// Whether a single equals sign follows, possibly after white space.
  var beginsEquals: Bool {
    var cursor = self
    cursor.skipBlank()
    return cursor.begins("=") && !cursor.begins("==")
  }

  var endsWord: Bool { current.map { $0.isBlank || $0 == ":" || $0 == "=" } ?? true }

  /// The rest, without a colon or equals sign before it.
  var restAfterColon: String {
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
