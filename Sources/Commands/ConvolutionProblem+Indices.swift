internal import Arithmetic

/// Places as the user's layout has them: what `why`, `who` and the labels of matrices count in.
extension ConvolutionProblem {
  func outputSpace(_ window: Int) -> [Int] { WindowFigure.unravel(window, relation.outputShape) }

  /// The input channel that a filter reads with its kernel's channel `slot`.
  func channel(of filter: Int, _ slot: Int) -> Int {
    filter / layout.outputChannelsPerGroup * layout.inputChannelsPerGroup + slot
  }

  /// The index of one input cell, `sample` counting the cells of its channel row by row.
  func inputIndex(_ image: Int, _ channel: Int, _ sample: Int) -> [Int] {
    let space = WindowFigure.unravel(sample, relation.inputShape)
    guard layout.hasChannels else { return space }
    let batch = layout.hasBatch ? [image] : []
    return layout.order == .channelsFirst ? batch + [channel] + space : batch + space + [channel]
  }

  /// The index of the kernel cell that lies on tap `tap`, as typed: a turned kernel is turned back.
  func kernelIndex(_ filter: Int, _ slot: Int, _ tap: Int) -> [Int] {
    let typed = turnsKernel ? relation.taps - 1 - tap : tap
    let space = WindowFigure.unravel(typed, relation.kernelShape)
    guard layout.hasChannels else { return space }
    return layout.order == .channelsFirst ? [filter, slot] + space : space + [slot, filter]
  }

  /// The filter, its channel and the tap that a kernel cell lies on.
  func tap(at index: [Int]) -> (filter: Int, slot: Int, tap: Int) {
    let space: [Int]
    var (filter, slot) = (0, 0)
    if !layout.hasChannels {
      space = index
    } else if layout.order == .channelsFirst {
      (filter, slot) = (index[0], index[1])
      space = Array(index.dropFirst(2))
    } else {
      (slot, filter) = (index[index.count - 2], index[index.count - 1])
      space = Array(index.dropLast(2))
    }
    let typed = WindowFigure.ravel(space, relation.kernelShape)
    return (filter, slot, turnsKernel ? relation.taps - 1 - typed : typed)
  }

  /// The image, the channel and the place in it of an input cell.
  func split(_ index: [Int]) -> (image: Int, channel: Int, space: [Int]) {
    guard layout.hasChannels else { return (0, 0, index) }
    var rest = index
    let image = layout.hasBatch ? rest.removeFirst() : 0
    let channel = layout.order == .channelsFirst ? rest.removeFirst() : rest.removeLast()
    return (image, channel, rest)
  }
}
