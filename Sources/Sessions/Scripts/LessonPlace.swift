/// How far a reader is in a lesson.
public struct LessonPlace: Equatable, Sendable {
  /// The lesson's name.
  public var name: String
  /// The next step; nil if the lesson is done.
  public var step: Int?

  public init(name: String, step: Int?) { (self.name, self.step) = (name, step) }
}

/// The places of a reader in all lessons, the last one read at the end: lines such as `03-padding 4` and
/// `02-flip done`.
public struct LessonProgress: Equatable, Sendable {
  public private(set) var places: [LessonPlace] = []

  public init(_ text: String = "") {
    for line in text.split(whereSeparator: \.isNewline).prefix(1_000) {
      let words = line.split(whereSeparator: \.isWhitespace)
      guard words.count == 2 else { continue }
      let step = Int(words[1])
      guard words[1] == "done" || (step.map { $0 >= 0 } ?? false) else { continue }
      keep(LessonPlace(name: String(words[0]), step: step))
    }
  }

  public var last: LessonPlace? { places.last }

  public func place(in name: String) -> LessonPlace? { places.first { $0.name == name } }

  public mutating func keep(_ place: LessonPlace) {
    places.removeAll { $0.name == place.name }
    places.append(place)
  }

  public var text: String {
    places.map { "\($0.name) \($0.step.map(String.init) ?? "done")\n" }.joined()
  }
}
