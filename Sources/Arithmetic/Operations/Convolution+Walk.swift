/// The one walk that the convolution, its adjoint and the gradient to the kernel go: every output cell,
/// and under it every channel that its filter reads.
extension Convolution {
  /// One output cell: a window of one filter over one image.
  struct OutputPlace {
    let image: Int
    let filter: Int
    let window: Int
    /// Where it stands in a grid `(batch, out, …windows)`.
    let flat: Int
  }

  /// After how many products a wish to stop is looked for.
  private static let productsBetweenChecks = 100_000

  /// The output cells in the order they are kept in.
  ///
  /// - Throws: `.interrupted`, and what the body throws.
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
            try Interruption.check()
            left = Self.productsBetweenChecks
          }
          left -= products
          try body(OutputPlace(image: image, filter: filter, window: window, flat: flat))
          flat += 1
        }
      }
    }
  }

  /// The channels that one filter reads.
  ///
  /// - Parameter body: is given where the channel's plane begins in a grid `(batch, in, …space)`, and
  ///   where its taps begin in a grid `(out, in / groups, …taps)`.
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
