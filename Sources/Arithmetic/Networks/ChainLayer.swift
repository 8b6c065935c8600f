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
  var makesChannels: Bool { filters != nil || groups > 1 || kind == .dense }
}

extension ChainLayer.Kind {
  /// The operation that sizes are asked of; nil for a layer without windows of a size.
  public var operation: SizeLaw.Operation? {
    switch self {
    case .convolution: .convolution
    case .transposed: .transposed
    case .pooling: .pooling
    case .unpooling: .unpooling
    case .globalPooling, .adaptivePooling, .flatten, .dense: nil
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
