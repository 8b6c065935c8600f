/// What can be wrong with the numbers of a question: quantities only, no words and no places.
///
/// The words are in `Commands/Complaints.swift`, which knows the argument that gave each quantity.
public enum ArithmeticError: Error, Equatable, Sendable {
  // Sizes of tensors.
  case tooManyCells([Int], limit: Int)
  case tooManyAxes(Int, limit: Int)
  case tooMuchWork(limit: Int)
  case negativeSize([Int])
  case numberTooLong(bits: Int, limit: Int)
  case tooManyTerms(Int, limit: Int)
  /// Numbers of so many bytes, where so many are held already.
  case tooMuchMemory(Int, held: Int, limit: Int)
  /// A size, index or count that does not fit a machine word.
  case overflow
  /// A formula was asked for a number while this size is not known.
  case missingSize(SizeSymbol)
  case interrupted

  // Shapes that do not go together.
  case shapesDoNotBroadcast([Int], [Int])
  case innerSizesDiffer([Int], [Int])
  case rankMismatch(expected: Int, actual: Int)
  case cannotReshape([Int], to: [Int])
  case indexOutOfRange(axis: Int, index: Int, size: Int)
  case axisOutOfRange(axis: Int, rank: Int)
  case sizesDisagree(axis: Int, [Int], [Int])
  case emptyReduction
  case emptyRange(low: Int, high: Int)

  // Numbers.
  case divisionByZero
  case notExact
  case needsOrder
  case needsConstant
  case needsFloat
  /// Complex numbers have no order, and not everything is defined for them.
  case needsReal
  case notFinite
  /// The powers of a window sum to less than 0.
  case noRootOfWindow
  /// A number to a power, at a place of the result, which no real number is.
  case noRealPower(Double, to: Double, place: [Int])

  /// A determinant and an inverse are of square matrices.
  case notSquare([Int])
  /// A square matrix whose rows depend on each other has no inverse.
  case singular(size: Int, rank: Int)

  // The relation o·s + t·d − p.
  case kernelExceedsInput(axis: SpatialAxis, reach: Int, available: Int)
  case notPositive(Quantity, axis: SpatialAxis, value: Int)
  case negative(Quantity, axis: SpatialAxis, value: Int)
  case axisCount(Quantity, expected: Int, actual: Int)
  case remainder(axis: SpatialAxis, steps: Int, stride: Int)
  case paddingTooWide(axis: SpatialAxis, padding: Int, size: Int, mode: PaddingMode)

  // Layout of channels.
  case noSuchReading(input: [Int], kernel: [Int], dims: Int?)
  case channelMismatch(input: Int, kernel: Int, groups: Int)
  case groupsDoNotDivide(groups: Int, channels: Int, of: Quantity)
  case biasCount(expected: Int, actual: Int)

  // Transposed convolution and unpooling.
  /// The legal sizes are without a gap; there may be none at all.
  case impossibleOutputShape(axis: SpatialAxis, asked: Int, legal: Range<Int>)
  case outputPaddingTooLarge(axis: SpatialAxis, value: Int, limit: Int)
  /// An output padding that leads to no legal size, beside those that do.
  case outputPaddingImpossible(axis: SpatialAxis, Int, legal: Range<Int>)
  /// Windows of which not one tap meets a sample have no greatest number and no average.
  case emptyWindow(window: [Int])
  /// A place to unpool to that is outside the plane, or the tensor, of so many cells.
  case unpoolingPlace(Int, cells: Int, PlaceScope)
  case unpoolingPlaceNotWhole
  /// p of a power average, Σ x^p.
  case normOutOfRange(Norm)
  /// A patch matrix whose rows are not channels times taps.
  case rowsNotTaps(rows: Int, taps: Int)

  // Networks.
  /// Branches whose shapes cannot be joined; `first` is nil for what came in.
  case branchesDiffer(branch: Int, first: Int?, sizes: [Int], of: [Int])
  /// So many channels cannot be laid out as so many cells each.
  case channelsNotShuffled(channels: Int, factor: Int)
  /// The table of a partial connection, inputs × outputs.
  case connectionTable(rows: Int, columns: Int, inputs: Int, outputs: Int)

  // What a framework refuses.
  case refused(Framework, Refusal)
}

/// One spatial axis among all of them, numbered from 0: what errors and messages name an axis by, since
/// axis 0 of 2 holds rows and axis 0 of 1 samples.
public struct SpatialAxis: Equatable, Sendable {
  public let index: Int
  public let rank: Int

  public init(_ index: Int, of rank: Int) {
    self.index = index
    self.rank = rank
  }

  /// The axis of a signal, and of a question about one axis alone.
  public static let only = SpatialAxis(0, of: 1)
}

/// The quantities of the relation and of its layout, as errors and formulas name them.
public enum Quantity: String, Sendable, CaseIterable {
  case input, kernel, output, stride, padding, dilation, groups, bias
  case outputPadding, outputShape, channels, filters, upstream, indices
}
