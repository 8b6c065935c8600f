/// What stands before the cursor, as far as it decides what may follow: a forgiving reading of a
/// statement that is not finished.
struct CursorContext {
  enum Place: Equatable {
    /// The first word of a statement, or the first behind `x =`.
    case start(isAssigned: Bool)
    /// An argument of a command, of a link of a chain or of a function.
    case argument
    /// Behind `name=`.
    case optionValue(String)
    /// A value in brackets or behind an operator.
    case expression
    /// Behind `|` in a chain.
    case link
    /// Behind a directive: the words before this one.
    case directive(String, [String])
    /// In a text that is still open.
    case text(owner: String?)
    /// In a comment, or behind something that only an operator can follow.
    case nothing
  }

  var place = Place.start(isAssigned: false)
  /// What is typed of the word at the cursor.
  var word = ""
  /// The command or the chain's link, and each pair of brackets that is open in it.
  var frames = [CursorFrame()]

  /// The innermost.
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
