/// What a line of a submission begins, judged by its first words alone.
enum LineHead: Equatable {
  case blank
  case comment
  /// `answer 1 = …`; the rest stands behind the equals sign, which may be missing.
  case answer(id: String, rest: String, note: String?)
  case problem
  case student(String)
  case assignment(String)
  /// `k = …`
  case definition(name: String, rest: String)
  /// A word of the language that answers have no use for.
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

  /// `1 = …`, which can be nothing but an answer, since no variable begins with a digit.
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
    // Without a problem it answers none, and it is no name for a variable.
    case "answer": return .foreign(word)
    case "student" where cursor.endsWord: return .student(cursor.restBehindColon)
    case "assignment" where cursor.endsWord: return .assignment(cursor.restBehindColon)
    case "hint", "bug", "credit", "require", "accept", "secret", "ensure":
      if !hasEquals { return .foreign(word) }
    default: break
    }
    cursor.skipBlank()
    guard hasEquals, cursor.takeSingleEquals() else { return .other }
    return .definition(name: word, rest: cursor.rest)
  }

  /// `problem 1 "…"`, which is only looked at for `problem 1 = …`: that is an answer.
  private static func problem(_ behindWord: LineCursor) -> LineHead {
    var cursor = behindWord
    cursor.skipBlank()
    let id = cursor.takeID()
    cursor.skipBlank()
    guard !id.isEmpty, let sign = cursor.takeEquals() else { return .problem }
    cursor.skipBlank()
    if let next = cursor.current, next == "\"" || next.value == 0x201C { return .problem }
    return .answer(
      id: id, rest: cursor.rest, note: "read 'problem \(id) \(sign)' as 'answer \(id) ='")
  }

  /// `answer 1 = …`, `Answer 1: …`, `answer1 = …`, `answer(1) = …`.
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
      // `answer 1 5` and a bare `answer 1` are answers too, `answers5` is not.
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
