/// What one convolution costs by each of several methods, counted by stated rules for one image.
///
/// O windows, f filters, c channels in g groups, K taps, I samples. Kernels are transformed beforehand, and
/// that is not counted; additions of a bias are.
public struct ConvolutionCost: Equatable, Sendable {
  public enum Method: String, CaseIterable, Sendable {
    /// Window by window.
    case direct
    /// The convolution matrix with all its zeros, times vec(x).
    case dense
    /// The matrix with its entries alone, by rows (CSR).
    case sparse
    /// Patches as columns, times the kernels as rows.
    case im2col
    /// Circular convolution of length 2ⁿ by radix-2 transforms in complex numbers.
    case fft
    /// F(2, r) along each axis, tile by tile.
    case winograd
  }

  public let method: Method
  /// Multiplications of real numbers.
  public let multiplications: Int
  public let additions: Int
  /// Numbers held besides x, k and y.
  public let memory: Int

  public init(method: Method, multiplications: Int, additions: Int, memory: Int) {
    self.method = method
    self.multiplications = multiplications
    self.additions = additions
    self.memory = memory
  }
}

extension ConvolutionCost {
  /// The costs of a convolutional stage by all methods that can do it.
  ///
  /// - Throws: `.overflow`.
  public static func all(of stage: ShapeChain.Stage) throws(ArithmeticError) -> [ConvolutionCost] {
    let sizes = try Sizes(stage)
    var costs = [
      try sizes.direct(), try sizes.dense(), try sizes.sparse(stage), try sizes.im2col(),
      try sizes.fft(stage),
    ]
    if let winograd = try sizes.winograd(stage) { costs.append(winograd) }
    return costs
  }

  /// The sizes that the rules speak of.
  private struct Sizes {
    let (windows, filters, channels): (Int, Int, Int)
    /// The pairs of an input and an output channel that are joined.
    let pairs: Int
    let (taps, samples, bias): (Int, Int, Int)

    /// The most windows along an axis, each of which is looked at for taps on the padding.
    private static let mostWindows = 1 << 22

    /// - Throws: `.tooMuchWork` for more windows than are looked at.
    init(_ stage: ShapeChain.Stage) throws(ArithmeticError) {
      guard stage.axes.allSatisfy({ $0.relation.output <= Self.mostWindows }) else {
        throw .tooMuchWork(limit: Self.mostWindows)
      }
      windows = try stage.shape.space.checkedProduct()
      filters = stage.shape.channels ?? 1
      channels = stage.before.channels ?? 1
      let all = try [filters, channels / max(stage.layer.groups, 1)].checkedProduct()
      pairs = stage.layer.connections?.joined().count { $0 } ?? all
      taps = try stage.axes.map(\.relation.kernel).checkedProduct()
      samples = try stage.before.space.checkedProduct()
      bias = stage.layer.hasBias ? try [windows, filters].checkedProduct() : 0
    }

    func outputs() throws(ArithmeticError) -> Int { try [windows, filters].checkedProduct() }

    /// Sums of so many products for each output.
    private func sums(
      _ method: Method, of products: Int, memory: Int
    ) throws(ArithmeticError) -> ConvolutionCost {
      let outputs = try outputs()
      return ConvolutionCost(
        method: method, multiplications: products,
        additions: max(products - outputs, 0).saturatingSum(bias), memory: memory)
    }

    func direct() throws(ArithmeticError) -> ConvolutionCost {
      try sums(.direct, of: try [windows, pairs, taps].checkedProduct(), memory: 0)
    }

    func dense() throws(ArithmeticError) -> ConvolutionCost {
      let cells = try [windows, filters, samples, channels].checkedProduct()
      return try sums(.dense, of: cells, memory: cells)
    }

    /// Entries for taps that meet a sample; an index goes with each, and one begins each row.
    func sparse(_ stage: ShapeChain.Stage) throws(ArithmeticError) -> ConvolutionCost {
      let relation = Relation(stage.axes.map(\.relation))
      let meetings = relation.meetings(mode: .zeros, atMost: Self.mostWindows)
      let entries = try [pairs, meetings].checkedProduct()
      let rows = try outputs()
      return try sums(
        .sparse, of: entries, memory: try [2, entries].checkedProduct().saturatingSum(rows + 1))
    }

    func im2col() throws(ArithmeticError) -> ConvolutionCost {
      try sums(
        .im2col, of: try [windows, pairs, taps].checkedProduct(),
        memory: try [channels, taps, windows].checkedProduct())
    }

    /// n points, the least powers of 2 that hold the padded input: each transform takes n/2 · log₂ n
    /// complex multiplications and n · log₂ n complex additions; each complex multiplication is 4 real
    /// ones and 2 additions. c transforms forwards, f back, fc/g products in each point.
    func fft(_ stage: ShapeChain.Stage) throws(ArithmeticError) -> ConvolutionCost {
      var (points, logarithm) = (1, 0)
      for axis in stage.axes {
        let length = max(axis.relation.paddedInput, axis.relation.reach)
        var power = 1
        while power < length {
          power = try [2, power].checkedProduct()
          logarithm += 1
        }
        points = try [points, power].checkedProduct()
      }
      let transforms = channels.saturatingSum(filters)
      let butterflies = try [transforms, points, logarithm].checkedProduct() / 2
      let products = try [pairs, points].checkedProduct()
      let complexProducts = butterflies.saturatingSum(products)
      let complexSums = try [2, butterflies].checkedProduct()
        .saturatingSum(try [max(pairs - filters, 0), points].checkedProduct())
      let spectra = channels.saturatingSum(filters).saturatingSum(pairs)
      return ConvolutionCost(
        method: .fft, multiplications: try [4, complexProducts].checkedProduct(),
        additions: try [2, complexProducts].checkedProduct()
          .saturatingSum(try [2, complexSums].checkedProduct()).saturatingSum(bias),
        memory: try [2, spectra, points].checkedProduct())
    }

    /// Nested F(2, r): (r + 1)ⁿ products a tile, filter and channel; additions as the zeros of Bᵀ and Aᵀ
    /// leave them. nil for strides, dilations and kernels that it is not for.
    func winograd(_ stage: ShapeChain.Stage) throws(ArithmeticError) -> ConvolutionCost? {
      let relations = stage.axes.map(\.relation)
      guard let r = relations.first?.kernel, (2...7).contains(r),
        relations.allSatisfy({ $0.kernel == r && $0.stride == 1 && $0.dilation == 1 })
      else { return nil }
      let tile = try CookToom(outputs: 2, taps: r, within: .standard)
      let size = tile.size
      var (tiles, products) = (1, 1)
      for axis in relations {
        tiles = try [tiles, (axis.output + 1) / 2].checkedProduct()
        products = try [products, size].checkedProduct()
      }
      let input = Self.nested(tile.input, from: size, to: size, axes: relations.count)
      let output = Self.nested(tile.output, from: size, to: 2, axes: relations.count)
      let multiplications = try [tiles, pairs, products].checkedProduct()
      let transforms = try [tiles, channels, input.multiplications].checkedProduct()
        .saturatingSum(try [tiles, filters, output.multiplications].checkedProduct())
      let additions = try [tiles, channels, input.additions].checkedProduct()
        .saturatingSum(try [tiles, filters, output.additions].checkedProduct())
        .saturatingSum(try [tiles, max(pairs - filters, 0), products].checkedProduct())
      return ConvolutionCost(
        method: .winograd, multiplications: multiplications.saturatingSum(transforms),
        additions: additions.saturatingSum(bias),
        memory: try [products, channels.saturatingSum(filters), tiles].checkedProduct()
          .saturatingSum(try [products, pairs].checkedProduct()))
    }

    /// The work of a matrix along each axis of a tile in turn: an addition for each entry of a row but
    /// one, a multiplication for each entry that is neither 0 nor ±1.
    private static func nested(
      _ matrix: Tensor, from inner: Int, to outer: Int, axes: Int
    ) -> (multiplications: Int, additions: Int) {
      var (multiplications, additions) = (0, 0)
      for row in 0..<outer {
        var entries = 0
        for column in 0..<inner {
          guard case .exact(let entry) = matrix.cell(row * inner + column), !entry.isZero else {
            continue
          }
          entries += 1
          if entry != 1 && entry != -1 { multiplications += 1 }
        }
        additions += max(entries - 1, 0)
      }
      var lines = 0
      for axis in 0..<axes {
        var count = 1
        for other in 0..<axes where other != axis { count *= other < axis ? outer : inner }
        lines += count
      }
      return (multiplications * lines, additions * lines)
    }
  }
}
