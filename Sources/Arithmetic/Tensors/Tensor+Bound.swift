extension Tensor {
  /// What no cell goes beyond.
  var bound: CellBound {
    switch self {
    // As fractions, which they become where they meet symbols: 2¹⁰²⁴ above, 2¹⁰⁷⁴ below the line.
    case .float: CellBound(kind: .float, top: 1024, bottom: 1074)
    case .exact(let grid): Self.bound(of: grid.cells)
    case .symbolic(let grid): Self.bound(of: grid.cells)
    case .complex(let real, let imaginary): real.bound.joined(imaginary.bound)
    }
  }

  private static func bound(of cells: [Rational]) -> CellBound {
    var digits = DigitScan()
    cells.withUnsafeBufferPointer { cells in
      for place in cells.indices { digits.add(cells[place]) }
    }
    return digits.bound(kind: .exact)
  }

  private static func bound(of cells: [Polynomial]) -> CellBound {
    var digits = DigitScan()
    var (terms, degree) = (0, 0)
    for cell in cells {
      terms = max(terms, cell.termCount)
      degree = max(degree, cell.degree)
      for part in cell.parts { digits.add(part.coefficient) }
    }
    var bound = digits.bound(kind: .symbolic)
    (bound.terms, bound.degree) = (terms, degree)
    return bound
  }

  /// The bytes that the cells take.
  public var byteCount: Int {
    switch self {
    case .float(let grid): grid.cells.count * MemoryLayout<Double>.stride
    case .exact(let grid): Self.bytes(of: grid.cells)
    case .symbolic(let grid):
      grid.cells.reduce(grid.cells.count * MemoryLayout<Polynomial>.stride) { $0 + $1.heapBytes }
    case .complex(let real, let imaginary): real.byteCount + imaginary.byteCount
    }
  }

  /// Whether all cells are fractions of machine words.
  var isInline: Bool {
    guard case .exact(let grid) = self else { return false }
    return Self.areInline(grid.cells)
  }

  private static func areInline(_ cells: [Rational]) -> Bool {
    cells.withUnsafeBufferPointer { cells in
      // The sign of a denominator is that of −1 where a number is boxed.
      var signs = 0
      for place in cells.indices { signs |= cells[place].bottom }
      return signs >= 0
    }
  }

  private static func bytes(of cells: [Rational]) -> Int {
    if areInline(cells) { return cells.count * MemoryLayout<Rational>.stride }
    return cells.withUnsafeBufferPointer { cells in
      var bytes = cells.count * MemoryLayout<Rational>.stride
      for place in cells.indices where cells[place].bottom < 0 {
        // A tensor filled with one long number has it once.
        if place > 0, cells[place].big === cells[place - 1].big { continue }
        bytes += cells[place].heapBytes
      }
      return bytes
    }
  }
}

/// The digits of many fractions, seen one after the other.
private struct DigitScan {
  private var top = 0
  private var bottom = 0
  // Or-ed together, words have the digits of the longest.
  private var tops: UInt = 0
  private var bottoms: UInt = 0
  private var shared = 1
  private var isShared = true

  @inline(__always)
  mutating func add(_ cell: borrowing Rational) {
    tops |= cell.top.magnitude
    if cell.bottom == shared || cell.bottom == 1 { return }
    addFraction(top: cell.top, bottom: cell.bottom, cell)
  }

  @inline(never)
  private mutating func addFraction(top: Int, bottom: Int, _ cell: borrowing Rational) {
    guard bottom > 0 else {
      let lengths = cell.lengths
      self.top = max(self.top, lengths.top)
      self.bottom = max(self.bottom, lengths.bottom)
      if lengths.bottom > 0 { isShared = false }
      return
    }
    bottoms |= UInt(bottom)
    guard isShared, shared % bottom != 0 else { return }
    let divisor = Int(gcd(UInt(shared), UInt(bottom)))
    let (multiple, overflow) = shared.multipliedReportingOverflow(by: bottom / divisor)
    if overflow { isShared = false } else { shared = multiple }
  }

  func bound(kind: Tensor.Kind) -> CellBound {
    let common = isShared && shared > 1 ? UInt(shared).digits : 0
    return CellBound(
      kind: kind, top: max(top, tops.digits), bottom: max(bottom, bottoms.digits, common),
      isShared: isShared)
  }
}

extension UInt {
  fileprivate var digits: Int { bitWidth - leadingZeroBitCount }
}
