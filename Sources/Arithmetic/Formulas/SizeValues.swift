/// The sizes that a law is asked with, by their symbols.
///
/// There are few symbols and laws are asked often: places in a short list are found faster than in a
/// dictionary, and a program that computes once has not to make a dictionary's type first.
public struct SizeValues: Equatable, Sendable, ExpressibleByDictionaryLiteral {
  private var numbers: [Int?] = []

  public init() {}

  /// Where a symbol is given twice, the last value holds.
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

  /// The symbols that have a value, each with it, in the order they are declared in.
  public var pairs: [(SizeSymbol, Int)] {
    SizeSymbol.allCases.compactMap { symbol in self[symbol].map { (symbol, $0) } }
  }

  /// The values, in the order of their symbols.
  public var values: [Int] { numbers.compactMap { $0 } }

  public static func == (left: SizeValues, right: SizeValues) -> Bool {
    SizeSymbol.allCases.allSatisfy { left[$0] == right[$0] }
  }
}
