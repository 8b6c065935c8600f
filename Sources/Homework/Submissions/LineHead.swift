/// The kind of a submission's line, judged only by its first words.
enum LineHead: Equatable {
  case blank
  case comment
  /// `answer 1 = …`; `rest` follows the equals sign, which may be missing.
  case answer(id: String, rest: String, note: String?)
  /// `1) …`, `2. …`, `1: …` or `Q1 …`: an answer, or a row of the answer above.
  case item(id: String, rest: String)
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
    if first == "#", !cursor.beginsHeading {
      self = .comment
    } else if first.isDigit {
      self = Self.numbered(cursor) ?? .other
    } else if first.isWord {
      self = Self.worded(cursor)
    } else {
      self = Self.marked(cursor) ?? .other
    }
  }

  /// Reads `- answer 1 = …`, `> answer 1 = …`, `**answer 1** = …`, `## Answer 1: …`.
  private static func marked(_ start: LineCursor) -> LineHead? {
    var cursor = start
    while let mark = cursor.current, mark.isBlank || "#->*+•_`".unicodeScalars.contains(mark) {
      _ = cursor.take(1)
    }
    guard cursor.current?.isWord == true, cursor.current?.isDigit == false else { return nil }
    switch worded(cursor) {
    case .answer(let id, let rest, let note):
      return .answer(id: id, rest: rest, note: note ?? "read the beginning as 'answer \(id) ='")
    case .item(let id, let rest): return .item(id: id, rest: rest)
    default: return nil
    }
  }

  /// Reads `1 = …`, which must be an answer, since no variable begins with a digit.
  private static func numbered(_ start: LineCursor) -> LineHead? {
    var cursor = start
    let id = cursor.takeID()
    if id.utf8.count <= 4, let mark = cursor.takeOne(of: [")", ".", ":"]) {
      let isSpaced = cursor.current.map(\.isBlank) ?? false
      if isSpaced || mark == ":" { return .item(id: id, rest: cursor.rest) }
      return nil
    }
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
    if let answer = Self.answer(start) { return answer }
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
    if let item = question(start, word) { return item }
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

  /// Reads `Q1: …`, `Question 1: …`, `Exercise 2) …`.
  private static func question(_ start: LineCursor, _ word: String) -> LineHead? {
    var cursor = start
    let letters = word.prefix { $0.isLetter }.lowercased()
    guard
      ["q", "question", "exercise", "task", "ex", "part", "solution", "no", "aufgabe", "a"]
        .contains(letters)
    else { return nil }
    _ = cursor.take(letters.unicodeScalars.count)
    cursor.skipBlank()
    let id = cursor.takeID()
    guard id.unicodeScalars.first?.isDigit == true, id.utf8.count <= 8 else { return nil }
    _ = cursor.takeOne(of: [")", "."])
    cursor.skipBlank()
    guard let sign = cursor.takeEquals(), letters != "a" || sign == ":" else { return nil }
    // `Q3` may be the id of a problem.
    return .item(id: letters == "q" ? "q" + id : id, rest: cursor.rest)
  }

  /// The word `answer` at the start of a word, or one with a letter missing, added or in the wrong place.
  private static func answerWord(_ start: LineCursor) -> String? {
    var cursor = start
    let word = String(cursor.takeWord().prefix { $0.isLetter })
    let letters = word.lowercased()
    if letters.hasPrefix("answer") {
      let rest = letters.dropFirst(6)
      return rest.isEmpty || rest == "s" ? word : String(word.prefix(6))
    }
    let near = [
      "anwser", "answr", "anser", "awnser", "asnwer", "ansewr", "answe", "antwort", "ans",
    ]
    return near.contains(letters) ? word : nil
  }

  /// Reads `answer 1 = …`, `Answer 1: …`, `answer1 = …`, `answer(1) = …`, `answer 5 (a) = …`,
  /// `Answer to problem 1: …`.
  private static func answer(_ start: LineCursor) -> LineHead? {
    var cursor = start
    guard let word = answerWord(start) else { return nil }
    _ = cursor.take(word.unicodeScalars.count)
    var isSpaced = cursor.skipBlank()
    var isWordy = word.lowercased() != "answer"
    for filler in ["to", "for", "of", "problem", "question", "exercise", "number", "no", "nr"] {
      var ahead = cursor
      guard isSpaced, ahead.takeWord().lowercased() == filler else { continue }
      _ = ahead.takeOne(of: ["."])
      isSpaced = ahead.skipBlank()
      cursor = ahead
      isWordy = true
    }
    let opener = cursor.takeOne(of: ["(", "[", "#", "_", "-"])
    var id = cursor.takeID()
    guard !id.isEmpty, isSpaced || opener != nil || id.unicodeScalars.first?.isDigit == true else {
      return nil
    }
    if opener == "(" || opener == "[" { _ = cursor.takeOne(of: [")", "]"]) }
    var isPlain = isSpaced && opener == nil && word == "answer" && !isWordy
    if let part = cursor.takePart() {
      id += part
      isPlain = false
    }
    var ahead = cursor
    while ahead.takeOne(of: ["*", "_", "`"]) != nil { isPlain = false }
    ahead.skipBlank()
    if ahead.takeEquals() != nil {
      while cursor.takeOne(of: ["*", "_", "`"]) != nil {}
    }
    let isSeparated = cursor.skipBlank()
    guard let sign = cursor.takeEquals() else {
      // `answer 1 5` and a bare `answer 1` are answers too; `answers5` is not.
      guard !isWordy, isSeparated || cursor.current == nil || opener != nil else { return nil }
      return .answer(
        id: id, rest: cursor.rest,
        note: cursor.current == nil ? nil : "read 'answer \(id)' as 'answer \(id) ='")
    }
    if sign == ":" { while cursor.takeOne(of: ["*", "_", "`"]) != nil {} }
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

  /// Takes the letter of a part: ` a =`, `(a) =`.
  mutating func takePart() -> String? {
    var cursor = self
    cursor.skipBlank()
    let opener = cursor.takeOne(of: ["("])
    let letter = cursor.takeWord()
    guard letter.unicodeScalars.count == 1, letter.unicodeScalars.allSatisfy(\.isASCIILetter) else {
      return nil
    }
    if opener != nil { guard cursor.takeOne(of: [")"]) != nil else { return nil } }
    var ahead = cursor
    ahead.skipBlank()
    guard ahead.takeEquals() != nil else { return nil }
    self = cursor
    return letter
  }

  /// Whether signs of a heading stand before the word answer: `## Answer 1`.
  var beginsHeading: Bool {
    var cursor = self
    while cursor.takeOne(of: ["#"]) != nil {}
    cursor.skipBlank()
    let isAnswer = cursor.takeWord().lowercased().hasPrefix("answer")
    cursor.skipBlank()
    return isAnswer && !cursor.takeID().isEmpty && cursor.takeEquals() != nil
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
