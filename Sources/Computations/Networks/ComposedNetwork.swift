public import Arithmetic
internal import Syntax

/// A network with its linear layers composed into single convolutions wherever that is exact.
public struct ComposedNetwork: Sendable {
  public let network: Network
  /// For each composed layer the numbers of those it was made from.
  public let merged: [[String]]
  /// Where a convolution that pads kept two apart: the layers’ numbers.
  public let apart: [String]

  /// - Parameters:
  ///   - weights: where the weights come from that no layer was given; the result has them all.
  /// - Throws: what a run of the network throws.
  public init(
    _ network: Network, weights: NetworkWeights, within limits: Limits
  ) throws(ArithmeticError) {
    let zeros = try Tensor.zeros(network.chain.start.sizes, within: limits)
    let run = try NetworkRun(
      network, name: "n",
      input: Operand(letter: "x", shape: zeros.shape, tensor: zeros, span: Span(0, 0)),
      weights: weights, within: limits)
    var (layers, merged, apart): ([ChainLayer], [[String]], [String]) = ([], [], [])
    var pending: (piece: LinearPiece, steps: [NetworkRun.Step])?
    func flush() throws(ArithmeticError) {
      guard let ready = pending else { return }
      pending = nil
      guard ready.steps.count > 1 else {
        layers.append(ready.steps[0].pinned)
        return
      }
      merged.append(ready.steps.map(\.number))
      layers.append(try ready.piece.layer(of: ready.steps, within: limits))
    }
    for step in run.steps {
      guard let piece = try step.piece(within: limits) else {
        try flush()
        layers.append(step.pinned)
        continue
      }
      if let before = pending {
        if let both = try before.piece.followed(by: piece, within: limits) {
          pending = (both, before.steps + [step])
          continue
        }
        apart.append(step.number)
      }
      try flush()
      pending = (piece, [step])
    }
    try flush()
    do throws(ChainError) {
      self.network = try network.with(layers: layers)
    } catch { throw error.error }
    self.merged = merged
    self.apart = apart
  }
}

extension NetworkRun.Step {
  /// The layer with the weights that it ran with.
  var pinned: ChainLayer {
    var layer = stage.layer
    layer.branches = zip(layer.branches, branches).map { _, steps in steps.map(\.pinned) }
    for part in parts {
      guard part.weights != nil else { continue }
      layer.weights = part.computation.operands.last?.tensor
      layer.biases = part.biases
      layer.filters = nil
    }
    if !layer.branches.isEmpty || layer.weights != nil { layer.text = layer.spelled }
    return layer
  }

  /// The step as a convolution over all channels; nil where it is none.
  fileprivate func piece(within limits: Limits) throws(ArithmeticError) -> LinearPiece? {
    guard !stage.before.space.isEmpty, let part = parts.first, parts.count == 1 else { return nil }
    switch part.computation {
    case let convolution as ConvolutionComputation
    where convolution.convolution.mode == .zeros && !convolution.turnsKernel:
      let layout = convolution.layout
      let kernel = try convolution.kernelCells(within: limits).laid(
        by: layout, groups: layout.groups, within: limits)
      let none = try Tensor.zeros([layout.outputChannels], within: limits)
      let bias = part.biases ?? none
      return LinearPiece(kernel: kernel, bias: bias, axes: convolution.relation.axes)
    case let scale as ScaleComputation:
      let factors = try scale.factors.cells(within: limits)
      let count = factors.count
      let ones = stage.before.space.map { _ in 1 }
      let diagonal = try Tensor.eye(count, within: limits).multiplied(by: factors, within: limits)
      let axes = stage.before.space.map {
        AxisRelation(
          input: $0, kernel: 1, stride: 1, dilation: 1, padding: .none, output: $0)
      }
      return LinearPiece(
        kernel: try diagonal.reshaped(to: [count, count] + ones, within: limits),
        bias: scale.biases, axes: axes)
    default: return nil
    }
  }
}

extension Tensor {
  /// A kernel as typed as `(out, in, …taps)` over all input channels, with zeros between groups.
  fileprivate func laid(
    by layout: ChannelLayout, groups: Int, within limits: Limits
  ) throws(ArithmeticError) -> Tensor {
    guard layout.hasChannels else {
      return try reshaped(to: [1, 1] + shape, within: limits)
    }
    let dims = layout.dims
    let kernel =
      layout.order == .channelsFirst ? self : try permuted([dims + 1, dims] + Array(0..<dims))
    guard groups > 1 else { return kernel }
    let (outputs, perGroup) = (kernel.shape[0], kernel.shape[1])
    let taps = Array(kernel.shape.dropFirst(2))
    let empty = try Tensor.zeros([outputs / groups, perGroup] + taps, within: limits)
    var rows: [Tensor] = []
    for group in 0..<groups {
      let first = group * (outputs / groups)
      let own = try kernel.selecting([
        .range(start: first, stop: first + outputs / groups, step: 1)
      ])
      let blocks = (0..<groups).map { $0 == group ? own : empty }
      rows.append(try Tensor.concatenating(blocks, axis: 1, within: limits))
    }
    return try Tensor.concatenating(rows, axis: 0, within: limits)
  }
}

extension LinearPiece {
  /// The piece as a layer in the place of several.
  fileprivate func layer(
    of steps: [NetworkRun.Step], within limits: Limits
  ) throws(ArithmeticError) -> ChainLayer {
    let before = steps[0].stage.before
    var layer = ChainLayer(
      .convolution, kernel: axes.map(\.kernel),
      stride: axes.contains { $0.stride > 1 } ? axes.map(\.stride) : nil,
      padding: .explicit(axes.map(\.padding)))
    var weights = kernel
    if before.channels == nil {
      weights = try kernel.reshaped(to: axes.map(\.kernel), within: limits)
    } else if before.order == .channelsLast {
      weights = try kernel.permuted(Array(2..<kernel.rank) + [1, 0])
    }
    layer.weights = weights
    layer.hasBias = steps.contains { $0.stage.layer.hasBias || $0.stage.layer.kind != .convolution }
    layer.biases = layer.hasBias ? bias : nil
    layer.text = layer.spelled
    return layer
  }
}

extension ChainLayer {
  /// The layer as it is typed with its numbers.
  fileprivate var spelled: String {
    var words: [String] = []
    switch kind {
    case .concatenation, .addition:
      let inner = branches.map { $0.map(\.text).joined(separator: " | ") }.joined(separator: ", ")
      if addsInput { return "+ [\(inner)]" }
      return "[\(inner)] \(kind == .concatenation ? "concat" : "add")"
    case .convolution, .transposed:
      words = [kind == .convolution ? "conv" : "transpose"]
      if let weights { words.append("weights=\(weights.nestedText)") }
      if let stride, stride.contains(where: { $0 != 1 }) { words.append("s=\(Self.list(stride))") }
      if dilation.contains(where: { $0 != 1 }) { words.append("d=\(Self.list(dilation))") }
      switch padding {
      case .explicit(let pairs)? where pairs.contains { $0 != .none }:
        words.append(
          "p=(" + pairs.map { "(\($0.begin),\($0.end))" }.joined(separator: ",")
            + (pairs.count == 1 ? ",)" : ")"))
      case .explicit?, nil: break
      case .some(let rule): words.append("p=\(rule.name)")
      }
      if groups > 1 { words.append("groups=\(groups)") }
    case .dense:
      words = ["dense"]
      if let weights { words.append("weights=\(weights.nestedText)") }
    default:
      words = [text]
      if let weights { words.append("weights=\(weights.nestedText)") }
    }
    if let biases {
      words.append("bias=\(biases.nestedText)")
    } else if !hasBias {
      words.append("bias=false")
    }
    return words.joined(separator: " ")
  }

  private static func list(_ numbers: [Int]) -> String {
    numbers.allSatisfy { $0 == numbers[0] }
      ? String(numbers[0]) : "(" + numbers.map(String.init).joined(separator: ",") + ")"
  }
}

extension Tensor {
  /// `[[1,2],[3,4]]`
  fileprivate var nestedText: String {
    func text(_ axis: Int, _ first: Int) -> String {
      guard axis < rank else { return cell(first).text }
      let step = shape[(axis + 1)...].reduce(1, *)
      return "["
        + (0..<shape[axis]).map { text(axis + 1, first + $0 * step) }.joined(separator: ",") + "]"
    }
    return text(0, 0)
  }
}
