/// The candidates for the word before the cursor.
public struct Completion: Equatable, Sendable {
  public struct Candidate: Equatable, Sendable {
    public var text: String
    /// A short description, shown next to the text in the list.
    public var meaning: String
    /// Inserted after the text if it is the only candidate: a space, `=`, `(`.
    public var ending: String

    public init(_ text: String, meaning: String = "", ending: String = "") {
      self.text = text
      self.meaning = meaning
      self.ending = ending
    }
  }

  /// The number of UTF-8 bytes before the cursor that a candidate replaces.
  public var length: Int
  public var candidates: [Candidate]

  public init(length: Int, candidates: [Candidate]) {
    self.length = length
    self.candidates = candidates
  }

  public static let none = Completion(length: 0, candidates: [])

  /// What to insert, and how many bytes before the cursor it replaces; nil if nothing would change.
  func insertion(after head: String) -> (length: Int, text: String)? {
    guard let first = candidates.first else { return nil }
    let typed = head.utf8.suffix(max(0, length))
    let text = candidates.count == 1 ? first.text + first.ending : commonBeginning
    // Candidates that match in another case may share fewer letters than were typed.
    let isShorter = candidates.count > 1 && text.utf8.count < typed.count
    return isShorter || text.utf8.elementsEqual(typed) ? nil : (typed.count, text)
  }

  /// The longest common prefix of all candidates.
  var commonBeginning: String {
    guard let first = candidates.first else { return "" }
    var common = Array(first.text)
    for candidate in candidates.dropFirst() {
      let same = zip(common, candidate.text).prefix { $0 == $1 }.count
      common.removeSubrange(same...)
    }
    return String(common)
  }
}

/// A possible continuation of the statement, shown dimmed after the cursor.
public struct Hint: Equatable, Sendable {
  public var text: String
  /// Whether the Right key inserts it. If false, the hint only says what is missing.
  public var isInsertable: Bool

  public init(_ text: String, isInsertable: Bool = true) {
    self.text = text
    self.isInsertable = isInsertable
  }
}
