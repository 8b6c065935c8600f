/// How a convolution of floats is added up. Exact numbers give the same digits either way.
public enum ConvolutionMethod: String, Sendable, CaseIterable {
  /// Window by window, in the order of the definition.
  case direct
  /// By Fourier transforms, in floats; modulo primes for exact numbers.
  case fft
  /// Transforms of floats where they take less work, else window by window.
  case auto
}

/// A convolution by its theorem: r = F⁻¹(X · K̄) is the correlation at every distance, of which the windows take
/// theirs.
///
/// The input goes by in pieces along the first axis (overlap-save), two at a time: the one in the real part of
/// a transform, the other in the imaginary part, which a real kernel keeps apart.
struct SpectralConvolution {
  private let relation: Relation
  private let layout: ChannelLayout
  /// The sizes of the ring: along the first axis of a piece, along the others of all distances.
  private let ring: [Int]
  private let input: [Int]
  private let reach: Int
  /// How many distances a ring gives along the first axis.
  private let hop: Int

  /// - Returns: Nil where a border of other numbers than 0 takes part, or there is nothing to transform.
  init?(_ convolution: Convolution, hasBorder: Bool) {
    relation = convolution.relation
    layout = convolution.layout
    guard !hasBorder, [.zeros, .constant].contains(convolution.mode),
      let first = relation.axes.first,
      relation.taps > 0, relation.samples > 0, relation.windows > 0,
      // Distances are counted in machine words.
      relation.axes.allSatisfy({ $0.input < 1 << 32 && $0.reach < 1 << 32 })
    else { return nil }
    input = relation.inputShape
    reach = first.reach
    let half = (first.input + reach) / 2 + reach - 1
    let piece = input.count > 1 ? half : min(half, max(8 * reach, 4096))
    let others = relation.axes.dropFirst().map { FourierPlan.fastLength($0.input + $0.reach - 1) }
    ring = [FourierPlan.fastLength(piece)] + others
    hop = ring[0] - reach + 1
  }

  /// Pieces of all distances from 1 − reach on.
  private var pieces: Int { (input[0] + reach - 1 + hop - 1) / hop }

  private var size: Int { ring.reduce(1) { $0.saturatingProduct($1) } }

  /// About how many multiplications and additions the transforms are worth.
  private var work: Int {
    let pairs = (layout.batch.saturatingProduct(pieces) + 1) / 2
    let planes = pairs.saturatingProduct(layout.inputChannels + layout.outputChannels)
    let kernels = layout.outputChannels * layout.inputChannelsPerGroup
    let digits = Int.bitWidth - size.leadingZeroBitCount
    let transforms = planes.saturatingSum(kernels).saturatingProduct(size)
      .saturatingProduct(10 * digits)
    let products = pairs.saturatingProduct(kernels).saturatingProduct(size).saturatingProduct(8)
    return transforms.saturatingSum(products)
  }

  /// Whether the sums of the definition would take more.
  func pays(against direct: Int) -> Bool { direct > work }

  /// No convolution of fewer products is worth a transform.
  static let leastProducts = 1 << 21

  /// A piece of an image.
  private struct Unit {
    let image: Int
    let start: Int
  }

  /// The cells of `Convolution.direct`, rounded otherwise.
  ///
  /// - Parameters:
  ///   - samples: `(batch, in, …space)`.
  ///   - kernel: `(out, in / groups, …taps)`.
  /// - Throws: `.tooMuchWork`, `.tooMuchMemory`, `.interrupted`.
  func sums(
    _ samples: [Double], _ kernel: [Double], bias: [Double]?, within limits: Limits
  ) throws(ArithmeticError) -> [Double] {
    let (inputs, outputs) = (layout.inputChannels, layout.outputChannels)
    let (perGroup, filters) = (layout.inputChannelsPerGroup, layout.outputChannelsPerGroup)
    try limits.check(work: work)
    let planes = outputs * perGroup + inputs + 2
    try limits.check(memory: size.saturatingProduct(planes).saturatingProduct(16))
    let plans = ring.map { FourierPlan($0) }
    let taps = relation.taps
    var kernels: [Plane] = []
    for pair in 0..<(outputs * perGroup) {
      var plane = Plane(size)
      place(kernel[(pair * taps)..<((pair + 1) * taps)], into: &plane)
      try plane.transform(plans, ring)
      kernels.append(plane)
    }
    // A window wholly in the border has no products, and keeps its bias.
    var cells: [Double] = []
    cells.reserveCapacity(layout.batch * outputs * relation.windows)
    for plane in 0..<(layout.batch * outputs) {
      cells += Array(repeating: bias?[plane % outputs] ?? 0, count: relation.windows)
    }
    let units = (0..<layout.batch).flatMap { image in
      (0..<pieces).map { Unit(image: image, start: $0 * hop - (reach - 1)) }
    }
    for place in stride(from: 0, to: units.count, by: 2) {
      let (first, second) = (units[place], place + 1 < units.count ? units[place + 1] : nil)
      var spectra: [Plane] = []
      for channel in 0..<inputs {
        var plane = Plane(size)
        copy(samples, plane: first.image * inputs + channel, from: first.start, into: &plane.real)
        if let second {
          let own = second.image * inputs + channel
          copy(samples, plane: own, from: second.start, into: &plane.imaginary)
        }
        try plane.transform(plans, ring)
        spectra.append(plane)
      }
      for filter in 0..<outputs {
        var sum = Plane(size)
        let channels = filter / filters * perGroup
        for channel in 0..<perGroup {
          sum.addCorrelation(spectra[channels + channel], kernels[filter * perGroup + channel])
        }
        try sum.transformBack(plans, ring)
        take(sum.real, first, filter, into: &cells)
        if let second { take(sum.imaginary, second, filter, into: &cells) }
      }
    }
    return cells
  }

  /// The taps in their places, the holes of a dilation left 0.
  private func place(_ taps: ArraySlice<Double>, into plane: inout Plane) {
    for (tap, weight) in taps.enumerated() {
      var (rest, flat, step) = (tap, 0, 1)
      for (axis, length) in zip(relation.axes, ring).reversed() {
        flat += rest % axis.kernel * axis.dilation * step
        rest /= axis.kernel
        step *= length
      }
      plane.real[flat] += weight
    }
  }

  /// The samples of a plane from a place along the first axis on; zeros beyond.
  private func copy(
    _ samples: [Double], plane: Int, from start: Int, into target: inout [Double]
  ) {
    let inner = input.dropFirst().reduce(1, *)
    let (columns, space) = (input.count > 1 ? input[input.count - 1] : 1, ring.dropFirst())
    let first = max(start, 0)
    for row in first..<max(min(start + ring[0], input[0]), first) {
      let source = (plane * input[0] + row) * inner
      let base = (row - start) * space.reduce(1, *)
      for line in 0..<(inner / columns) {
        var (rest, flat, step) = (line, 0, ring[ring.count - 1])
        for axis in stride(from: input.count - 2, to: 0, by: -1) {
          flat += rest % input[axis] * step
          rest /= input[axis]
          step *= ring[axis]
        }
        for column in 0..<columns {
          target[base + flat + column] = samples[source + line * columns + column]
        }
      }
    }
  }

  /// The windows whose distance a piece has.
  private func take(_ numbers: [Double], _ unit: Unit, _ filter: Int, into cells: inout [Double]) {
    let offset = (unit.image * layout.outputChannels + filter) * relation.windows
    let first = relation.axes[0]
    let inner = relation.windows / first.output
    for row in 0..<first.output {
      let place = first.position(output: row, tap: 0) - unit.start
      guard place >= 0, place < hop, place + unit.start < first.input else { continue }
      for window in 0..<inner {
        var (rest, flat, step, isOutside) = (window, 0, 1, false)
        for axis in stride(from: relation.axes.count - 1, to: 0, by: -1) {
          let line = relation.axes[axis]
          let distance = line.position(output: rest % line.output, tap: 0)
          rest /= line.output
          isOutside = isOutside || distance <= -line.reach || distance >= line.input
          // Distances below 0 are at the ring's end.
          flat += (distance < 0 ? distance + ring[axis] : distance) * step
          step *= ring[axis]
        }
        if !isOutside { cells[offset + row * inner + window] += numbers[place * step + flat] }
      }
    }
  }
}

/// Complex numbers on a ring, in two arrays.
private struct Plane {
  var real: [Double]
  var imaginary: [Double]

  init(_ size: Int) {
    real = [Double](repeating: 0, count: size)
    imaginary = real
  }

  mutating func transform(_ plans: [FourierPlan], _ ring: [Int]) throws(ArithmeticError) {
    for axis in ring.indices {
      try plans[axis].run(&real, &imaginary, inner: ring[(axis + 1)...].reduce(1, *))
    }
  }

  mutating func transformBack(_ plans: [FourierPlan], _ ring: [Int]) throws(ArithmeticError) {
    for axis in ring.indices {
      try plans[axis].run(&imaginary, &real, inner: ring[(axis + 1)...].reduce(1, *))
    }
    let scale = 1 / Double(real.count)
    for place in real.indices {
      real[place] *= scale
      imaginary[place] *= scale
    }
  }

  /// Adds X · K̄.
  mutating func addCorrelation(_ x: Plane, _ k: Plane) {
    for place in real.indices {
      real[place] += x.real[place] * k.real[place] + x.imaginary[place] * k.imaginary[place]
      imaginary[place] += x.imaginary[place] * k.real[place] - x.real[place] * k.imaginary[place]
    }
  }
}
