/// Keys without a character of their own, as libedit gets them: single C1 control characters, which
/// no keyboard sends. Sequences that begin with Escape would not do: with one bound, libedit makes
/// vi's lone Escape wait for another key.
enum BoundKey: UInt8, CaseIterable {
  case paste = 0x90
  case right, left, up, down, home, end, delete, wordRight, wordLeft, newline

  init?(_ key: Key) {
    switch key {
    case .paste: self = .paste
    case .right: self = .right
    case .left: self = .left
    case .up: self = .up
    case .down: self = .down
    case .home: self = .home
    case .end: self = .end
    case .delete: self = .delete
    case .wordRight: self = .wordRight
    case .wordLeft: self = .wordLeft
    default: return nil
    }
  }

  var scalar: Unicode.Scalar { Unicode.Scalar(rawValue) }

  /// libedit's own function for the key; nil when the key is done here.
  var function: String? {
    switch self {
    case .left: "ed-prev-char"
    case .delete: "ed-delete-next-char"
    case .wordRight: "em-next-word"
    case .wordLeft: "ed-prev-word"
    case .paste, .right, .up, .down, .home, .end, .newline: nil
    }
  }
}
