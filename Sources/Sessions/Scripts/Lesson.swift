internal import Syntax

/// A lesson: a script with prose between its statements.
public struct Lesson: Equatable, Sendable {
  /// The file's name without extension: `03-padding`.
  public let name: String
  public let text: String

  public init(name: String, text: String) {
    self.name = name
    self.text = text
  }

  /// The number at the start of its name.
  public var number: Int? { Int(name.prefix { $0.isASCII && $0.isNumber }) }

  /// The name without its number: `padding`.
  public var word: String {
    let rest = name.drop { $0.isASCII && $0.isNumber }
    return String(rest.first == "-" ? rest.dropFirst() : rest)
  }

  /// The first heading without its number; the word if there is no heading.
  public var title: String {
    for line in text.split(whereSeparator: \.isNewline) where line.hasPrefix("##") {
      let words = line.drop { $0 == "#" || $0 == " " }
      let number = words.prefix { $0.isASCII && ($0.isNumber || $0 == ".") }
      let title = number.hasSuffix(".") ? words.dropFirst(number.count) : words
      return String(title.drop { $0 == " " })
    }
    return word
  }

  /// The statement that opens it: `lesson 3`, or `lesson padding` if it has no number.
  public var label: String { "lesson " + (number.map(String.init) ?? word) }
}

extension Session {
  /// A new session with the same files, formats, lessons and examiner.
  public func fresh(settings: Settings) -> Session {
    var session = Session(settings: settings, files: files, formats: formats)
    session.isConversation = isConversation
    session.lessons = lessons
    session.examiner = examiner
    return session
  }
}
