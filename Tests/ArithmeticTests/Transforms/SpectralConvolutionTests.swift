import Arithmetic
import Testing

/// Convolutions by transforms against the direct sums.
@Suite struct SpectralConvolutionTests {
  private let limits = Limits.standard

  struct Sample: CustomTestStringConvertible {
    let input: [Int]
    let kernel: [Int]
    var stride = 1
    var dilation = 1
    var padding = (0, 0)
    var groups = 1
    var testDescription: String { "\(input) \(kernel) \(stride) \(dilation) \(padding) \(groups)" }

    func convolution(_ method: ConvolutionMethod) throws -> Convolution {
      let layout = try ChannelLayout(input: input, kernel: kernel, groups: groups)
      let axes = zip(layout.inputSpace, layout.kernelSpace).map { size, taps in
        let reach = (taps - 1) * dilation + 1
        let room = size + padding.0 + padding.1 - reach
        return AxisRelation(
          input: size, kernel: taps, stride: stride, dilation: dilation,
          padding: PaddingPair(padding.0, padding.1), output: room / stride + 1)
      }
      return Convolution(relation: Relation(axes), layout: layout, method: method)
    }
  }

  static let samples = [
    Sample(input: [9], kernel: [3]), Sample(input: [9], kernel: [3], stride: 2, padding: (2, 1)),
    Sample(input: [9], kernel: [3], dilation: 2, padding: (7, 9)),
    Sample(input: [20_000], kernel: [5], stride: 3, padding: (4, 4)),
    Sample(input: [10_000], kernel: [700], padding: (699, 699)),
    Sample(input: [8, 7], kernel: [3, 2], padding: (1, 0)),
    Sample(input: [6, 5, 4], kernel: [2, 3, 2], stride: 2, padding: (1, 1)),
    Sample(input: [4, 9, 8], kernel: [6, 2, 3, 3], padding: (1, 2), groups: 2),
    Sample(input: [2, 3, 11], kernel: [4, 3, 5], dilation: 2, padding: (3, 5)),
    Sample(input: [30], kernel: [4], padding: (-3, -2)),
  ]

  @Test(arguments: samples)
  func floatsAgree(sample: Sample) throws {
    let x = try Tensor.random(sample.input, seed: 1, low: -999, high: 999, within: limits)
    let k = try Tensor.random(sample.kernel, seed: 2, low: -999, high: 999, within: limits)
    let exact = try sample.convolution(.direct).result(x, k, within: limits)
    let (a, b) = (try x.converted(to: .float), try k.converted(to: .float))
    let way = try sample.convolution(.fft)
    #expect(way.transforms(.float, .float))
    let bias = Tensor((0..<way.layout.outputChannels).map { $0 })
    let wanted = try sample.convolution(.direct).result(x, k, bias: bias, within: limits)
    for (float, exact) in [
      (try way.result(a, b, within: limits), exact),
      (try way.result(a, b, bias: bias, within: limits), wanted),
    ] {
      #expect(float.kind == .float && float.shape == exact.shape)
      #expect(try float.isClose(to: exact, tolerance: Rational(1, 1000), within: limits))
    }
    #expect(try way.result(x, k, within: limits) == exact)
    #expect(way.transforms(.exact, .exact) == (sample.kernel.count == way.relation.rank))
  }

  /// Small ones stay as they are to the last digit, and infinities where they belong.
  @Test func automaticOnesStayDirectWhereItPays() throws {
    let small = Sample(input: [100, 100], kernel: [3, 3])
    #expect(try !small.convolution(.auto).transforms(.float, .float))
    #expect(try !small.convolution(.direct).transforms(.float, .float))
    let large = Sample(input: [300, 300], kernel: [60, 60])
    let way = try large.convolution(.auto)
    #expect(way.transforms(.float, .exact) && !way.transforms(.exact, .exact))
    var x = try Tensor.random([300, 300], seed: 1, low: 0, high: 9, within: limits).floats()
    let k = try Tensor.ones([60, 60], within: limits).converted(to: .float)
    x.cells[0] = .infinity
    let y = try way.result(.float(x), k, within: limits).floats().cells
    #expect(y[0] == .infinity && y[1].isFinite)
  }
}
