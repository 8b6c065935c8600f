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
/// theirs. Signals that are much longer than the kernel go by in pieces (overlap-save).
struct SpectralConvolution {
  private let relation: Relation
  private let layout: ChannelLayout
  /// The sizes of the ring, and of the space as so many axes.
  private let ring: [Int]
  private let input: [Int]
  /// How many distances a ring gives along the first axis.
  private let hop: Int

  /// - Returns: Nil where a border of other numbers than 0 takes part, or there is nothing to transform.
  init?(_ convolution: Convolution, hasBorder: Bool) {
    relation = convolution.relation
    layout = convolution.layout
    guard !hasBorder, [.zeros, .constant].contains(convolution.mode), relation.taps > 0,
      relation.samples > 0, relation.windows > 0,
      // Distances are counted in machine words.
      relation.axes.allSatisfy({ $0.input < 1 << 32 && $0.reach < 1 << 32 })
    else { return nil }
    input = relation.inputShape
    var ring = relation.axes.map { FourierPlan.fastLength($0.input + $0.reach - 1) }
    if let axis = relation.axes.first, ring.count == 1 {
      let whole = FourierPlan.fastLength(axis.input + 2 * (axis.reach - 1))
      ring[0] = min(whole, FourierPlan.fastLength(max(8 * axis.reach, 4096)))
    }
    self.ring = ring
    hop = ring[0] - relation.axes[0].reach + 1
  }

  private var pieces: Int {
    let axis = relation.axes[0]
    if ring.count > 1 { return 1 }
    return (axis.input + axis.reach - 1 + hop - 1) / hop
  }

  private var size: Int { ring.reduce(1) { $0.saturatingProduct($1) } }

  /// About how many multiplications and additions the transforms are worth.
  private var work: Int {
    let planes = layout.batch * (layout.inputChannels + layout.outputChannels) * pieces
    let kernels = layout.outputChannels * layout.inputChannelsPerGroup
    let digits = Int.bitWidth - size.leadingZeroBitCount
    let transforms = (planes + kernels).saturatingProduct(size).saturatingProduct(10 * digits)
    let products = layout.batch.saturatingProduct(pieces).saturatingProduct(kernels)
      .saturatingProduct(size).saturatingProduct(4)
    return transforms.saturatingSum(products)
  }

  /// Whether the sums of the definition would take more.
  func pays(against direct: Int) -> Bool { direct > work }

  /// No convolution of fewer products is worth a transform.
  static let leastProducts = 1 << 21

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
    var cells = [Double](repeating: 0, count: layout.batch * outputs * relation.windows)
    for image in 0..<layout.batch {
      for piece in 0..<pieces {
        let start = ring.count > 1 ? 0 : piece * hop - (relation.axes[0].reach - 1)
        var spectra: [Plane] = []
        for channel in 0..<inputs {
          var plane = Plane(size)
          copy(samples, plane: image * inputs + channel, from: start, into: &plane)
          try plane.transform(plans, ring)
          spectra.append(plane)
        }
        for filter in 0..<outputs {
          var sum = Plane(size)
          let first = filter / filters * perGroup
          for channel in 0..<perGroup {
            sum.addCorrelation(spectra[first + channel], kernels[filter * perGroup + channel])
          }
          try sum.transformBack(plans, ring)
          take(
            sum, start: start, bias: bias?[filter] ?? 0, into: &cells,
            at: (image * outputs + filter) * relation.windows)
        }
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
    _ samples: [Double], plane: Int, from start: Int, into target: inout Plane
  ) {
    let columns = input[input.count - 1]
    let rows = input.dropLast().reduce(1, *)
    guard input.count > 1 else {
      for place in max(start, 0)..<max(min(start + ring[0], columns), max(start, 0)) {
        target.real[place - start] = samples[plane * columns + place]
      }
      return
    }
    for row in 0..<rows {
      var (rest, flat, step) = (row, 0, ring[ring.count - 1])
      for axis in (0..<(input.count - 1)).reversed() {
        // One piece: the distances below 0 are at the ring's end.
        flat += rest % input[axis] * step
        rest /= input[axis]
        step *= ring[axis]
      }
      let source = (plane * rows + row) * columns
      for column in 0..<columns { target.real[flat + column] = samples[source + column] }
    }
  }

  /// The windows whose distance a piece has.
  private func take(
    _ plane: Plane, start: Int, bias: Double, into cells: inout [Double], at offset: Int
  ) {
    let isSignal = input.count == 1
    for window in 0..<relation.windows {
      var (rest, flat, step, isOutside, isElsewhere) = (window, 0, 1, false, false)
      for axis in relation.axes.indices.reversed() {
        let line = relation.axes[axis]
        let distance = line.position(output: rest % line.output, tap: 0)
        rest /= line.output
        isOutside = isOutside || distance <= -line.reach || distance >= line.input
        let place = isSignal ? distance - start : distance
        if isSignal { isElsewhere = place < 0 || place >= hop }
        flat += (place < 0 ? place + ring[axis] : place) * step
        step *= ring[axis]
      }
      // A window wholly in the border has no products, whichever piece is at hand.
      if isOutside {
        cells[offset + window] = bias
      } else if !isElsewhere {
        cells[offset + window] = bias + plane.real[flat]
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
    for place in real.indices { real[place] *= scale }
  }

  /// Adds X · K̄.
  mutating func addCorrelation(_ x: Plane, _ k: Plane) {
    for place in real.indices {
      real[place] += x.real[place] * k.real[place] + x.imaginary[place] * k.imaginary[place]
      imaginary[place] += x.imaginary[place] * k.real[place] - x.real[place] * k.imaginary[place]
    }
  }
}
