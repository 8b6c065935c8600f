public import Syntax

/// The lessons at hand. Reading them is the house's affair: it lends a function.
public struct LessonShelf: Sendable {
  /// The lessons in order.
  public var read: @Sendable () -> [Lesson]
  /// Where lessons were looked for, for the reader who misses them.
  public var places: @Sendable () -> [String]

  public init(
    read: @escaping @Sendable () -> [Lesson] = { [] },
    places: @escaping @Sendable () -> [String] = { [] }
  ) {
    self.read = read
    self.places = places
  }
}

extension LessonShelf {
  /// What to say when there are no lessons.
  public func nothing(at span: Span) -> Diagnostic {
    let places = places()
    return Diagnostic(
      .file, "no lessons were found", labels: [.init(span)],
      help: (places.isEmpty ? [] : ["looked in " + places.joined(separator: ", ")])
        + ["CONVO_LESSONS=FOLDER in the environment says where they are"])
  }
}

extension Array where Element == Lesson {
  /// The lesson that a reader means by a number, a name, or the beginning of one; several when the
  /// beginning fits several.
  func meant(by word: String) -> [Lesson] {
    let word = word.lowercased()
    let number = Int(word)
    let exact = filter {
      $0.name == word || $0.word == word || (number != nil && $0.number == number)
    }
    return exact.isEmpty ? filter { $0.word.hasPrefix(word) } : exact
  }

  /// The lesson after another in the order of the shelf.
  public func next(after name: String) -> Lesson? {
    guard let place = firstIndex(where: { $0.name == name }), place + 1 < count else { return nil }
    return self[place + 1]
  }
}
