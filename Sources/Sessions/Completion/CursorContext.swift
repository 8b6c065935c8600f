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

/// A command with its arguments so far, or an open bracket.
struct CursorFrame {
  var owner: String?
  /// Whether it is a call with parentheses.
  var isCall = false
  /// Whether the owner is a link of a chain, after its first command.
  var isLink = false
  /// The names of options given so far.
  var given: Set<String> = []
  /// The bare words so far: variables, flags, words of an option.
  var words: Set<String> = []
  /// The number of values without a name so far.
  var values = 0
  var option: String?
  /// Whether an operator still lacks its right operand.
  var awaitsOperand = false

  /// Notes a complete value.
  mutating func takeValue() {
    if option == nil && !awaitsOperand { values += 1 }
    option = nil
    awaitsOperand = false
  }
}
