/// One product of a convolution: the output that it is added to, the sample and the weight.
///
/// Places are flat in the arithmetic's own order: outputs `(batch, out, …windows)`, samples
/// `(batch, in, …space)`, weights `(out, in / groups, …taps)`.
public struct Meeting: Equatable, Sendable {
  public let output: Int
  /// nil in a border of constants.
  public let input: Int?
  public let weight: Int

  public init(output: Int, input: Int?, weight: Int) {
    self.output = output
    self.input = input
    self.weight = weight
  }
}

/// The products that one output, one sample or one weight takes part in, made one by one as they are
/// asked for.
public struct Meetings: RandomAccessCollection, Sendable {
  public let count: Int
  private let make: @Sendable (Int) -> Meeting

  init(count: Int, _ make: @escaping @Sendable (Int) -> Meeting) {
    self.count = count
    self.make = make
  }

  public var startIndex: Int { 0 }
  public var endIndex: Int { count }
  public subscript(place: Int) -> Meeting { make(place) }
}

/// The relation i = o·s + t·d − p asked from each of its three sides: y[n, f, o] is the sum of
/// x[n, c, i] · k[f, c, t] over all meetings of an output, x's gradient the sum over those of a sample,
/// k's over those of a weight.
extension Convolution {
  /// The products of one output, channel by channel and tap by tap: a row of C.
  public func meetings(ofOutput output: Int) -> Meetings {
    let (taps, perGroup) = (relation.taps, layout.inputChannelsPerGroup)
    let windows = relation.windows
    let (filter, image) = (
      output / windows % layout.outputChannels, output / windows / layout.outputChannels
    )
    let samples = self.samples(ofWindow: output % windows)
    let first = image * layout.inputChannels + filter / layout.outputChannelsPerGroup * perGroup
    let plane = relation.samples
    return Meetings(count: taps.saturatingProduct(perGroup)) { place in
      let (slot, tap) = place.quotientAndRemainder(dividingBy: taps)
      return Meeting(
        output: output, input: samples[tap].map { (first + slot) * plane + $0 },
        weight: (filter * perGroup + slot) * taps + tap)
    }
  }

  /// The products of one sample, filter by filter, window by window and tap by tap: a column of C.
  ///
  /// - Throws: `.tooMuchWork`, `.tooManyCells`, `.interrupted`.
  public func meetings(
    ofInput input: Int, within limits: Limits
  ) throws(ArithmeticError) -> Meetings {
    let plane = relation.samples
    let (image, channel) = (input / plane).quotientAndRemainder(dividingBy: layout.inputChannels)
    let (group, slot) = channel.quotientAndRemainder(dividingBy: layout.inputChannelsPerGroup)
    let touches = try touches(of: input % plane, within: limits)
    let (windows, taps, perGroup) = (
      relation.windows, relation.taps, layout.inputChannelsPerGroup
    )
    let filters = layout.outputChannelsPerGroup
    let (firstFilter, allFilters) = (group * filters, layout.outputChannels)
    return Meetings(count: touches.count.saturatingProduct(filters)) { place in
      let filter = firstFilter + place / touches.count
      let (window, tap) = touches[place % touches.count]
      return Meeting(
        output: (image * allFilters + filter) * windows + window, input: input,
        weight: (filter * perGroup + slot) * taps + tap)
    }
  }

  /// The products of one weight, image by image and window by window.
  ///
  /// - Parameter withBorder: whether those with a border of constants are among them.
  /// - Throws: `.tooMuchWork`.
  public func meetings(
    ofWeight weight: Int, withBorder: Bool = false, within limits: Limits
  ) throws(ArithmeticError) -> Meetings {
    let (taps, perGroup) = (relation.taps, layout.inputChannelsPerGroup)
    let (filter, slot) = (weight / taps).quotientAndRemainder(dividingBy: perGroup)
    let channel = filter / layout.outputChannelsPerGroup * perGroup + slot
    let lines = try lines(under: weight % taps, withBorder: withBorder, within: limits)
    let (axes, windows, samples) = (relation.axes, relation.windows, relation.samples)
    let (inputs, outputs) = (layout.inputChannels, layout.outputChannels)
    let each = lines.reduce(1) { $0.saturatingProduct($1.count) }
    return Meetings(count: each.saturatingProduct(layout.batch)) { place in
      let image = place / each
      var (rest, window) = (place % each, 0)
      var sample: Int? = 0
      var (windowScale, sampleScale) = (1, 1)
      for (axis, line) in zip(axes, lines).reversed() {
        let met = line[rest % line.count]
        rest /= line.count
        window += met.window * windowScale
        sample = met.sample.flatMap { inner in sample.map { $0 + inner * sampleScale } }
        windowScale *= axis.output
        sampleScale *= axis.input
      }
      return Meeting(
        output: (image * outputs + filter) * windows + window,
        input: sample.map { (image * inputs + channel) * samples + $0 }, weight: weight)
    }
  }

  /// The windows that read a sample of one plane, each with the tap on it, in reading order.
  private func touches(
    of sample: Int, within limits: Limits
  ) throws(ArithmeticError) -> [(window: Int, tap: Int)] {
    var touches = [(window: 0, tap: 0)]
    var scale = relation.samples
    for axis in relation.axes {
      scale /= max(axis.input, 1)
      let place = sample / max(scale, 1) % max(axis.input, 1)
      let line = try axis.touches(of: place, mode: mode, within: limits)
      _ = try limits.count([touches.count, line.count])
      touches = touches.flatMap { outer in
        line.map { (outer.window * axis.output + $0.window, outer.tap * axis.kernel + $0.tap) }
      }
    }
    return touches.sorted { ($0.window, $0.tap) < ($1.window, $1.tap) }
  }

  /// Along each axis the windows whose tap lies on a sample, with that sample.
  private func lines(
    under tap: Int, withBorder: Bool, within limits: Limits
  ) throws(ArithmeticError) -> [[(window: Int, sample: Int?)]] {
    var rest = tap
    var lines: [[(window: Int, sample: Int?)]] = []
    for axis in relation.axes.reversed() {
      let place = rest % axis.kernel
      rest /= axis.kernel
      try limits.check(work: axis.output)
      lines.append(
        (0..<axis.output).compactMap { window in
          let sample = mode.source(
            of: axis.position(output: window, tap: place), size: axis.input, padding: axis.padding)
          return sample == nil && !withBorder ? nil : (window, sample)
        })
    }
    return lines.reversed()
  }
}

extension AxisRelation {
  /// The inverse of `position`: the windows that read a sample, each with the tap on it, in order.
  ///
  /// - Throws: `.tooMuchWork`, `.interrupted`.
  public func touches(
    of sample: Int, mode: PaddingMode = .zeros, within limits: Limits
  ) throws(ArithmeticError) -> [(window: Int, tap: Int)] {
    guard mode == .zeros || mode == .constant else {
      // A border that repeats samples is gone through. Shapes alone are not bounded by memory.
      try limits.check(work: output, kernel)
      var touches: [(window: Int, tap: Int)] = []
      for window in 0..<output {
        if window & 0x3F == 0 { try Interruption.check() }
        for tap in 0..<kernel
        where mode.source(of: position(output: window, tap: tap), size: input, padding: padding)
          == sample
        {
          touches.append((window, tap))
        }
      }
      return touches
    }
    // o·s + t·d = i + p, so that o·s lies between i + p − d(k − 1) and i + p.
    let last = sample + padding.begin
    guard last >= 0 else { return [] }
    let low = (max(0, last - reach + 1) + stride - 1) / stride
    let high = min(last / stride, output - 1)
    guard low <= high else { return [] }
    try limits.check(work: high - low + 1)
    return (low...high).compactMap { window in
      let rest = last - window * stride
      return rest % dilation == 0 ? (window, rest / dilation) : nil
    }
  }
}

extension Relation {
  /// The meetings of one channel of one image.
  ///
  /// - Throws: `.noSuchReading` for more than three axes.
  public func plain(mode: PaddingMode = .zeros) throws(ArithmeticError) -> Convolution {
    Convolution(
      relation: self, layout: try ChannelLayout(input: inputShape, kernel: kernelShape), mode: mode)
  }
}
