/// The loop shared by the convolution, its adjoint and the gradient to the kernel: every output cell,
/// and for each every channel that its filter reads.
extension Convolution {
  /// One output cell: a window of one filter over one image.
  struct OutputPlace {
    let image: Int
    let filter: Int
    let window: Int
    /// Its flat index in a grid `(batch, out, …windows)`.
    let flat: Int
  }

  /// The number of products between two checks for interruption.
  private static let productsBetweenChecks = 100_000

  /// Calls `body` with all output cells in row-major order.
  ///
  /// - Throws: `.interrupted`, and errors of `body`.
  @inline(__always)
  func forEachOutput(
    _ touches: Touches, _ body: (OutputPlace) throws(ArithmeticError) -> Void
  ) throws(ArithmeticError) {
    let products = relation.taps.saturatingProduct(layout.inputChannelsPerGroup)
    var (flat, left) = (0, 0)
    for image in 0..<layout.batch {
      for filter in 0..<layout.outputChannels {
        for window in 0..<touches.windowCount {
          if left <= 0 {
            try Interruption.check(steps: 100)
            left = Self.productsBetweenChecks
          }
          left -= products
          try body(OutputPlace(image: image, filter: filter, window: window, flat: flat))
          flat += 1
        }
      }
    }
  }

  /// Calls `body` for each channel that a filter reads.
  ///
  /// - Parameter body: Takes the flat index of the channel's plane in a grid `(batch, in, …space)` and
  ///   that of its taps in a grid `(out, in / groups, …taps)`.
  @inline(__always)
  func forEachChannel(
    of output: OutputPlace, _ touches: Touches,
    _ body: (_ plane: Int, _ taps: Int) throws(ArithmeticError) -> Void
  ) throws(ArithmeticError) {
    let perGroup = layout.inputChannelsPerGroup
    let firstChannel = output.filter / layout.outputChannelsPerGroup * perGroup
    for channel in 0..<perGroup {
      try body(
        (output.image * layout.inputChannels + firstChannel + channel) * touches.sampleCount,
        (output.filter * perGroup + channel) * touches.tapCount)
    }
  }
}
