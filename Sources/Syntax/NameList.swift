/// A short list of names, asked whether a word is among them.
///
/// What it costs to make a set of a few dozen names would be more than a session's questions.
public struct NameList: Sendable {
  public private(set) var names: [String] = []
  /// One bit for each first byte, so that most words need no look at the names.
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
