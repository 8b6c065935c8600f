/// A symbol's name taken apart for ordering: the letters before the first digit, and the numbers.
struct SymbolName: Comparable, Sendable {
  let text: String
  let family: String
  /// The runs of digits; a run too long for a machine word counts as the greatest.
  let indices: [Int]

  init(_ text: String) {
    self.text = text
    self.family = String(text.prefix { !$0.isASCIIDigit })
    self.indices = text.dropFirst(family.count)
      .split { !$0.isASCIIDigit }
      .map { Int($0) ?? Int.max }
  }

  static func < (left: SymbolName, right: SymbolName) -> Bool {
    if left.family != right.family { return left.family < right.family }
    if left.indices != right.indices {
      return left.indices.lexicographicallyPrecedes(right.indices)
    }
    return left.text < right.text
  }
}

extension Character {
  fileprivate var isASCIIDigit: Bool { "0" <= self && self <= "9" }
}
