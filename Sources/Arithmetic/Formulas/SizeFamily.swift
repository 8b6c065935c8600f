/// A run of neighbouring values of one size that all solve a problem.
public struct SizeFamily: Equatable, Sendable {
  public var symbol: SizeSymbol
  public var range: ClosedRange<Int>
  /// Whether every greater value solves it too.
  public var isEndless: Bool

  public init(symbol: SizeSymbol, range: ClosedRange<Int>, isEndless: Bool = false) {
    self.symbol = symbol
    self.range = range
    self.isEndless = isEndless
  }

  func only(_ value: Int) -> SizeFamily {
    SizeFamily(symbol: symbol, range: value...value, isEndless: false)
  }
}
