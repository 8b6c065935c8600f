import Arithmetic

/// A convolution thrown at random, and its answers written straight from the definition.
struct ConvolutionCase {
  var batch: Int
  var groups: Int
  var input: [Int]
  var kernel: [Int]
  var stride: [Int]
  var dilation: [Int]
  var padding: [PaddingPair]
  var mode: PaddingMode
  var x: Plain
  var k: Plain
  var border: Int

  var rank: Int { input.count }
  var filters: Int { k.shape[0] }
  var channelsPerGroup: Int { k.shape[1] }

  init(_ dice: inout Dice, rank: Int, modes: [PaddingMode] = PaddingMode.allCases) {
    let most = rank == 3 ? 4 : 7
    batch = dice.next(1...2)
    groups = dice.next(1...2)
    mode = dice.pick(modes)
    stride = dice.list(rank, 1...3)
    dilation = dice.list(rank, 1...2)
    border = mode == .constant ? dice.next(-3...3) : 0
    input = []
    kernel = []
    padding = []
    for axis in 0..<rank {
      while true {
        let (i, k) = (dice.next(2...most), dice.next(1...3))
        let widest = mode == .reflect ? i - 1 : min(i, 3)
        let pair = PaddingPair(dice.next(-1...widest), dice.next(-1...widest))
        // What goes round is only what is left.
        guard mode != .circular || pair.begin + pair.end <= i || pair.begin >= 0 && pair.end >= 0
        else { continue }
        guard i + pair.begin + pair.end >= dilation[axis] * (k - 1) + 1 else { continue }
        input.append(i)
        kernel.append(k)
        padding.append(pair)
        break
      }
    }
    let perGroup = dice.next(1...2)
    x = dice.plain([batch, groups * perGroup] + input)
    k = dice.plain([groups * dice.next(1...2), perGroup] + kernel)
  }

  var outputSpace: [Int] {
    (0..<rank).map { axis in
      // Windows are laid down one by one while they fit.
      var count = 0
      let reach = dilation[axis] * (kernel[axis] - 1) + 1
      while count * stride[axis] + reach <= input[axis] + padding[axis].begin + padding[axis].end {
        count += 1
      }
      return count
    }
  }

  func position(_ window: [Int], _ tap: [Int]) -> [Int] {
    (0..<rank).map { window[$0] * stride[$0] + tap[$0] * dilation[$0] - padding[$0].begin }
  }

  /// Every product of the convolution: where the result, the sample (nil in the border) and the weight
  /// of it lie.
  func forEachProduct(_ body: (_ y: [Int], _ x: [Int]?, _ k: [Int]) -> Void) {
    for y in Plain.indices(of: [batch, filters] + outputSpace) {
      let group = y[1] / (filters / groups)
      for tap in Plain.indices(of: [channelsPerGroup] + kernel) {
        let place = plainSource(
          position(Array(y.dropFirst(2)), Array(tap.dropFirst())), shape: input, mode: mode,
          padding: padding)
        let sample = place.map { [y[0], group * channelsPerGroup + tap[0]] + $0 }
        body(y, sample, [y[1]] + tap)
      }
    }
  }

  var direct: Plain {
    var y = Plain([batch, filters] + outputSpace) { _ in 0 }
    forEachProduct { place, sample, weight in
      y[place] += (sample.map { x[$0] } ?? border) * k[weight]
    }
    return y
  }

  func adjoint(_ upstream: Plain) -> Plain {
    var result = Plain(x.shape) { _ in 0 }
    forEachProduct { place, sample, weight in
      if let sample { result[sample] += upstream[place] * k[weight] }
    }
    return result
  }

  func kernelGradient(_ upstream: Plain) -> Plain {
    var result = Plain(k.shape) { _ in 0 }
    forEachProduct { place, sample, weight in
      result[weight] += upstream[place] * (sample.map { x[$0] } ?? border)
    }
    return result
  }

  func convolution() throws -> Convolution {
    Convolution(
      relation: try Relation(
        input: input, kernel: kernel, stride: stride, dilation: dilation, padding: padding),
      layout: try ChannelLayout(input: x.shape, kernel: k.shape, dims: rank, groups: groups),
      mode: mode)
  }
}
