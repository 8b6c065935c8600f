internal import Arithmetic
internal import Commands
internal import Documents

/// What the catalogue asks of every kind of computation.
extension Origin {
  /// What the computation gives; nil where it cannot be done.
  func value(within limits: Limits) -> Value? {
    switch self {
    case .convolution(let problem):
      if problem.isTooLongForSymbols { return .shape(problem.outputShape) }
      return (try? problem.result(within: limits)).map { .tensor($0) }
    case .matrix(let view): return .tensor(view.cells)
    case .transposed(let problem):
      if problem.isTooLongForSymbols { return .shape(problem.outputShape) }
      return (try? problem.result(within: limits)).map { .tensor($0) }
    case .pooling(let problem):
      if problem.isTooLongForSymbols || problem.lacksNumbers { return .shape(problem.outputShape) }
      return (try? problem.result(within: limits)).map { .tensor($0) }
    case .patches(let problem):
      if problem.isTooLongForSymbols { return .shape(problem.patchShape) }
      return (try? problem.result(within: limits)).map { .tensor($0) }
    case .sizes(let sizes): return sizes.value
    }
  }

  var scope: Scope {
    switch self {
    case .convolution: .convolution
    case .matrix: .matrix
    case .transposed: .transposed
    case .pooling: .pooling
    case .patches: .patches
    case .sizes(let sizes) where sizes.asked == .parameters || sizes.asked == .other: .counts
    case .sizes(let sizes):
      switch sizes.operation {
      case .convolution: .sizes
      case .pooling: .poolSizes
      case .transposed, .unpooling: .transposedSizes
      }
    }
  }

  /// The sizes along each axis; nil for windows that do not slide.
  var axisSizes: [AxisSizes]? {
    switch self {
    case .convolution(let problem): problem.axisSizes
    case .matrix(let view): view.convolution.axisSizes
    case .transposed(let problem): problem.axisSizes
    case .pooling(let problem): problem.axisSizes
    case .patches(let problem): problem.axisSizes
    case .sizes(let sizes): sizes.axes
    }
  }

  func varied(axes: [AxisSizes]) -> Origin? {
    switch self {
    case .convolution(let problem):
      return (try? problem.varied(axes: axes)).map { .convolution($0) }
    case .matrix(let view):
      return (try? view.varied(convolution: view.convolution.varied(axes: axes)))
        .map { .matrix($0) }
    case .transposed(let problem):
      return (try? problem.varied(axes: axes)).map { .transposed($0) }
    case .pooling(let problem):
      return (try? problem.varied(axes: axes)).map { .pooling($0) }
    case .patches(let problem):
      return (try? problem.varied(axes: axes)).map { .patches($0) }
    case .sizes(let sizes): return .sizes(sizes.varied(axes: axes))
    }
  }

  /// The convolution in it, changed; nil for other kinds.
  func varied(convolution change: (ConvolutionProblem) throws -> ConvolutionProblem?) -> Origin? {
    switch self {
    case .convolution(let problem):
      return (try? change(problem))?.map { .convolution($0) }
    case .matrix(let view):
      guard let problem = try? change(view.convolution) else { return nil }
      return (try? view.varied(convolution: problem)).map { .matrix($0) }
    case .transposed, .pooling, .patches, .sizes: return nil
    }
  }

  /// The kernel as given, changed; nil for what has none.
  func varied(
    kernel change: (Tensor, ChannelLayout) throws -> Tensor?, within limits: Limits
  ) -> Origin? {
    switch self {
    case .convolution, .matrix:
      return varied { problem in
        if problem.isTooLongForSymbols { return nil }
        return try change(try problem.givenKernel(within: limits), problem.layout).map {
          try problem.varied(kernel: $0)
        }
      }
    case .transposed(let problem):
      guard !problem.isTooLongForSymbols, let given = try? problem.givenKernel(within: limits),
        let kernel = try? change(given, problem.layout), kernel.shape == given.shape
      else { return nil }
      return .transposed(problem.varied(kernel: kernel))
    case .pooling, .patches, .sizes: return nil
    }
  }

  /// The axes of the result that are space.
  func spatialAxes(of result: Tensor) -> [Int] {
    switch self {
    case .convolution(let problem): problem.layout.spatialAxes(rank: result.rank)
    case .transposed(let problem): problem.layout.spatialAxes(rank: result.rank)
    case .pooling(let problem):
      problem.layout.order == .channelsLast && result.rank > problem.layout.dims
        ? Array((result.rank - 1 - problem.layout.dims)..<(result.rank - 1))
        : Array((result.rank - problem.layout.dims)..<result.rank)
    case .matrix, .patches, .sizes: Array(0..<result.rank)
    }
  }
}

extension ChannelLayout {
  /// Of an input or a result.
  func spatialAxes(rank: Int) -> [Int] {
    let end = hasChannels && order == .channelsLast ? rank - 1 : rank
    return Array((end - dims)..<end)
  }

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
}
