/// The matrix C of a convolution, C · vec(x) = vec(y): row (f, o), column (c, i), entry k[f, c, t] where
/// tap t of window o touches sample i.
///
/// Only the places of the taps are kept, row by row (compressed sparse rows), so the same matrix can be
/// filled with numbers or with symbols. vec runs over channels, then space, the last axis fastest.
public struct ConvolutionMatrix: Equatable, Sendable {
  public let rows: Int
  public let columns: Int
  /// Where each row's entries begin; one more than there are rows.
  public let rowStarts: [Int]
  /// For each entry its column and the flat cell of the kernel it holds.
  public let columnIndices: [Int32]
  public let kernelCells: [Int32]

  /// - Throws: `.tooManyCells` when there would be more entries than a tensor may have cells.
  public init(_ convolution: Convolution, within limits: Limits) throws(ArithmeticError) {
    let layout = convolution.layout
    let relation = convolution.relation
    let perGroup = layout.inputChannelsPerGroup
    rows = try limits.count([layout.outputChannels] + relation.outputShape)
    columns = try limits.count([layout.inputChannels] + relation.inputShape)
    _ = try limits.count(relation.kernelShape)
    let bound = try limits.count([rows, perGroup, relation.taps])
    _ = try limits.count([layout.outputChannels, perGroup, relation.taps])
    try limits.check(memory: bound.saturatingProduct(2 * MemoryLayout<Int32>.stride))

    let touches = try Touches(relation, mode: convolution.mode, within: limits)
    var starts: [Int] = [0]
    starts.reserveCapacity(rows + 1)
    var taps: [Int32] = []
    // Every meeting is written where the next entry goes, and stays if it is not with the border: a
    // fifth of the time that appending took.
    columnIndices = [Int32](unsafeUninitializedCapacity: bound) { places, count in
      taps = [Int32](unsafeUninitializedCapacity: bound) { cells, tapCount in
        for filter in 0..<layout.outputChannels {
          let firstChannel = filter / layout.outputChannelsPerGroup * perGroup
          for window in 0..<touches.windowCount {
            for channel in 0..<perGroup {
              let plane = (firstChannel + channel) * touches.sampleCount
              let first = (filter * perGroup + channel) * touches.tapCount
              touches.forEachTap(ofWindow: window) { tap, sample in
                places[count] = Int32(truncatingIfNeeded: plane &+ sample)
                cells[count] = Int32(truncatingIfNeeded: first &+ tap)
                count &+= sample >= 0 ? 1 : 0
              }
            }
            starts.append(count)
          }
        }
        tapCount = count
      }
    }
    rowStarts = starts
    kernelCells = taps
  }

  /// The matrix with a kernel's numbers; entries of one place (a border that repeats samples) add up.
  @specialized(where E == Double)
  @specialized(where E == Rational)
  public func filled<E: Number>(with kernel: Grid<E>) -> SparseMatrix<E> {
    SparseMatrix(
      rows: rows, columns: columns, rowStarts: rowStarts, columnIndices: columnIndices,
      values: kernelCells.map { kernel.cells[Int($0)] })
  }

  /// The matrix A of the input, A · vec(k) = vec(y): row (f, o), column the kernel's cells, entry the
  /// sample under that tap.
  ///
  /// - Parameter input: one image, `(1, in, …space)`.
  @specialized(where E == Double)
  @specialized(where E == Rational)
  public func filled<E: Number>(byInput input: Grid<E>, kernelCount: Int) -> SparseMatrix<E> {
    SparseMatrix(
      rows: rows, columns: kernelCount, rowStarts: rowStarts, columnIndices: kernelCells,
      values: columnIndices.map { input.cells[Int($0)] })
  }
}

/// A matrix of which only the entries that may differ from 0 are kept, row by row.
public struct SparseMatrix<Element: Number>: Equatable, Sendable {
  public let rows: Int
  public let columns: Int
  public let rowStarts: [Int]
  public let columnIndices: [Int32]
  public let values: [Element]

  /// The rows written out, entries of one place added.
  public func dense(within limits: Limits) throws(ArithmeticError) -> Grid<Element> {
    _ = try limits.count([rows, columns])
    var grid = Grid<Element>(shape: [rows, columns], repeating: .zero)
    for row in 0..<rows {
      if row & 0xFF == 0 { try Interruption.check() }
      for entry in rowStarts[row]..<rowStarts[row + 1] {
        let place = row * columns + Int(columnIndices[entry])
        grid.cells[place] += values[entry]
        if grid.cells[place].isLong { try grid.cells[place].checkLength(within: limits) }
      }
    }
    return grid
  }

  /// C · v.
  ///
  /// - Throws: `.interrupted`, `.numberTooLong`, `.tooManyTerms`.
  public func product(
    with vector: [Element], within limits: Limits
  ) throws(ArithmeticError) -> [Element] {
    var sums: [Element] = []
    sums.reserveCapacity(rows)
    for row in 0..<rows {
      if row & 0xFF == 0 { try Interruption.check() }
      var sum = Element.zero
      for entry in rowStarts[row]..<rowStarts[row + 1] {
        sum.addProduct(vector[Int(columnIndices[entry])], values[entry])
        if sum.isLong { try sum.checkLength(within: limits) }
      }
      sums.append(sum)
    }
    return sums
  }

  /// Cᵀ · v.
  ///
  /// - Throws: `.interrupted`, `.numberTooLong`, `.tooManyTerms`.
  public func transposedProduct(
    with vector: [Element], within limits: Limits
  ) throws(ArithmeticError) -> [Element] {
    var result = [Element](repeating: .zero, count: columns)
    for row in 0..<rows {
      if row & 0xFF == 0 { try Interruption.check() }
      for entry in rowStarts[row]..<rowStarts[row + 1] {
        let column = Int(columnIndices[entry])
        result[column].addProduct(vector[row], values[entry])
        if result[column].isLong { try result[column].checkLength(within: limits) }
      }
    }
    return result
  }
}
