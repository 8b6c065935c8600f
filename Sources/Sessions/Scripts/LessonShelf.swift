public import Syntax

/// The available lessons. The program around the session knows where the files are and supplies
/// functions that read them.
public struct LessonShelf: Sendable {
  /// Reads all lessons, in order.
  public var read: @Sendable () -> [Lesson]
  /// The folders that were searched, for the message that there are no lessons.
  public var places: @Sendable () -> [String]
  /// How far the reader is.
  public var progress: @Sendable () -> LessonProgress

  public init(
    read: @escaping @Sendable () -> [Lesson] = { [] },
    places: @escaping @Sendable () -> [String] = { [] },
    progress: @escaping @Sendable () -> LessonProgress = { LessonProgress() }
  ) {
    self.read = read
    self.places = places
    self.progress = progress
  }
}

extension LessonShelf {
  /// The error that there are no lessons.
  public func missing(at span: Span) -> Diagnostic {
    let places = places()
    return Diagnostic(
      .file, "no lessons were found", labels: [.init(span)],
      help: (places.isEmpty ? [] : ["looked in " + places.joined(separator: ", ")])
        + ["CONVO_LESSONS=FOLDER in the environment says where they are"])
  }
}

extension Array where Element == Lesson {
  /// The lesson with this number, name or beginning of a name; several if the beginning is ambiguous.
  public func matching(_ word: String) -> [Lesson] {
    let word = word.lowercased()
    let number = Int(word)
    let exact = filter {
      $0.name == word || $0.word == word || (number != nil && $0.number == number)
    }
    return exact.isEmpty ? filter { $0.word.hasPrefix(word) } : exact
  }

  /// The lesson after the one named `name`; nil if that is the last, or unknown.
  public func next(after name: String) -> Lesson? {
    guard let place = firstIndex(where: { $0.name == name }), place + 1 < count else { return nil }
    return self[place + 1]
  }
}
