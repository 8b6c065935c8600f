internal import CKernels

/// Sums over many channels of 64-bit floats: several filters and many neighbouring windows at a time in
/// registers, since all filters of a group read the same samples.
///
/// Samples are copied once, with their border, into planes that hold every s-th sample: in them each tap
/// of neighbouring windows reads neighbours, whatever the stride and the dilation. Each sum is the chain
/// of fused multiplications and additions of the definition, so that its bits are the same.
struct FloatTiles {
  private let relation: Relation
  private let axes: [AxisRelation]
  private let layout: ChannelLayout
  private let mode: PaddingMode
  private let border: Double
  private let level: Int32

  /// - Returns: Nil for more than three axes, if cells do not match the layout, or if the border is so
  ///   wide that the copy would be far larger than what is asked.
  init?(
    _ convolution: Convolution, border: Double = 0, level: Int = FloatLane.bestLevel
  ) {
    relation = convolution.relation
    layout = convolution.layout
    mode = convolution.mode
    self.border = border
    guard relation.rank <= 3 else { return nil }
    axes = Array(repeating: AxisRelation.single, count: 3 - relation.rank) + relation.axes
    self.level = Int32(min(max(level, 0), FloatLane.bestLevel))
  }

  /// The number of filters whose sums lie side by side.
  private static let block = 8
  /// What vectors may read and write beyond the last cell.
  private static let slack = 8

  // MARK: Forwards

  /// - Parameters:
  ///   - x: `(batch, in, …space)`.
  ///   - kernel: `(out, in / groups, …taps)`.
  /// - Returns: The cells of `(batch, out, …windows)`; nil if the copy of the input would be too large.
  /// - Throws: `.interrupted`.
  func sums(
    _ x: [Double], _ kernel: [Double], bias: [Double]?
  ) throws(ArithmeticError) -> [Double]? {
    let phases = axes.map { StridePhases(taps: $0.kernel, apart: $0.dilation, stride: $0.stride) }
    let lengths = zip(axes, phases).map { $0.output.saturatingSum($1.greatestShift) }
    let (channels, filters) = (layout.inputChannelsPerGroup, layout.outputChannelsPerGroup)
    guard let copied = copySize(lengths, phases.map(\.count), channels, of: x.count) else {
      return nil
    }
    // Where each tap of a channel reads: in the plane of its phase, so far on.
    let plane = lengths[0] * lengths[1] * lengths[2]
    let channelSize = plane * phases[0].count * phases[1].count * phases[2].count
    var offsets: [Int] = []
    for channel in 0..<channels {
      for t0 in phases[0].taps {
        for t1 in phases[1].taps {
          for t2 in phases[2].taps {
            let phase = (t0.phase * phases[1].count + t1.phase) * phases[2].count + t2.phase
            offsets.append(
              channel * channelSize + phase * plane
                + (t0.shift * lengths[1] + t1.shift) * lengths[2] + t2.shift)
          }
        }
      }
    }
    let windows = relation.windows
    let weights = (0..<layout.groups).map { group in
      Self.packed(taps: offsets.count, filters: filters) { tap, filter in
        kernel[(group * filters + filter) * offsets.count + tap]
      }
    }
    var y = [Double](repeating: 0, count: layout.batch * layout.outputChannels * windows)
    for image in 0..<layout.batch {
      for group in 0..<layout.groups {
        var samples = [Double](repeating: 0, count: copied)
        copy(x, (image * layout.groups + group) * channels, phases, lengths, into: &samples)
        let first = image * layout.outputChannels + group * filters
        let starts = (0..<filters).map { bias?[group * filters + $0] ?? 0 }
        try PlaneSums(
          offsets: offsets, weights: weights[group], filters: filters, starts: starts,
          lengths: lengths, outputs: axes.map(\.output), level: level
        ).write(samples, into: &y, at: first * windows, step: windows)
      }
    }
    return y
  }

  /// The cells of a copy of one group's channels, with their slack; nil if it is too large.
  private func copySize(_ lengths: [Int], _ phases: [Int], _ channels: Int, of cells: Int) -> Int? {
    let count = (lengths + phases).reduce(channels) { $0.saturatingProduct($1) }
    let outputs = relation.windows.saturatingProduct(layout.outputChannelsPerGroup)
    return count <= cells.saturatingSum(outputs).saturatingProduct(2).saturatingSum(1 << 12)
      ? count + Self.slack : nil
  }

  /// Copies the channels of a group from `channel` on into the planes of their phases.
  private func copy(
    _ x: [Double], _ channel: Int, _ phases: [StridePhases], _ lengths: [Int],
    into samples: inout [Double]
  ) {
    // For each axis and phase, the sample at each place, −1 in the border.
    let sources = zip(axes, phases).enumerated().map { axis, pair in
      pair.1.residues.map { residue in
        (0..<lengths[axis]).map { place -> Int in
          let position = place * pair.0.stride + residue - pair.0.padding.begin
          guard position < pair.0.input + max(pair.0.padding.end, 0) else { return -1 }
          return mode.source(of: position, size: pair.0.input, padding: pair.0.padding) ?? -1
        }
      }
    }
    var place = 0
    let fill = mode == .constant ? border : 0
    for c in 0..<layout.inputChannelsPerGroup {
      let start = (channel + c) * relation.samples
      for planes in sources[0] {
        for rows in sources[1] {
          for columns in sources[2] {
            for z in planes {
              for row in rows {
                let line = z < 0 || row < 0 ? -1 : start + (z * axes[1].input + row) * axes[2].input
                for column in columns {
                  samples[place] = line < 0 || column < 0 ? fill : x[line + column]
                  place += 1
                }
              }
            }
          }
        }
      }
    }
  }

  /// The weights of each block of filters together, tap by tap.
  private static func packed(
    taps: Int, filters: Int, _ weight: (_ tap: Int, _ filter: Int) -> Double
  ) -> [Double] {
    var weights: [Double] = []
    weights.reserveCapacity(taps * filters)
    for first in stride(from: 0, to: filters, by: block) {
      for tap in 0..<taps {
        for filter in first..<min(first + block, filters) { weights.append(weight(tap, filter)) }
      }
    }
    return weights
  }

  // MARK: Backwards

  /// The adjoint, Cᵀ · vec(y): for each of the s phases of an axis of x a convolution of y with the taps
  /// that reach that phase, from the last to the first, since sums go over the windows in their order.
  ///
  /// - Parameter y: `(batch, out, …windows)`.
  /// - Returns: The cells of `(batch, in, …space)`; nil if the copy of y would be too large.
  /// - Throws: `.interrupted`.
  func adjoint(_ y: [Double], _ kernel: [Double]) throws(ArithmeticError) -> [Double]? {
    guard mode == .zeros || mode == .constant else { return nil }
    let stamps = axes.map(StampPhases.init)
    let lengths = stamps.map(\.length)
    let (channels, filters) = (layout.inputChannelsPerGroup, layout.outputChannelsPerGroup)
    let plane = lengths.reduce(1) { $0.saturatingProduct($1) }
    let copied = plane.saturatingProduct(filters)
    let cells = relation.samples.saturatingProduct(channels).saturatingSum(y.count)
    guard copied <= cells.saturatingProduct(2).saturatingSum(1 << 12) else { return nil }
    let windows = relation.windows
    var x = [Double](
      repeating: 0, count: layout.batch * layout.inputChannels * relation.samples)
    let counts = stamps.map(\.count)
    let each = counts[0] * counts[1] * counts[2]
    for image in 0..<layout.batch {
      for group in 0..<layout.groups {
        let first = image * layout.outputChannels + group * filters
        var source = [Double](repeating: 0, count: copied + Self.slack)
        for filter in 0..<filters {
          let start = (first + filter) * windows
          for z in stamps[0].windows {
            for row in stamps[1].windows {
              let from = start + (z * axes[1].output + row) * axes[2].output
              let place = (z + stamps[0].room) * lengths[1] + row + stamps[1].room
              let to = filter * plane + place * lengths[2] + stamps[2].room
              for column in stamps[2].windows { source[to + column] = y[from + column] }
            }
          }
        }
        for p0 in stamps[0].phases {
          for p1 in stamps[1].phases {
            for p2 in stamps[2].phases {
              var offsets: [Int] = []
              var taps: [Int] = []
              for filter in 0..<filters {
                for t0 in p0.taps {
                  for t1 in p1.taps {
                    for t2 in p2.taps {
                      offsets.append(
                        filter * plane + (t0.shift * lengths[1] + t1.shift) * lengths[2] + t2.shift)
                      let tap = (t0.tap * axes[1].kernel + t1.tap) * axes[2].kernel + t2.tap
                      taps.append((group * filters + filter) * channels * relation.taps + tap)
                    }
                  }
                }
              }
              let weights = Self.packed(taps: taps.count, filters: channels) { tap, channel in
                kernel[taps[tap] + channel * relation.taps]
              }
              var sums = [Double](repeating: 0, count: channels * each)
              try PlaneSums(
                offsets: offsets, weights: weights, filters: channels,
                starts: Array(repeating: 0, count: channels), lengths: lengths, outputs: counts,
                level: level
              ).write(source, into: &sums, at: 0, step: each)
              let target = (image * layout.inputChannels + group * channels) * relation.samples
              for channel in 0..<channels {
                for (a0, z) in stamps[0].samples(of: p0) {
                  for (a1, row) in stamps[1].samples(of: p1) {
                    let from = channel * each + (a0 * counts[1] + a1) * counts[2]
                    let to =
                      target + channel * relation.samples + (z * axes[1].input + row)
                      * axes[2].input
                    for (a2, column) in stamps[2].samples(of: p2) {
                      x[to + column] = sums[from + a2]
                    }
                  }
                }
              }
            }
          }
        }
      }
    }
    return x
  }

  /// The gradient to the kernel: sums over all windows, side by side for the taps of all channels.
  ///
  /// - Parameters:
  ///   - x: `(batch, in, …space)`.
  ///   - upstream: `(batch, out, …windows)`.
  /// - Returns: The cells of `(out, in / groups, …taps)`.
  /// - Throws: `.interrupted`, and what listing the taps throws.
  func kernelGradient(
    _ x: [Double], upstream: [Double], within limits: Limits
  ) throws(ArithmeticError) -> [Double] {
    let touches = try Touches(relation, mode: mode, within: limits)
    let (channels, filters) = (layout.inputChannelsPerGroup, layout.outputChannelsPerGroup)
    let (taps, windows) = (relation.taps, relation.windows)
    let lanes = channels * taps
    let step = (lanes + Self.slack - 1) / Self.slack * Self.slack
    let piece = min(max((1 << 17) / step, 1), 256, windows)
    var patches = [Double](repeating: 0, count: piece * step)
    let offsets = (0..<piece).map { $0 * step }
    let fill = mode == .constant ? border : 0
    var result = [Double](repeating: 0, count: layout.outputChannels * lanes)
    for group in 0..<layout.groups {
      var sums = [Double](repeating: 0, count: filters * step)
      for image in 0..<layout.batch {
        let first = image * layout.outputChannels + group * filters
        let firstChannel = image * layout.inputChannels + group * channels
        for begin in stride(from: 0, to: windows, by: piece) {
          try Interruption.check()
          let end = min(begin + piece, windows)
          for window in begin..<end {
            var base = (window - begin) * step
            for channel in 0..<channels {
              let plane = (firstChannel + channel) * touches.sampleCount
              touches.forEachTap(ofWindow: window) { tap, sample in
                patches[base + tap] = sample < 0 ? fill : x[plane + sample]
              }
              base += taps
            }
          }
          let weights = Self.packed(taps: end - begin, filters: filters) { place, filter in
            upstream[(first + filter) * windows + begin + place]
          }
          for block in stride(from: 0, to: filters, by: Self.block) {
            sums.withUnsafeMutableBufferPointer { sums in
              patches.withUnsafeBufferPointer { patches in
                weights.withUnsafeBufferPointer { weights in
                  guard let y = sums.baseAddress, let x = patches.baseAddress,
                    let w = weights.baseAddress
                  else { return }
                  kernel_tile_sums(
                    level, x, offsets, w + block * (end - begin), end - begin,
                    min(Self.block, filters - block), y + block * step, step, step)
                }
              }
            }
          }
        }
      }
      for filter in 0..<filters {
        for lane in 0..<lanes {
          result[(group * filters + filter) * lanes + lane] = sums[filter * step + lane]
        }
      }
    }
    return result
  }
}

extension FloatTiles {
  /// The matrix product, row-major: c[i, j] = Σ_t a[i, t] · b[t, j] in the order of t.
  ///
  /// - Throws: `.interrupted`.
  static func product(
    _ left: [Double], _ right: [Double], rows: Int, inner: Int, columns: Int
  ) throws(ArithmeticError) -> [Double] {
    var result = [Double](repeating: 0, count: rows * columns)
    guard rows > 0, inner > 0, columns > 0 else { return result }
    let weights = packed(taps: inner, filters: rows) { t, row in left[row * inner + t] }
    try PlaneSums(
      offsets: (0..<inner).map { $0 * columns }, weights: weights, filters: rows,
      starts: Array(repeating: 0, count: rows), lengths: [1, 1, columns],
      outputs: [1, 1, columns], level: Int32(FloatLane.bestLevel)
    ).write(right + Array(repeating: 0, count: slack), into: &result, at: 0, step: columns)
    return result
  }
}

/// The samples of an axis by the remainder of their place: tap t reads the ⌊td / s⌋-th sample on, among
/// those of remainder td mod s.
private struct StridePhases {
  /// The phase that a tap reads, and how far on.
  let taps: [(phase: Int, shift: Int)]
  /// The remainder of each phase that is read.
  let residues: [Int]
  let greatestShift: Int

  var count: Int { residues.count }

  init(taps count: Int, apart dilation: Int, stride: Int) {
    var residues: [Int] = []
    var taps: [(phase: Int, shift: Int)] = []
    for tap in 0..<count {
      let (shift, residue) = (tap * dilation).quotientAndRemainder(dividingBy: stride)
      let phase = residues.firstIndex(of: residue) ?? residues.count
      if phase == residues.count { residues.append(residue) }
      taps.append((phase, shift))
    }
    self.taps = taps
    self.residues = residues
    greatestShift = (count - 1) * dilation / stride
  }
}

/// The samples of an axis by the taps that reach them: sample i is reached by tap t from window
/// (i + p₀ − td) / s, where that is whole.
private struct StampPhases {
  struct Phase {
    let residue: Int
    /// The taps that reach this phase, the last first, and where the windows that they come from lie.
    let taps: [(tap: Int, shift: Int)]
  }

  let phases: [Phase]
  /// The cells before the first window in the copy, and the copy's length.
  let room: Int
  let length: Int
  /// The number of places of a phase.
  let count: Int
  private let axis: AxisRelation
  private let first: Int

  init(_ axis: AxisRelation) {
    self.axis = axis
    let begin = axis.padding.begin
    let first = (begin - Self.modulo(begin, axis.stride)) / axis.stride
    let last =
      (begin + axis.input - 1 - Self.modulo(begin + axis.input - 1, axis.stride)) / axis.stride
    let reach = (axis.kernel - 1) * axis.dilation / axis.stride
    self.first = first
    count = max(last - first + 1, 1)
    // Place a of the copy holds window a + first − reach.
    room = reach - first
    length = count + reach
    var byResidue: [Int: [(tap: Int, shift: Int)]] = [:]
    for tap in (0..<axis.kernel).reversed() {
      let (back, residue) = (tap * axis.dilation).quotientAndRemainder(dividingBy: axis.stride)
      byResidue[residue, default: []].append((tap, reach - back))
    }
    phases = byResidue.sorted { $0.key < $1.key }.map { Phase(residue: $0.key, taps: $0.value) }
  }

  /// The windows that reach a sample at all.
  var windows: Range<Int> {
    let lower = max(0, -room)
    return lower..<max(lower, min(axis.output, length - room))
  }

  /// The places of a phase that are samples, with the sample.
  func samples(of phase: Phase) -> [(place: Int, sample: Int)] {
    (0..<count).compactMap { place in
      let sample = (first + place) * axis.stride + phase.residue - axis.padding.begin
      return (0..<axis.input).contains(sample) ? (place, sample) : nil
    }
  }

  private static func modulo(_ value: Int, _ modulus: Int) -> Int {
    let rest = value % modulus
    return rest < 0 ? rest + modulus : rest
  }
}

/// Sums of windows that lie side by side in planes of the lengths given, for all filters of a group.
private struct PlaneSums {
  let offsets: [Int]
  /// Block by block of filters, tap by tap.
  let weights: [Double]
  let filters: Int
  let starts: [Double]
  let lengths: [Int]
  let outputs: [Int]
  let level: Int32

  /// Writes the sums of filter f from `at + f · step` on.
  ///
  /// - Throws: `.interrupted`.
  func write(
    _ samples: [Double], into y: inout [Double], at start: Int, step: Int
  ) throws(ArithmeticError) {
    let (rows, columns, length) = (outputs[1], outputs[2], lengths[2])
    guard rows > 0, columns > 0 else { return }
    // Rows of windows run on into one another through the cells between them; not where those are many.
    let rowsTogether = length - columns > columns / 4 ? 1 : max(1, 512 / length)
    let pieces = (rows + rowsTogether - 1) / rowsTogether
    let blocks = (filters + 7) / 8
    let work = Double(offsets.count) * Double(filters) * Double(outputs[0] * rows * columns)
    try y.withUnsafeMutableBufferPointer { y throws(ArithmeticError) in
      nonisolated(unsafe) let y = y
      try Workers.run(outputs[0] * pieces, work: work) { piece in
        let (z, first) = (piece / pieces, piece % pieces * rowsTogether)
        let together = min(rowsTogether, rows - first)
        let count = (together - 1) * length + columns
        let room = (count + 15) / 8 * 8
        let from = (z * lengths[1] + first) * length
        withUnsafeTemporaryAllocation(of: Double.self, capacity: room * 8) { sums in
          guard let sum = sums.baseAddress else { return }
          for block in 0..<blocks {
            let these = min(8, filters - block * 8)
            for f in 0..<these {
              (sum + f * room).update(repeating: starts[block * 8 + f], count: room)
            }
            samples.withUnsafeBufferPointer { samples in
              weights.withUnsafeBufferPointer { weights in
                guard let x = samples.baseAddress, let w = weights.baseAddress else { return }
                kernel_tile_sums(
                  level, x + from, offsets, w + block * 8 * offsets.count, offsets.count, these,
                  sum, room, count)
              }
            }
            for f in 0..<these {
              for row in 0..<together {
                let to = start + (block * 8 + f) * step + (z * rows + first + row) * columns
                for column in 0..<columns { y[to + column] = sum[f * room + row * length + column] }
              }
            }
          }
        }
      }
    }
  }
}
