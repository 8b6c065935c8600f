/// What could stand where the cursor is.
public struct Completion: Equatable, Sendable {
  public struct Candidate: Equatable, Sendable {
    public var text: String
    /// A few words on what it is, shown beside it in the list.
    public var meaning: String
    /// What follows it when it is the only one: a blank, `=`, `(`.
    public var ending: String

    public init(_ text: String, meaning: String = "", ending: String = "") {
      self.text = text
      self.meaning = meaning
      self.ending = ending
    }
  }

  /// How many UTF-8 bytes before the cursor the candidates stand for.
  public var length: Int
  public var candidates: [Candidate]

  public init(length: Int, candidates: [Candidate]) {
    self.length = length
    self.candidates = candidates
  }

  public static let none = Completion(length: 0, candidates: [])

  /// What to put in the place of the bytes before the cursor; nil when that would add nothing.
  func insertion(after head: String) -> (length: Int, text: String)? {
    guard let first = candidates.first else { return nil }
    let typed = head.utf8.suffix(max(0, length))
    let text = candidates.count == 1 ? first.text + first.ending : commonBeginning
    // What fits with other letters (upper case for lower) must not make the typed word shorter.
    let isShorter = candidates.count > 1 && text.utf8.count < typed.count
    return isShorter || text.utf8.elementsEqual(typed) ? nil : (typed.count, text)
  }

  /// The characters all candidates begin with.
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
