/// Windows as the columns of a matrix (im2col), and columns summed back into an image (col2im).
///
/// Images are `(batch, channels, …space)`; patches are `(batch, channels · taps, windows)` with rows in
/// the order (channel, …taps) and columns in the order of the windows, as in PyTorch's `unfold` and
/// Caffe. The product of the kernels as rows `(out, channels · taps)` and the patches is the
/// convolution.
public struct Patches: Equatable, Sendable {
  public let relation: Relation
  public let mode: PaddingMode

  public init(relation: Relation, mode: PaddingMode = .zeros) {
    self.relation = relation
    self.mode = mode
  }

  /// im2col.
  ///
  /// - Parameter border: The value of the padding in the modes `zeros` and `constant`.
  /// - Throws: `.tooManyCells`, `.interrupted`, `.rankMismatch`, `.sizesDisagree`.
  public func unfold<E: Number>(
    _ image: Grid<E>, border: E = .zero, within limits: Limits
  ) throws(ArithmeticError) -> Grid<E> {
    let (batch, channels) = try outer(of: image)
    try image.check(shape: [batch, channels] + relation.inputShape)
    let touches = try Touches(relation, mode: mode, within: limits)
    let (rows, windows) = (touches.tapCount, touches.windowCount)
    let shape = [batch, channels.saturatingProduct(rows), windows]
    _ = try limits.count(shape)
    var result = Grid<E>(shape: shape, repeating: border)
    for plane in 0..<(batch * channels) {
      for window in 0..<windows {
        if window & 0x3F == 0 { try Interruption.check() }
        touches.forEachTap(ofWindow: window) { tap, sample in
          guard sample >= 0 else { return }
          result.cells[(plane * rows + tap) * windows + window] =
            image.cells[plane * touches.sampleCount + sample]
        }
      }
    }
    return result
  }

  /// col2im, the adjoint of im2col: each entry is added to the sample it was read from; entries of the
  /// padding are dropped.
  ///
  /// fold(unfold(x)) is x times the number of reads of each sample; see `Coverage`.
  /// - Throws: `.sizesDisagree` if the numbers of rows or columns do not match the sizes;
  ///   `.tooManyCells`, `.interrupted`, `.rankMismatch`.
  public func fold<E: Number>(
    _ patches: Grid<E>, within limits: Limits
  ) throws(ArithmeticError) -> Grid<E> {
    guard patches.rank == 3 else { throw .rankMismatch(expected: 3, actual: patches.rank) }
    let touches = try Touches(relation, mode: mode, within: limits)
    let (rows, windows) = (touches.tapCount, touches.windowCount)
    let batch = patches.shape[0]
    let channels = try channels(ofRows: patches.shape[1], limits)
    try patches.check(shape: [batch, channels * rows, windows])
    let shape = [batch, channels] + relation.inputShape
    _ = try limits.count(shape)
    var result = Grid<E>(shape: shape, repeating: .zero)
    for plane in 0..<(batch * channels) {
      for window in 0..<windows {
        if window & 0x3F == 0 { try Interruption.check() }
        try touches.forEachTap(ofWindow: window) { tap, sample throws(ArithmeticError) in
          guard sample >= 0 else { return }
          let place = plane * touches.sampleCount + sample
          result.cells[place] += patches.cells[(plane * rows + tap) * windows + window]
          if result.cells[place].isLong { try result.cells[place].checkLength(within: limits) }
        }
      }
    }
    return result
  }

  /// The number of channels of a patch matrix with `rows` rows.
  ///
  /// - Throws: `.rowsNotTaps` if the rows are not a multiple of the taps; `.tooManyCells`.
  func channels(ofRows rows: Int, _ limits: Limits) throws(ArithmeticError) -> Int {
    let taps = try limits.count(relation.kernelShape)
    guard rows % taps == 0 else { throw .rowsNotTaps(rows: rows, taps: taps) }
    return rows / taps
  }

  private func outer<E: Number>(of image: Grid<E>) throws(ArithmeticError) -> (Int, Int) {
    guard image.rank == relation.rank + 2 else {
      throw .rankMismatch(expected: relation.rank + 2, actual: image.rank)
    }
    return (image.shape[0], image.shape[1])
  }
}
