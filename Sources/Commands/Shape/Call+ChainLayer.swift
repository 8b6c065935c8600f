internal import Arithmetic
internal import Computations
internal import Syntax

/// Reading one layer of a chain.
extension Call {
  /// The sizes of this layer that are letters, as k in `conv k=k s=2`.
  var layerLetters: [SizeSymbol: String] {
    var letters: [SizeSymbol: String] = [:]
    for (symbol, parameter, _) in Self.letteredSizes {
      if case .letter(let name) = self[parameter]?.value { letters[symbol] = name }
    }
    return letters
  }

  /// The sizes of a layer that can be letters, each with a number that every layer can have.
  private static let letteredSizes: [(SizeSymbol, Parameter, Int)] = [
    (.kernel, .linkKernel, 1), (.stride, .stride, 1), (.padding, .padding, 0),
    (.dilation, .dilation, 1),
  ]

  /// The call with numbers in place of its letters.
  var withoutLetters: Call {
    guard !layerLetters.isEmpty else { return self }
    let numbered = arguments.map { argument in
      guard case .letter = argument.value,
        let (_, _, number) = Self.letteredSizes.first(where: {
          $0.1.isSame(as: argument.parameter)
        })
      else { return argument }
      return argument.holding(.tensor(Tensor(number)))
    }
    return Call(name: name, arguments: numbered, span: span, context: context, chain: chain)
  }

  /// The layer that a link of a chain is, or the one that `shape` itself names.
  func layer(kind: ChainLayer.Kind, axes: Int) throws(Diagnostic) -> ChainLayer {
    var layer = ChainLayer(kind)
    layer.text = text
    switch kind {
    case .flatten, .relu, .sigmoid, .tanh, .softmax, .identity: return layer
    case .batchNormalization:
      try readWeights(into: &layer)
      return layer
    case .globalPooling:
      try readPooling(into: &layer)
      return layer
    case .adaptivePooling:
      layer.kernel = try integers(.adaptive) ?? [1]
      try readPooling(into: &layer)
      return layer
    case .dense:
      try readWeights(into: &layer)
      layer.filters = try integer(.units) ?? layer.weights?.shape.first
      guard layer.filters != nil else {
        throw Diagnostic(
          .missingArgument, "`dense` needs the number of its outputs", labels: [.init(span)],
          help: ["dense 10, say"])
      }
      return layer
    case .dropout:
      layer.rate = try dropoutRate()
      return layer
    case .localNormalization:
      layer.kernel = [try integer(.linkKernel) ?? 5]
      guard layer.kernel[0] > 0 else { throw belowLeast(.linkKernel, layer.kernel[0]) }
      return layer
    case .upsampling, .shuffle:
      layer.kernel = try integers(.linkKernel) ?? [2]
      if let low = layer.kernel.first(where: { $0 < 1 }) { throw belowLeast(.linkKernel, low) }
      return layer
    case .pad:
      layer.padding = try paddingRule(axes: axes) ?? .explicit([.none])
      guard case .explicit = layer.padding else {
        throw wrongKind(try required(.padding), "`pad` takes numbers: pad 1, pad ((0,1),(0,1))")
      }
      return layer
    case .concatenation, .addition:
      layer.addsInput = name == "+"
      for links in branches {
        var inner: [ChainLayer] = []
        for link in links { inner.append(try link.layer(kind: link.layerKind(), axes: axes)) }
        layer.branches.append(inner)
      }
      return layer
    default: break
    }
    let typed = try value(.linkKernel)
    if case .tensor(let tensor)? = typed, tensor.rank > 1 {
      layer.weights = tensor
    } else if let kernel = try integers(.linkKernel) {
      layer.kernel = kernel
    }
    try readWeights(into: &layer)
    guard !layer.kernel.isEmpty || layer.weights != nil else {
      throw Diagnostic(
        .missingArgument, "`\(name)` needs a kernel size", labels: [.init(span)],
        help: ["\(name) k=3, say"])
    }
    layer.stride = try integers(.stride)
    if let steps = layer.stride, let low = steps.first(where: { $0 < 1 }) {
      throw belowLeast(.stride, low)
    }
    if self[.dilation] != nil {
      let list = try integers(.dilation) ?? [1]
      layer.dilation = try dilations(axes: max(list.count, 1))
    }
    layer.padding = try paddingRule(axes: axes)
    layer.outputPadding = try integers(.outputPadding)
    layer.outputShape = try integers(.outputShape)
    layer.filters = try integer(.filters)
    layer.groups = try groupCount()
    layer.isDepthwise = flag(.depthwise) == true
    layer.rounding = rounding
    layer.ceil = flag(.ceil)
    layer.framework = framework
    try readPooling(into: &layer)
    try readConnections(into: &layer)
    return layer
  }

  private func readPooling(into layer: inout ChainLayer) throws(Diagnostic) {
    switch word(.linkPoolKind) {
    case "avg", "mean": layer.pooled = .avg
    case "min": layer.pooled = .min
    case "sum": layer.pooled = .sum
    case "lp": layer.pooled = .lp(2)
    default: layer.pooled = .max
    }
    layer.isTrained = flag(.trained) == true
  }

  /// Weights that were typed as numbers, and the bias.
  private func readWeights(into layer: inout ChainLayer) throws(Diagnostic) {
    if self[.weights] != nil { layer.weights = try tensor(.weights) }
    switch try value(.linkBias) {
    case nil: break
    case .truth(let truth): layer.hasBias = truth
    case .tensor(let tensor) where tensor.rank <= 1:
      layer.biases =
        tensor.rank == 1
        ? tensor : try attempt(try tensor.reshaped(to: [1], within: limits))
    default:
      throw wrongKind(
        try required(.linkBias), "bias=false leaves the bias out; numbers are one for each filter")
    }
  }

  private func readConnections(into layer: inout ChainLayer) throws(Diagnostic) {
    guard self[.connect] != nil else { return }
    let table = try tensor(.connect)
    guard table.rank == 2, let cells = table.intValues, cells.allSatisfy({ $0 == 0 || $0 == 1 })
    else {
      throw wrongKind(
        try required(.connect), "the table is a matrix of 0 and 1: inputs by filters")
    }
    let columns = table.shape[1]
    layer.connections = (0..<table.shape[0]).map { row in
      (0..<columns).map { cells[row * columns + $0] == 1 }
    }
  }

  private func dropoutRate() throws(Diagnostic) -> Rational {
    guard self[.rate] != nil else { return Rational(1).divided(by: 2) }
    if case .exact(let rate)? = try tensor(.rate).scalar, rate >= 0, rate < 1 { return rate }
    throw wrongKind(try required(.rate), "the share is a number from 0 and below 1: dropout 0.5")
  }

  /// How many spatial axes the options of a link speak of; 1 when single numbers hold for all.
  func namedAxes() throws(Diagnostic) -> Int {
    var most = 1
    for links in branches {
      for link in links { most = max(most, try link.namedAxes()) }
    }
    for parameter in [
      Parameter.linkKernel, .stride, .dilation, .outputPadding, .outputShape, .adaptive,
    ] {
      guard case .value(let value)? = self[parameter]?.value else { continue }
      if case .tensor(let tensor) = value, tensor.rank > 1 { continue }
      most = max(most, try integers(parameter)?.count ?? 1)
    }
    guard case .value(let value) = self[.padding]?.value else { return most }
    switch value {
    case .tensor(let tensor): return max(most, tensor.shape.first ?? 1)
    case .shape(let shape): return max(most, shape.count)
    default: return most
    }
  }

  /// The kind of layer that a link's name stands for.
  func layerKind() throws(Diagnostic) -> ChainLayer.Kind {
    switch name {
    case "pool":
      if self[.adaptive] != nil { return .adaptivePooling }
      return flag(.global) == true ? .globalPooling : .pooling
    case "unpool": return .unpooling
    case "transpose": return .transposed
    case "flatten": return .flatten
    case "dense": return .dense
    case "relu": return .relu
    case "sigmoid": return .sigmoid
    case "tanh": return .tanh
    case "softmax": return .softmax
    case "dropout": return .dropout
    case "batchnorm": return .batchNormalization
    case "lrn": return .localNormalization
    case "upsample": return .upsampling
    case "shuffle": return .shuffle
    case "pad": return .pad
    case "concat": return .concatenation
    case "add", "+": return .addition
    case "identity": return .identity
    case "cut":
      throw Diagnostic(
        .wrongKind, "`cut` takes layers away from a network, and stands among its own",
        labels: [.init(span)], help: ["m = net n | cut before=3"])
    default: return .convolution
    }
  }
}
