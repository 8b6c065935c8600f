internal import Arithmetic
internal import Documents
internal import Sessions

extension PublishedSheet {
  /// The sheet for reading answers to a key with symbols, which may be typed by their names: `w10`, `w_10`
  /// or `w1_0`. A variable of the sheet keeps its name.
  func naming(_ key: Value?) -> PublishedSheet {
    guard case .tensor(.symbolic(let grid)) = key else { return self }
    var sheet = self
    var known: Set<String> = []
    for cell in grid.cells.prefix(10_000) {
      for symbol in cell.terms.flatMap({ $0.powers.map(\.symbol) })
      where known.insert(symbol.name).inserted && known.count <= 1000 {
        let value = Value.tensor(.symbolic(Grid(shape: [], cells: [Polynomial(symbol)])))
        for name in Self.spellings(of: symbol.name) where session.variables[name] == nil {
          sheet.assign(value, to: name)
        }
      }
    }
    return sheet
  }

  private static func spellings(of name: String) -> [String] {
    let letters = name.prefix { !$0.isNumber }
    let digits = name.dropFirst(letters.count)
    guard digits.count > 0, digits.allSatisfy(\.isNumber) else { return [name] }
    let apart = digits.map(String.init).joined(separator: "_")
    return [name, "\(letters)_\(digits)", "\(letters)\(apart)", "\(letters)_\(apart)"]
  }
}
