public import Arithmetic
public import Documents

/// The three gradients with the statements that compute the same numbers.
extension GradientComputation {
  public func body(_ shown: Int, of value: Value, within limits: Limits) -> [Block] {
    var blocks: [Block] = []
    for (side, title, formula) in [
      (
        Side.input, "to the input: dx = Cᵀ · vec(dy), a transposed convolution of what arrived",
        inputFormula
      ),
      (.kernel, "to the kernel: input and upstream correlated", kernelFormula),
      (.bias, "to the bias: the sum of what arrived", nil),
    ] {
      blocks.append(.note(title))
      if let call = of(side).recipe {
        blocks.append(.fact(label: "as", text: "\(code: call)"))
      } else if let formula {
        blocks.append(.fact(label: "sum", text: formula))
      }
      if let tensor = try? gradient(side, within: limits) {
        blocks.append(.result(name: "d\(side.rawValue)", value: .tensor(tensor)))
      }
    }
    if let check = check(within: limits) { blocks.append(.fact(label: "check", text: check)) }
    return blocks
  }

  public func results(_ value: Value, within limits: Limits) -> [Block] { [] }

  /// The formula of dx, if no single command computes it.
  private var inputFormula: String? {
    if convolution.swapsOperands { return exchangedFormula }
    return "dx[i] = Σ dy[o] · k[t] over every window o and tap t that read x[i]"
      + (repeatsSamples ? ", in the padding too" : "")
  }

  /// The formula of dk, if no single command computes it.
  private var kernelFormula: String? {
    if convolution.swapsOperands { return exchangedFormula }
    return "dk[t] = Σ x[o·s + t·d − p] · dy[o] over every window o"
      + (convolution.turnsKernel ? ", for the turned kernel’s tap t" : "")
  }

  private var exchangedFormula: String {
    "over every product that a cell takes part in: its other factor times what arrived"
  }

  private var repeatsSamples: Bool {
    let mode = convolution.convolution.mode
    return mode != .zeros && mode != .constant
  }

  /// ⟨conv(x, k), dy⟩ = ⟨x, dx⟩ = ⟨k, dk⟩: one number computed in three ways.
  private func check(within limits: Limits) -> String? {
    guard border.isZero, convolution.bias == nil,
      let x = try? convolution.operands[0].cells(within: limits),
      let k = try? convolution.operands[1].cells(within: limits),
      let dy = try? upstream.cells(within: limits),
      let y = try? convolution.result(within: limits),
      let dx = try? gradient(.input, within: limits),
      let dk = try? gradient(.kernel, within: limits),
      let first = try? y.innerProduct(dy, within: limits),
      let second = try? x.innerProduct(dx, within: limits),
      let third = try? k.innerProduct(dk, within: limits),
      case .exact(let number) = first.cell(0), first == second, first == third
    else { return nil }
    return "⟨conv(x, k), dy⟩ = ⟨x, dx⟩ = ⟨k, dk⟩ = \(number)"
  }
}

/// Statements that compute the same numbers.
extension GradientComputation {
  /// An expression for this gradient in the names of the answer; nil if there is no short one, or if the
  /// current conventions would change its meaning.
  public var recipe: String? {
    guard convolution.conventionFacts.isEmpty, convolution.framework == nil,
      !convolution.swapsOperands
    else { return nil }
    return switch side {
    case .input: transposition
    case .kernel: correlation
    case .bias: convolution.layout.hasChannels ? nil : "flatten(sum(\(upstream.name)))"
    case nil: nil
    }
  }

  private var axes: [AxisRelation] { convolution.relation.axes }

  /// The transposed convolution with the same options and a = (i + p₀ + p₁ − k̂) mod s. The kernel is
  /// used unchanged, since its filters become the input channels.
  private var transposition: String? {
    guard !repeatsSamples, axes.allSatisfy({ $0.leftover >= 0 }) else { return nil }
    let layout = convolution.layout
    var words = ["transpose", upstream.name, convolution.kernel.name]
    words += convolution.axisSizes.spelled
    let left = axes.map(\.leftover)
    if left.contains(where: { $0 > 0 }) {
      words.append("output_padding=\(ShapeText.packed(left))")
    }
    if layout.groups > 1 { words.append("groups=\(layout.groups)") }
    if convolution.turnsKernel { words.append("flip") }
    if layout.hasChannels {
      words.append("dims=\(layout.dims)")
      if layout.order == .channelsLast { words.append("layout=NHWC") }
    }
    return words.joined(separator: " ")
  }

  /// The convolution of the input with the upstream gradient, with stride and dilation exchanged; the
  /// first k entries along each axis count. Images become channels and channels images.
  private var correlation: String? {
    let layout = convolution.layout
    guard layout.groups == 1, !layout.hasChannels || layout.order == .channelsFirst else {
      return nil
    }
    let exchanged = axes.map { axis in
      AxisSizes(
        input: axis.input, kernel: axis.output, stride: axis.dilation, dilation: axis.stride,
        padding: axis.padding)
    }
    guard let windows = try? exchanged.relation() else { return nil }
    var operands = [convolution.input.name, upstream.name]
    let swap =
      "(" + (["1", "0"] + (0..<layout.dims).map { "\($0 + 2)" }).joined(separator: ",") + ")"
    if layout.hasChannels {
      operands = zip(operands, [convolution.input.shape, upstream.shape]).map { name, shape in
        layout.hasBatch
          ? "permute(\(name), \(swap))"
          : "reshape(\(name), \(ShapeText.typed([shape[0], 1] + shape.dropFirst())))"
      }
    }
    var words = operands + exchanged.spelled
    let mode = convolution.convolution.mode
    if mode != .zeros { words.append("padding_mode=\(mode.rawValue)") }
    if mode == .constant { words.append("value=\(border)") }
    if layout.hasChannels { words.append("dims=\(layout.dims)") }
    var call = "conv(\(words.joined(separator: ", ")))"
    let outer = layout.hasChannels ? [":", ":"] : []
    if windows.outputShape != axes.map(\.kernel) {
      call += "[" + (outer + axes.map { "0:\($0.kernel)" }).joined(separator: ", ") + "]"
    }
    if layout.hasChannels { call = "permute(\(call), \(swap))" }
    guard convolution.turnsKernel else { return call }
    guard layout.hasChannels else { return "flip(\(call))" }
    let space = (2..<(layout.dims + 2)).map(String.init)
    return
      "flip(\(call), axis=\(space.count == 1 ? space[0] : "(" + space.joined(separator: ",") + ")"))"
  }
}
