/// Values for the symbols of a law.
///
/// A short array is faster than a dictionary here: there are few symbols and many evaluations, and the
/// runtime does not have to instantiate a generic dictionary type at start.
public struct SizeValues: Equatable, Sendable, ExpressibleByDictionaryLiteral {
  private var numbers: [Int?] = []

  public init() {}

  /// If a symbol occurs twice, the last value counts.
  public init(dictionaryLiteral elements: (SizeSymbol, Int)...) {
    for (symbol, value) in elements { self[symbol] = value }
  }

  public init(_ pairs: some Sequence<(SizeSymbol, Int)>) {
    for (symbol, value) in pairs { self[symbol] = value }
  }

  public subscript(symbol: SizeSymbol) -> Int? {
    get {
      let place = symbol.rawValue
      return place < numbers.count ? numbers[place] : nil
    }
    set {
      let place = symbol.rawValue
      while numbers.count <= place { numbers.append(nil) }
      numbers[place] = newValue
    }
  }

  /// The symbols that have a value, with it, in the order of their declaration.
  public var pairs: [(SizeSymbol, Int)] {
    SizeSymbol.allCases.compactMap { symbol in self[symbol].map { (symbol, $0) } }
  }

  /// The values, in the order of their symbols.
  public var values: [Int] { numbers.compactMap { $0 } }

  public static func == (left: SizeValues, right: SizeValues) -> Bool {
    SizeSymbol.allCases.allSatisfy { left[$0] == right[$0] }
  }
}
