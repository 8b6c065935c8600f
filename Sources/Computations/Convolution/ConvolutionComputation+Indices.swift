public import Arithmetic

/// Conversion of row-major indices between the user's layout and the internal one: outputs
/// `(batch, out, …windows)`, samples `(batch, in, …space)`, weights `(out, in / groups, …taps)`.
extension ConvolutionComputation {
  func laid(output: Int) -> Int {
    layout.laid(output, channels: layout.outputChannels, cells: relation.windows)
  }

  func typed(output: Int) -> Int {
    layout.typed(output, channels: layout.outputChannels, cells: relation.windows)
  }

  func laid(input: Int) -> Int {
    layout.laid(input, channels: layout.inputChannels, cells: relation.samples)
  }

  func typed(input: Int) -> Int {
    layout.typed(input, channels: layout.inputChannels, cells: relation.samples)
  }

  func laid(weight: Int) -> Int {
    layout.laid(weight: weight, taps: relation.taps, turned: turnsKernel)
  }

  func typed(weight: Int) -> Int {
    layout.typed(weight: weight, taps: relation.taps, turned: turnsKernel)
  }

  /// The index in the user's layout of an output cell given in the internal one.
  func outputIndex(ofFlat flat: Int) -> [Int] {
    outputShape.index(ofCell: typed(output: flat))
  }
}

extension ChannelLayout {
  /// The spatial axes of an input or a result of this rank.
  public func spatialAxes(rank: Int) -> [Int] {
    let end = hasChannels && order == .channelsLast ? rank - 1 : rank
    return Array((end - dims)..<end)
  }

  private var isLast: Bool { hasChannels && order == .channelsLast }

  /// Converts a cell from the user's layout to `(batch, channels, …space)`.
  func laid(_ typed: Int, channels: Int, cells: Int) -> Int {
    guard isLast, channels > 0, cells > 0 else { return typed }
    let (pixel, channel) = typed.quotientAndRemainder(dividingBy: channels)
    let (image, cell) = pixel.quotientAndRemainder(dividingBy: cells)
    return (image * channels + channel) * cells + cell
  }

  /// The inverse of `laid`.
  func typed(_ laid: Int, channels: Int, cells: Int) -> Int {
    guard isLast, channels > 0, cells > 0 else { return laid }
    let (plane, cell) = laid.quotientAndRemainder(dividingBy: cells)
    let (image, channel) = plane.quotientAndRemainder(dividingBy: channels)
    return (image * cells + cell) * channels + channel
  }

  /// Converts a kernel's cell from the user's layout to the internal one, flipped if the convention says
  /// so.
  func laid(weight: Int, taps: Int, turned: Bool) -> Int {
    let outer = kernelChannels
    var (plane, tap) = weight.quotientAndRemainder(dividingBy: max(taps, 1))
    if isLast {
      let pair: Int
      (tap, pair) = weight.quotientAndRemainder(dividingBy: max(outer.0 * outer.1, 1))
      let (second, first) = pair.quotientAndRemainder(dividingBy: max(outer.0, 1))
      plane = first * outer.1 + second
    }
    return plane * taps + (turned ? taps - 1 - tap : tap)
  }

  /// The inverse of `laid(weight:)`.
  func typed(weight: Int, taps: Int, turned: Bool) -> Int {
    let outer = kernelChannels
    let (plane, laid) = weight.quotientAndRemainder(dividingBy: max(taps, 1))
    let tap = turned ? taps - 1 - laid : laid
    guard isLast else { return plane * taps + tap }
    let (first, second) = plane.quotientAndRemainder(dividingBy: max(outer.1, 1))
    return (tap * outer.1 + second) * outer.0 + first
  }

  /// The kernel's two channel axes: filters and their channels, exchanged for a transposed convolution.
  private var kernelChannels: (Int, Int) {
    isTransposed
      ? (inputChannels, outputChannelsPerGroup) : (outputChannels, inputChannelsPerGroup)
  }
}
