internal import Arithmetic
internal import Documents
internal import Syntax

/// The three gradients of a convolution, computed.
struct GradientProblem: Sendable {
  let convolution: ConvolutionProblem
  let upstream: Tensor
  let input: Tensor
  let kernel: Tensor
  let bias: Tensor
  private let limits: Limits

  init(_ call: Call) throws(Diagnostic) {
    let problem = try call.convolutionProblem()
    let limits = call.limits
    guard !problem.isTooLongForSymbols else {
      throw Diagnostic(
        .tooLarge, "gradients in symbols of shapes this large are more than anybody reads",
        labels: [.init(call.span)], help: ["random(…) makes numbers of any shape"])
    }
    let upstream = try Self.upstream(call, problem)
    (self.input, self.kernel, self.bias) = try call.attempt(
      try { () throws(ArithmeticError) in
        let engine = problem.convolution
        let laid = try engine.kernelGradient(
          try problem.inputCells(within: limits), upstream: upstream, border: problem.border,
          within: limits)
        return (
          try engine.inputGradient(
            upstream: upstream, try problem.kernelCells(within: limits), within: limits),
          problem.turnsKernel ? try laid.turned(by: problem.layout) : laid,
          try engine.biasGradient(upstream: upstream, within: limits)
        )
      }())
    self.upstream = upstream
    self.convolution = problem
    self.limits = limits
  }

  private static func upstream(_ call: Call, _ problem: ConvolutionProblem) throws(Diagnostic)
    -> Tensor
  {
    let shape = problem.outputShape
    guard let argument = call[.upstream] else {
      return try call.attempt(try Tensor.full(shape, .exact(1), within: call.limits))
    }
    let operand = try call.operand(.upstream, letter: "g")
    guard operand.shape == shape else {
      throw Diagnostic(
        .shapeMismatch,
        "what arrives has the shape \(ShapeText.times(operand.shape)), but the output has "
          + ShapeText.times(shape),
        labels: [.init(argument.span)],
        help: ["there is one number for each output of conv with the same options"])
    }
    return try call.attempt(try operand.cells(letter: "g", within: call.limits))
  }

  var document: Document {
    Document {
      Block.heading(title: "grad", facts: convolution.facts)
      convolution.sizeBlocks
      Block.note("to the input: dx = Cᵀ · vec(dy), a transposed convolution of what arrived")
      Block.fact(label: "as", text: "transpose dy k \(transposeOptions)")
      Block.result(name: "dx", value: .tensor(input))
      Block.note("to the kernel: dk[t] = Σ x[o·s + t·d − p] · dy[o], input and upstream correlated")
      Block.fact(label: "as", text: "conv x dy \(correlationOptions)")
      Block.result(name: "dk", value: .tensor(kernel))
      Block.note("to the bias: the sum of what arrived")
      Block.result(name: "db", value: .tensor(bias))
      if let check { Block.fact(label: "check", text: check) }
    }
  }

  /// The transposed convolution that gives dx: the same options, a = (i + 2p − k̂) mod s.
  private var transposeOptions: String {
    let axes = convolution.relation.axes
    var parts = stepOptions(stride: axes.map(\.stride), dilation: axes.map(\.dilation))
    if axes.contains(where: { $0.padding != .none }) {
      parts.append("padding=\(PaddingText.typed(axes.map(\.padding)))")
    }
    let left = axes.map { max($0.leftover, 0) }
    if left.contains(where: { $0 > 0 }) {
      parts.append("output_padding=\(ShapeText.perAxis(left))")
    }
    return parts.joined(separator: " ")
  }

  /// The correlation that gives dk, of which the first k entries along each axis count.
  private var correlationOptions: String {
    let axes = convolution.relation.axes
    var parts = stepOptions(stride: axes.map(\.dilation), dilation: axes.map(\.stride))
    if axes.contains(where: { $0.padding != .none }) {
      parts.append("padding=\(PaddingText.typed(axes.map(\.padding)))")
    }
    if axes.contains(where: { $0.leftover > 0 }) {
      parts.append("   (the first \(ShapeText.times(axes.map(\.kernel))) of it)")
    }
    return parts.joined(separator: " ")
  }

  private func stepOptions(stride: [Int], dilation: [Int]) -> [String] {
    var parts: [String] = []
    if stride.contains(where: { $0 > 1 }) { parts.append("stride=\(ShapeText.perAxis(stride))") }
    if dilation.contains(where: { $0 > 1 }) {
      parts.append("dilation=\(ShapeText.perAxis(dilation))")
    }
    return parts
  }

  /// ⟨conv(x, k), dy⟩ = ⟨x, dx⟩ = ⟨k, dk⟩: one number, reached three ways.
  private var check: String? {
    guard convolution.border.isZero, let x = try? convolution.inputCells(within: limits),
      let k = try? convolution.kernel.cells(letter: "w", within: limits),
      let y = try? convolution.convolution.result(
        x, try convolution.kernelCells(within: limits), within: limits),
      let first = try? y.innerProduct(upstream, within: limits),
      let second = try? x.innerProduct(input, within: limits),
      let third = try? k.innerProduct(kernel, within: limits),
      case .exact(let number) = first.cell(0), first == second, first == third
    else { return nil }
    return "⟨conv(x, k), dy⟩ = ⟨x, dx⟩ = ⟨k, dk⟩ = \(number)"
  }
}

extension PaddingText {
  /// The spelling that can be typed in.
  static func typed(_ pairs: [PaddingPair]) -> String {
    if pairs.allSatisfy(\.isEven) {
      return ShapeText.perAxis(pairs.map(\.begin)).replacing(" ", with: "")
    }
    return "(" + pairs.map { "(\($0.begin),\($0.end))" }.joined(separator: ",") + ")"
  }
}

extension String {
  /// The text without one character or with another in its place.
  func replacing(_ character: Character, with other: String) -> String {
    reduce(into: "") { text, next in
      if next == character { text += other } else { text.append(next) }
    }
  }
}
