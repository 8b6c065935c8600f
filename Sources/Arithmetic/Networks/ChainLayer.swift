/// One step of a chain, as it was asked for.
public struct ChainLayer: Equatable, Sendable {
  public enum Kind: String, Sendable, CaseIterable {
    case convolution, transposed, pooling, unpooling
    /// One window over everything there is.
    case globalPooling
    /// As many windows as asked for, spread evenly.
    case adaptivePooling
    case flatten
    /// Every number joined to each of `filters` outputs; a map is flattened first.
    case dense
    /// Functions of single numbers; `softmax` runs over the channels.
    case relu, sigmoid, tanh, softmax
    /// Numbers left out at random while learning, with the share `rate`.
    case dropout
    /// A factor and a bias a channel.
    case batchNormalization
    /// Division by what `kernel` neighbouring channels hold (Krizhevsky and others, 2012).
    case localNormalization
    /// Every sample repeated `kernel` times along each axis.
    case upsampling
    /// `kernel` × `kernel` channels laid out as space (Shi and others, 2016).
    case shuffle
    /// Zeros around the map; negative numbers crop.
    case pad
    case identity
    /// Several branches over the same input, side by side over the channels, or added up.
    case concatenation, addition
  }

  public var kind: Kind
  /// One number for each axis, or one that holds for all; adaptive pooling's output size.
  public var kernel: [Int]
  /// nil stands for 1, and for the kernel in pooling and unpooling.
  public var stride: [Int]?
  public var dilation: [Int]
  /// One pair for each axis, one that holds for all, or a word.
  public var padding: PaddingRule?
  public var outputPadding: [Int]?
  public var outputShape: [Int]?
  /// The output channels, a dense layer's outputs; nil for one, or one for each group.
  public var filters: Int?
  public var groups: Int
  public var hasBias: Bool
  /// Whether a step left over is an error.
  public var rounding: Relation.Rounding
  /// Whether a pooling counts an incomplete last window; nil where nothing was said.
  public var ceil: Bool?
  /// Whether a pooling has a factor and a bias a channel to learn, as LeNet-5's subsampling.
  public var isTrained: Bool
  /// Whose rules hold for this layer, where they differ from the chain's.
  public var framework: Framework?
  /// What a pooling takes of each window.
  public var pooled = PoolingKind.max
  /// Whether each channel is a group of its own.
  public var isDepthwise = false
  /// For each input channel whether it is joined to each output channel; nil where all are.
  public var connections: [[Bool]]?
  /// The weights and biases, where they are given.
  public var weights: Tensor?
  public var biases: Tensor?
  /// The share of numbers that `dropout` leaves out.
  public var rate = Rational(0)
  /// The layers of each branch.
  public var branches: [[ChainLayer]] = []
  /// Whether `addition` adds its own input to its branches.
  public var addsInput = false
  /// The layer as it was typed.
  public var text = ""

  public init(
    _ kind: Kind, kernel: [Int] = [], stride: [Int]? = nil, dilation: [Int] = [1],
    padding: PaddingRule? = nil, outputPadding: [Int]? = nil, outputShape: [Int]? = nil,
    filters: Int? = nil, groups: Int = 1, hasBias: Bool = true,
    rounding: Relation.Rounding = .floor, ceil: Bool? = nil, isTrained: Bool = false,
    framework: Framework? = nil
  ) {
    self.kind = kind
    self.kernel = kernel
    self.stride = stride
    self.dilation = dilation
    self.padding = padding
    self.outputPadding = outputPadding
    self.outputShape = outputShape
    self.filters = filters
    self.groups = groups
    self.hasBias = hasBias
    self.rounding = rounding
    self.ceil = ceil
    self.isTrained = isTrained
    self.framework = framework
  }

  /// How many axes the layer's lists speak of; 1 when single numbers hold for all.
  var namedAxes: Int {
    var pairs = 1
    if case .explicit(let list) = padding { pairs = list.count }
    return [
      kernel.count, stride?.count ?? 1, dilation.count, pairs, outputPadding?.count ?? 1,
      outputShape?.count ?? 1,
    ].max() ?? 1
  }

  /// Whether it makes or needs channels.
  var makesChannels: Bool {
    switch kind {
    case .dense: false
    case .localNormalization, .shuffle, .concatenation: true
    default:
      filters != nil || groups > 1 || isDepthwise
        || branches.joined().contains(where: \.makesChannels)
    }
  }

  /// The layer among these channels, as far as they say what was not typed: the groups of a depthwise
  /// convolution, and the sizes of a kernel that was given as numbers.
  ///
  /// - Throws: `.noSuchReading`, `.channelMismatch` for weights that do not fit.
  func resolved(after before: ChainShape) throws(ArithmeticError) -> ChainLayer {
    var layer = self
    if isDepthwise {
      layer.groups = before.channels ?? 1
      layer.filters = filters ?? layer.groups
    }
    if let connections {
      let (inputs, columns) = (before.channels ?? 1, connections.first?.count ?? 0)
      layer.filters = filters ?? columns
      guard groups == 1, connections.count == inputs, layer.filters == columns else {
        throw .connectionTable(
          rows: connections.count, columns: columns, inputs: inputs, outputs: layer.filters ?? 1)
      }
    }
    guard let weights, kind == .convolution || kind == .transposed || kind == .dense else {
      return layer
    }
    let (shape, space) = (weights.shape, before.space.count)
    if kind == .dense {
      let features = try before.features
      guard shape.count == 2, shape[1] == features else {
        throw .channelMismatch(input: features, kernel: shape.last ?? 1, groups: 1)
      }
      layer.filters = shape[0]
      return layer
    }
    if shape.count == space {
      layer.kernel = shape
      guard before.channels ?? 1 == layer.groups else {
        throw .channelMismatch(input: before.channels ?? 1, kernel: 1, groups: layer.groups)
      }
      layer.filters = before.channels == nil ? nil : layer.groups
      return layer
    }
    let layout = try ChannelLayout(
      input: before.sizes, kernel: shape, dims: space, groups: layer.groups, order: before.order,
      transposed: kind == .transposed)
    layer.kernel = layout.kernelSpace
    layer.filters = layout.outputChannels
    return layer
  }
}

extension ChainLayer.Kind {
  /// The operation that sizes are asked of; nil for a layer without windows of a size.
  public var operation: SizeLaw.Operation? {
    switch self {
    case .convolution: .convolution
    case .transposed: .transposed
    case .pooling: .pooling
    case .unpooling: .unpooling
    default: nil
    }
  }

  public init(_ operation: SizeLaw.Operation) {
    switch operation {
    case .convolution: self = .convolution
    case .pooling: self = .pooling
    case .transposed: self = .transposed
    case .unpooling: self = .unpooling
    }
  }
}
