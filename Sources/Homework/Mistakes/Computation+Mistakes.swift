internal import Arithmetic
internal import Computations
internal import Documents

/// What the catalogue asks of every kind of computation.
extension Computation {
  /// What the computation gives; nil where it cannot be done.
  func result(within limits: Limits) -> Value? {
    do throws(ArithmeticError) { return try value(within: limits) } catch { return nil }
  }

  var scope: Scope {
    guard let sizes = self as? SizeComputation else { return Scope.ofKinds[kind] ?? [] }
    if sizes.asked == .parameters || sizes.asked == .other { return .counts }
    return switch sizes.operation {
    case .convolution: .sizes
    case .pooling: .poolSizes
    case .transposed, .unpooling: .transposedSizes
    }
  }

  func varied(axes: [AxisSizes]) -> (any Computation)? { (try? varied(.axes(axes))) ?? nil }

  /// The convolution in it, changed; nil for other kinds.
  func varied(
    convolution change: (ConvolutionComputation) throws -> ConvolutionComputation?
  ) -> (any Computation)? {
    guard let own = convolutionWithin, let changed = try? change(own) else { return nil }
    return (try? varied(.convolution(changed))) ?? nil
  }

  /// The convolution that it is, or is made of.
  var convolutionWithin: ConvolutionComputation? {
    self as? ConvolutionComputation ?? (self as? MatrixComputation)?.convolution
  }

  /// The kernel as given, changed; nil for what has none.
  func varied(
    kernel change: (Tensor, ChannelLayout) throws -> Tensor?, within limits: Limits
  ) -> (any Computation)? {
    guard !givesSizesOnly, let (kernel, layout) = laidKernel,
      let given = try? kernel.cells(within: limits), let changed = try? change(given, layout)
    else { return nil }
    return (try? varied(.kernel(changed))) ?? nil
  }

  /// The kernel as given and the layout of its axes; nil for what has none.
  var laidKernel: (Operand, ChannelLayout)? {
    if let own = convolutionWithin { return (own.kernel, own.layout) }
    return (self as? TransposedComputation).map { ($0.kernel, $0.layout) }
  }
}

extension ChannelLayout {
  /// Of a kernel as typed.
  var kernelAxes: [Int] {
    hasChannels && order == .channelsFirst ? Array(2..<(dims + 2)) : Array(0..<dims)
  }
}

/// The kinds of computations that a mistake can be made in.
struct Scope: OptionSet {
  let rawValue: Int

  static let convolution = Scope(rawValue: 1)
  static let matrix = Scope(rawValue: 2)
  static let transposed = Scope(rawValue: 4)
  static let pooling = Scope(rawValue: 8)
  static let sizes = Scope(rawValue: 16)
  static let poolSizes = Scope(rawValue: 32)
  static let transposedSizes = Scope(rawValue: 64)

  /// Parameters of a layer.
  static let counts = Scope(rawValue: 128)

  static let patches = Scope(rawValue: 256)

  /// A convolution, its matrix, its windows as columns, its sizes.
  static let convolutions: Scope = [.convolution, .matrix, .patches, .sizes]
  /// Whatever slides over an input and gives numbers: of sizes alone it is all one which side of the
  /// padding is missing.
  static let values: Scope = [.convolution, .matrix, .patches, .pooling]
  /// Whatever slides over an input; below, transposed convolutions too.
  static let sliding: Scope = [
    .convolution, .matrix, .patches, .sizes, .pooling, .poolSizes,
  ]
  static let windows: Scope = [
    .convolution, .matrix, .patches, .sizes, .pooling, .poolSizes, .transposed, .transposedSizes,
  ]

  /// The kinds of computations that give numbers, by their names.
  static let ofKinds: [String: Scope] = [
    "conv": .convolution, "toeplitz": .matrix, "transpose": .transposed, "pool": .pooling,
    "unfold": .patches,
  ]
}
