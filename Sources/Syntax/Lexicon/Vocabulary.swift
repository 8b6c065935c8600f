/// The words that make a line a command instead of an expression.
public struct Vocabulary: Sendable {
  /// Names that begin a command unless `(` follows directly or `=` follows.
  public var commands: NameList
  /// Commands whose arguments are not parsed but kept as text, in `CommandForm.rest`.
  public var raw: NameList
  /// Whether homework's words begin statements: `problem`, `answer`, ….
  public var hasSheets: Bool

  public init(commands: NameList, raw: NameList = [], hasSheets: Bool = false) {
    self.commands = commands
    self.raw = raw
    self.hasSheets = hasSheets
  }
}

/// A short list of names with a quick membership test.
///
/// Building a `Set` of a few dozen names would cost more than a session's look-ups.
public struct NameList: Sendable {
  public private(set) var names: [String] = []
  /// One bit per first byte (modulo 64), which rules out most words at once.
  private var firstBytes: UInt = 0

  public init(_ names: [String]) {
    self.names = names
    for name in names { firstBytes |= Self.bit(of: name) }
  }

  public func contains(_ word: String) -> Bool {
    firstBytes & Self.bit(of: word) != 0 && names.contains(word)
  }

  private static func bit(of word: String) -> UInt { 1 << UInt((word.utf8.first ?? 0) & 63) }

  public static func + (left: NameList, right: NameList) -> NameList {
    NameList(left.names + right.names)
  }
}

extension NameList: ExpressibleByArrayLiteral {
  public init(arrayLiteral names: String...) { self.init(names) }
}
