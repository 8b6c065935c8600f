internal import Arithmetic
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
    switch kind {
    case .flatten, .globalPooling: return layer
    case .dense:
      guard let units = try integer(.units) else {
        throw Diagnostic(
          .missingArgument, "`dense` needs the number of its outputs", labels: [.init(span)],
          help: ["dense 10, say"])
      }
      layer.filters = units
      return layer
    default: break
    }
    guard let kernel = try integers(.linkKernel) else {
      throw Diagnostic(
        .missingArgument, "`\(name)` needs a kernel size", labels: [.init(span)],
        help: ["\(name) k=3, say"])
    }
    layer.kernel = kernel
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
    layer.filters = try integer(.filters)
    layer.groups = try groupCount()
    layer.rounding = rounding
    layer.ceil = flag(.ceil)
    layer.framework = framework
    return layer
  }

  /// How many spatial axes the options of a link speak of; 1 when single numbers hold for all.
  func namedAxes() throws(Diagnostic) -> Int {
    var most = 1
    for parameter in [Parameter.linkKernel, .stride, .dilation, .outputPadding] {
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
  var layerKind: ChainLayer.Kind {
    switch name {
    case "pool": flag(.global) == true ? .globalPooling : .pooling
    case "unpool": .unpooling
    case "transpose": .transposed
    case "flatten": .flatten
    case "dense": .dense
    default: .convolution
    }
  }
}
