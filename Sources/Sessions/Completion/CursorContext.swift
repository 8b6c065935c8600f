/// The context of the cursor in an unfinished statement, which decides what can follow.
struct CursorContext {
  enum Place: Equatable {
    /// The first word of a statement, or the first after `x =`.
    case start(isAssigned: Bool)
    /// An argument of a command, a chain's link or a function.
    case argument
    /// After `name=`.
    case optionValue(String)
    /// A value in brackets or after an operator.
    case expression
    /// After `|` in a chain.
    case link
    /// After a directive, with the words before this one.
    case directive(String, [String])
    /// In an unclosed string.
    case text(owner: String?)
    /// In a comment, or after something that only an operator can follow.
    case nothing
  }

  var place = Place.start(isAssigned: false)
  /// The typed part of the word at the cursor.
  var word = ""
  /// The command or chain's link, and each open bracket in it.
  var frames = [CursorFrame()]

  /// The innermost frame.
  var frame: CursorFrame {
    get { frames.last ?? CursorFrame() }
    set { if let last = frames.indices.last { frames[last] = newValue } }
  }

  init() {}

  init(_ text: some Sequence<UInt8>) {
    var reader = CursorReader(text)
    self = reader.read()
  }
}
