internal import Synchronization

/// A symbol of symbolic arithmetic, a letter with indices: `w01`, `b`, `x10_3`.
///
/// Symbols of the same name are equal. A symbol is an index into one global table of names, so that
/// polynomials compare and multiply machine words; output never depends on that index.
public struct Symbol: Hashable, Sendable {
  /// The place in the table, counted from 1: 0 means no symbol in a `Monomial`.
  let id: UInt32

  init(id: UInt32) { self.id = id }

  /// The symbol with this name, which is added to the table at its first use.
  public init(_ name: String) {
    self.id = Self.table.withLock { $0.id(of: name) }
  }

  /// The symbol with this name, if the table has room for it: names are never removed, and may take half
  /// of the memory limit.
  ///
  /// - Throws: `.tooMuchMemory`.
  init(_ name: String, within limits: Limits) throws(ArithmeticError) {
    let most = limits.memory / 2 / SymbolTable.bytesPerName
    guard let id = Self.table.withLock({ $0.id(of: name, atMost: most) }) else {
      let taken = most.saturatingProduct(SymbolTable.bytesPerName)
      throw .tooMuchMemory(SymbolTable.bytesPerName, held: taken, limit: limits.memory / 2)
    }
    self.id = id
  }

  public var name: String { Self.table.withLock { $0.names[Int(id) - 1].text } }

  private static let table = Mutex(SymbolTable())

  /// The names of several symbols, read with a single lock.
  static func names(of symbols: [Symbol]) -> [SymbolName] {
    table.withLock { table in symbols.map { table.names[Int($0.id) - 1] } }
  }
}

extension Symbol: Comparable {
  /// Reading order: by letters, then by indices, so that w2 comes before w10.
  public static func < (left: Symbol, right: Symbol) -> Bool {
    let names = names(of: [left, right])
    return names[0] < names[1]
  }
}

extension Symbol: CustomStringConvertible {
  public var description: String { name }
}

/// The names of all symbols, in the order of their first use.
struct SymbolTable {
  private(set) var names: [SymbolName] = []
  private var ids: [String: UInt32] = [:]

  /// The approximate bytes of a name: its text, its parts and its entries in both tables.
  static let bytesPerName = 240

  /// - Returns: nil for a new name if there are `most` already.
  mutating func id(of name: String, atMost most: Int) -> UInt32? {
    if let id = ids[name] { return id }
    return names.count < most ? id(of: name) : nil
  }

  mutating func id(of name: String) -> UInt32 {
    if let id = ids[name] { return id }
    names.append(SymbolName(name))
    let id = UInt32(names.count)
    ids[name] = id
    return id
  }
}

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
