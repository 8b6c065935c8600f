extension Tensor {
  /// The most bytes that all cells take when they are written out, separators included; what columns
  /// are filled up with is not counted.
  public var textBound: Int {
    switch self {
    // The shortest digits of a float are 17 at most, beside sign, point and exponent.
    case .float(let grid): grid.cells.count.saturatingProduct(26)
    case .exact(let grid): grid.cells.reduce(0) { $0.saturatingSum($1.textBound) }
    case .symbolic(let grid): Self.textBound(of: grid.cells)
    case .complex(let real, let imaginary):
      real.textBound.saturatingSum(imaginary.textBound).saturatingSum(10 * real.count)
    }
  }

  private static func textBound(of cells: [Polynomial]) -> Int {
    var names: [Symbol: Int] = [:]
    var bytes = 0
    for cell in cells {
      for part in cell.parts {
        bytes = bytes.saturatingSum(part.coefficient.textBound)
        for symbol in part.product.symbols {
          let name = names[symbol] ?? symbol.name.utf8.count
          names[symbol] = name
          bytes = bytes.saturatingSum(name + 3)
        }
      }
      bytes = bytes.saturatingSum(4)
    }
    return bytes
  }
}

extension Rational {
  /// The most bytes of its text: three binary digits are not quite one decimal one, and a decimal may
  /// take as many digits as its denominator has binary ones.
  fileprivate var textBound: Int {
    guard isLong else { return bottom == 1 ? 22 : 44 }
    let lengths = lengths
    return lengths.top / 3 + lengths.bottom + 8
  }
}
