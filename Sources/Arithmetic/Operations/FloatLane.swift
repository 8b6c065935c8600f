internal import CKernels

/// The fast path of floats: the sums of `Convolution.direct`, computed for a row of windows at a time
/// with vector instructions. Each sum keeps its order, so the results are identical bit by bit.
struct FloatLane {
  private let layout: ChannelLayout
  private let planes: AxisRelation
  private let rows: AxisRelation
  private let columns: AxisRelation
  private let level: Int32

  /// The highest level of vector instructions that this processor supports; all lower ones from 0 work
  /// too.
  static let bestLevel = Int(kernel_level())

  /// - Parameters:
  ///   - convolution: A convolution with zero padding.
  ///   - samples: The number of cells of the input.
  ///   - taps: The number of cells of the kernel.
  ///   - level: The level of vector instructions to use, at most `bestLevel`.
  /// - Returns: Nil if the padding contributes to the sums or the cell counts do not match the layout.
  init?(_ convolution: Convolution, samples: Int, taps: Int, level: Int = Self.bestLevel) {
    let relation = convolution.relation
    layout = convolution.layout
    guard convolution.mode == .zeros || convolution.mode == .constant, relation.rank <= 3,
      samples
        == relation.samples.saturatingProduct(layout.batch).saturatingProduct(layout.inputChannels),
      taps
        == relation.taps.saturatingProduct(layout.outputChannels).saturatingProduct(
          layout.inputChannelsPerGroup)
    else { return nil }
    let axes = Array(repeating: AxisRelation.single, count: 3 - relation.rank) + relation.axes
    (planes, rows, columns) = (axes[0], axes[1], axes[2])
    self.level = Int32(min(max(level, 0), Self.bestLevel))
  }

  /// - Returns: The cells of a grid `(batch, out, …windows)`.
  /// - Throws: `.interrupted`.
  func sums(
    _ input: [Double], _ kernel: [Double], bias: [Double]?
  ) throws(ArithmeticError) -> [Double] {
    let count = layout.batch * layout.outputChannels * planes.output * rows.output * columns.output
    var failure: ArithmeticError?
    let cells = [Double](unsafeUninitializedCapacity: count) { result, written in
      input.withUnsafeBufferPointer { input in
        kernel.withUnsafeBufferPointer { kernel in
          guard let x = input.baseAddress, let k = kernel.baseAddress, let y = result.baseAddress
          else { return }
          do throws(ArithmeticError) {
            try write(x, k, bias, into: y)
            written = count
          } catch { failure = error }
        }
      }
    }
    if let failure { throw failure }
    return cells
  }

  private func write(
    _ x: UnsafePointer<Double>, _ kernel: UnsafePointer<Double>, _ bias: [Double]?,
    into y: UnsafeMutablePointer<Double>
  ) throws(ArithmeticError) {
    var line = FloatLine(columns, level: level)
    var meeting: Meeting?
    var y = y
    for image in 0..<layout.batch {
      for filter in 0..<layout.outputChannels {
        for plane in 0..<planes.output {
          let tapsOfPlane = planes.tapsOnSamples(ofWindow: plane)
          for row in 0..<rows.output {
            let next = Meeting(
              filter: filter, planes: tapsOfPlane, rows: rows.tapsOnSamples(ofWindow: row))
            let samples = x + self.samples(image, filter, plane, row, next)
            if next == meeting {
              line.move(to: samples)
            } else {
              gather(next, samples, kernel, into: &line)
              meeting = next
            }
            try line.write(start: bias?[filter] ?? 0, into: y)
            y += columns.output
          }
        }
      }
    }
  }

  /// The taps on samples in a row of windows. Most rows have the same taps and differ only in where
  /// their samples begin.
  private struct Meeting: Equatable {
    let filter: Int
    let planes: Range<Int>
    let rows: Range<Int>
  }

  /// The index of the first row of samples under a row of windows; 0 if there is none.
  private func samples(
    _ image: Int, _ filter: Int, _ plane: Int, _ row: Int, _ meeting: Meeting
  ) -> Int {
    guard !meeting.planes.isEmpty, !meeting.rows.isEmpty else { return 0 }
    let channel =
      image * layout.inputChannels
      + filter / layout.outputChannelsPerGroup * layout.inputChannelsPerGroup
    let z = planes.position(output: plane, tap: meeting.planes.lowerBound)
    let place = rows.position(output: row, tap: meeting.rows.lowerBound)
    return ((channel * planes.input + z) * rows.input + place) * columns.input
  }

  /// The pairs of rows of samples and taps in a row of windows, in summation order.
  private func gather(
    _ meeting: Meeting, _ samples: UnsafePointer<Double>, _ kernel: UnsafePointer<Double>,
    into line: inout FloatLine
  ) {
    line.removeAll()
    for channel in 0..<layout.inputChannelsPerGroup {
      for t0 in meeting.planes {
        let z = channel * planes.input + (t0 - meeting.planes.lowerBound) * planes.dilation
        let plane =
          (meeting.filter * layout.inputChannelsPerGroup + channel) * planes.kernel + t0
        for t1 in meeting.rows {
          let place = z * rows.input + (t1 - meeting.rows.lowerBound) * rows.dilation
          line.append(
            samples: samples + place * columns.input,
            taps: kernel + (plane * rows.kernel + t1) * columns.kernel)
        }
      }
    }
  }
}

extension AxisRelation {
  /// An axis of one sample and one tap, which has no effect.
  static let single = AxisRelation(
    input: 1, kernel: 1, stride: 1, dilation: 1, padding: .none, output: 1)
}
