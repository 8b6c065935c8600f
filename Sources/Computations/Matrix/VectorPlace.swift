internal import Arithmetic

/// The position of an entry of vec: its plane, a channel or a pair of channels, and its cell there.
struct VectorPlace: Equatable, Sendable {
  let plane: Int
  /// The row-major index in the plane.
  let cell: Int

  /// The index in the internal order, plane after plane.
  func flat(of cells: Int) -> Int { plane * cells + cell }
}

/// The order of vec over a whole tensor.
///
/// `row` is the storage order of the user's tensor, so that C · flatten(x) is flatten(y); with channels
/// last, all channels of a cell come before the next cell. `column` is MATLAB's order, in which the last
/// axis varies slowest, so that channels stay contiguous planes.
extension VectorOrder {
  func interleaves(_ layout: ChannelLayout) -> Bool {
    layout.hasChannels && layout.order == .channelsLast && self != .column
  }

  func inputPlaces(_ problem: ConvolutionComputation) -> [VectorPlace] {
    places(
      of: problem.relation.inputShape, planes: Array(0..<problem.layout.inputChannels),
      interleaved: interleaves(problem.layout))
  }

  func outputPlaces(_ problem: ConvolutionComputation) -> [VectorPlace] {
    places(
      of: problem.relation.outputShape, planes: Array(0..<problem.layout.outputChannels),
      interleaved: interleaves(problem.layout))
  }

  /// The entries of a kernel. Planes are `(out, in / groups)`; with channels last, the filter is the
  /// innermost axis.
  func kernelPlaces(_ problem: ConvolutionComputation) -> [VectorPlace] {
    let filters = problem.layout.outputChannels
    let channels = problem.layout.inputChannelsPerGroup
    let interleaved = interleaves(problem.layout)
    let planes =
      interleaved
      ? (0..<channels).flatMap { channel in (0..<filters).map { $0 * channels + channel } }
      : Array(0..<(filters * channels))
    return places(of: problem.relation.kernelShape, planes: planes, interleaved: interleaved)
  }

  private func places(of shape: [Int], planes: [Int], interleaved: Bool) -> [VectorPlace] {
    let cells = permutation(of: shape)
    return interleaved
      ? cells.flatMap { cell in planes.map { VectorPlace(plane: $0, cell: cell) } }
      : planes.flatMap { plane in cells.map { VectorPlace(plane: plane, cell: $0) } }
  }
}
