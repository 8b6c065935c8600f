/// An array of numbers of one kind: exact fractions, 64-bit floats, polynomials in symbols, or complex
/// numbers with parts of one of these kinds.
public enum Tensor: Sendable {
  case exact(Grid<Rational>)
  case float(Grid<Double>)
  case symbolic(Grid<Polynomial>)
  /// Parts of one shape and one real kind. `Tensor(real:imaginary:)` makes it.
  indirect case complex(Tensor, Tensor)

  /// The kinds in the order of promotion.
  public enum Kind: String, Sendable, CaseIterable {
    case exact, float, symbolic, complex
  }

  public var kind: Kind {
    switch self {
    case .exact: .exact
    case .float: .float
    case .symbolic: .symbolic
    case .complex: .complex
    }
  }

  public var shape: [Int] {
    switch self {
    case .exact(let grid): grid.shape
    case .float(let grid): grid.shape
    case .symbolic(let grid): grid.shape
    case .complex(let real, _): real.shape
    }
  }

  public var count: Int {
    switch self {
    case .exact(let grid): grid.cells.count
    case .float(let grid): grid.cells.count
    case .symbolic(let grid): grid.cells.count
    case .complex(let real, _): real.count
    }
  }

  public var rank: Int { shape.count }
  public var isScalar: Bool { shape.isEmpty }
  public var isExact: Bool { kind == .exact }
}

extension Tensor {
  public init(_ value: Int) { self.init(Rational(value)) }
  public init(_ value: Rational) { self = .exact(Grid(shape: [], cells: [value])) }
  public init(_ value: Double) { self = .float(Grid(shape: [], cells: [value])) }
  public init(_ value: Polynomial) { self = .symbolic(Grid(shape: [], cells: [value])) }
  public init(_ symbol: Symbol) { self.init(Polynomial(symbol)) }

  /// A vector.
  public init(_ values: [Int]) {
    self = .exact(Grid(shape: [values.count], cells: values.map { Rational($0) }))
  }

  /// - Precondition: the values fill the shape.
  public init(_ values: [Int], shape: [Int]) {
    self = .exact(Grid(shape: shape, cells: values.map { Rational($0) }))
  }

  /// A matrix.
  ///
  /// - Precondition: all rows are equally long.
  public init(_ rows: [[Int]]) {
    self.init(rows.flatMap { $0 }, shape: [rows.count, rows.first?.count ?? 0])
  }
}

extension Tensor {
  /// The cells as whole machine numbers, where all of them are: sizes, indices and counts.
  public var intValues: [Int]? {
    switch self {
    case .exact(let grid): Self.collect(grid.cells) { $0.intValue }
    case .float(let grid): Self.collect(grid.cells) { Int(exactly: $0) }
    case .symbolic(let grid): Self.collect(grid.cells) { $0.constantValue?.intValue }
    case .complex: nil
    }
  }

  public var allIntegers: Bool {
    switch self {
    case .exact(let grid): grid.cells.allSatisfy { $0.isInteger }
    case .float(let grid): grid.cells.allSatisfy { $0.rounded() == $0 && $0.isFinite }
    case .symbolic(let grid): grid.cells.allSatisfy { $0.constantValue?.isInteger ?? false }
    case .complex(let real, let imaginary): real.allIntegers && imaginary.allIntegers
    }
  }

  /// The cell of a tensor of one cell, whatever its rank.
  public var scalar: Scalar? {
    switch self {
    case .exact(let grid): grid.cells.count == 1 ? .exact(grid.cells[0]) : nil
    case .float(let grid): grid.cells.count == 1 ? .float(grid.cells[0]) : nil
    case .symbolic(let grid): grid.cells.count == 1 ? .symbolic(grid.cells[0]) : nil
    case .complex: count == 1 ? cell(0) : nil
    }
  }

  private static func collect<Cell>(_ cells: [Cell], _ word: (Cell) -> Int?) -> [Int]? {
    var words: [Int] = []
    words.reserveCapacity(cells.count)
    for cell in cells {
      guard let value = word(cell) else { return nil }
      words.append(value)
    }
    return words
  }
}
