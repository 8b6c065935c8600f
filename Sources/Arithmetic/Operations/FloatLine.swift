internal import CKernels

/// One row of windows over 64-bit floats: the rows of samples and taps that meet there, and their sums.
struct FloatLine {
  private let axis: AxisRelation
  private let level: Int32
  /// The windows all of whose taps lie on samples.
  private let inner: Range<Int>
  /// For each product of a sum, where its sample lies from that of the first, for the first window,
  /// and its weight.
  private var offsets: [Int] = []
  private var weights: [Double] = []
  /// The row of samples that offsets are counted from.
  private var base: UnsafePointer<Double>?

  init(_ axis: AxisRelation, level: Int32) {
    self.axis = axis
    self.level = level
    // 0 ≤ o·s − p and o·s − p + k̂ ≤ i
    let begin = axis.padding.begin
    let first = begin > 0 ? (begin + axis.stride - 1) / axis.stride : 0
    let room = axis.input + begin - axis.reach
    let end = min(room < 0 ? 0 : room / axis.stride + 1, axis.output)
    inner = first < end ? first..<end : 0..<0
  }

  mutating func removeAll() {
    offsets.removeAll(keepingCapacity: true)
    weights.removeAll(keepingCapacity: true)
    base = nil
  }

  /// Takes the same taps to samples that lie elsewhere in the same way; those appended first begin there.
  mutating func move(to samples: UnsafePointer<Double>) {
    if base != nil { base = samples }
  }

  /// Adds the products of a row of samples with a row of taps.
  mutating func append(samples: UnsafePointer<Double>, taps: UnsafePointer<Double>) {
    let base = base ?? samples
    self.base = base
    for tap in 0..<axis.kernel {
      offsets.append(samples - base + tap * axis.dilation - axis.padding.begin)
      weights.append(taps[tap])
    }
  }

  /// y[o] = start + Σ samples · taps for every window of the row.
  ///
  /// - Throws: `.interrupted`.
  func write(start: Double, into y: UnsafeMutablePointer<Double>) throws(ArithmeticError) {
    guard let base else {
      for window in 0..<axis.output { y[window] = start }
      return
    }
    // A million products or so at a time: the sums of windows know nothing of one another.
    let piece = max(1 << 20 / max(weights.count, 1), 1) * 16
    var left = piece
    func writeOne(_ window: Int) throws(ArithmeticError) {
      y[window] = sum(start, base, window)
      left -= 1
      if left == 0 {
        try Interruption.check(steps: 100)
        left = piece
      }
    }
    for window in 0..<inner.lowerBound { try writeOne(window) }
    for first in stride(from: inner.lowerBound, to: inner.upperBound, by: piece) {
      try Interruption.check(steps: 100)
      kernel_tap_sums(
        level, base + first * axis.stride, axis.stride, offsets, weights, weights.count,
        start, y + first, min(piece, inner.upperBound - first))
    }
    for window in inner.upperBound..<axis.output { try writeOne(window) }
  }

  /// The sum of a window that reaches into the border, which is left out.
  private func sum(_ start: Double, _ base: UnsafePointer<Double>, _ window: Int) -> Double {
    let taps = axis.tapsOnSamples(ofWindow: window)
    let samples = base + window * axis.stride
    var sum = start
    offsets.withUnsafeBufferPointer { offsets in
      weights.withUnsafeBufferPointer { weights in
        var first = 0
        while first < weights.count {
          for place in (first + taps.lowerBound)..<(first + taps.upperBound) {
            sum.addProduct(samples[offsets[place]], weights[place])
          }
          first += axis.kernel
        }
      }
    }
    return sum
  }
}
