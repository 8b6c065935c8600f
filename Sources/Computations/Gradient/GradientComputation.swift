public import Arithmetic
public import Documents

/// The gradients of a convolution with respect to input, kernel and bias.
public struct GradientComputation: LinearComputation {
  public let convolution: ConvolutionComputation
  /// The upstream gradient, one number per output.
  public let upstream: Operand
  /// The operand whose gradient it is; nil for all three.
  public let side: Side?

  /// The side, for the operands in the user's order.
  public enum Side: String, Sendable, CaseIterable {
    case input = "x"
    case kernel = "k"
    case bias = "b"
  }

  public init(_ convolution: ConvolutionComputation, upstream: Operand, of side: Side?) {
    self.convolution = convolution
    self.upstream = upstream
    self.side = side
  }

  public var kind: String { "grad" }
  public var facts: [String] { convolution.facts }
  public var sizes: [Block] { convolution.sizes }
  public var resultName: String { side.map { "d\($0.rawValue)" } ?? "grad" }

  /// The factors: the upstream gradient and the other operand.
  public var operands: [Operand] {
    switch side {
    case .input: [upstream, convolution.operands[1]]
    case .kernel: [convolution.operands[0], upstream]
    case .bias: [upstream]
    case nil: convolution.operands + [upstream]
    }
  }

  public var outputShape: [Int] {
    switch side {
    case .input: convolution.operands[0].shape
    case .kernel: convolution.operands[1].shape
    case .bias: [convolution.layout.outputChannels]
    case nil: []
    }
  }

  public func part(_ name: String) -> (any Computation)? {
    Side.allCases.first { "d\($0.rawValue)" == name }.map(of)
  }

  public var shownNames: [String] {
    Side.allCases.map { "d\($0.rawValue)" }
      + (convolution.operands + [upstream]).filter { !$0.isVariable }.map(\.letter)
  }

  /// The gradient of one operand.
  public func of(_ side: Side) -> GradientComputation {
    GradientComputation(convolution, upstream: upstream, of: side)
  }

  public func value(within limits: Limits) throws(ArithmeticError) -> Value {
    if let side { return .tensor(try gradient(side, within: limits)) }
    var fields: [Value.Field] = []
    for side in Side.allCases {
      fields.append(.init("d\(side.rawValue)", .tensor(try gradient(side, within: limits))))
    }
    return .record(fields)
  }

  func gradient(_ side: Side, within limits: Limits) throws(ArithmeticError) -> Tensor {
    let arrived = try upstream.cells(within: limits)
    let engine = convolution.convolution
    switch side {
    case .bias: return try engine.biasGradient(upstream: arrived, within: limits)
    case .input where !convolution.swapsOperands, .kernel where convolution.swapsOperands:
      return try engine.inputGradient(
        upstream: arrived, try convolution.kernelCells(within: limits), within: limits)
    case .input, .kernel:
      let laid = try engine.kernelGradient(
        try convolution.inputCells(within: limits), upstream: arrived, border: border,
        within: limits)
      return convolution.turnsKernel ? try laid.turned(by: convolution.layout) : laid
    }
  }
}

/// The products of the gradient are those of the convolution that contain the operand's cell, with the
/// upstream gradient in place of that cell.
extension GradientComputation {
  public var border: Rational { convolution.border }

  /// Whether it is the gradient of the kernel, whose products may include padding.
  private var isOfLaidKernel: Bool {
    switch side {
    case .input: convolution.swapsOperands
    case .kernel: !convolution.swapsOperands
    case .bias, nil: false
    }
  }

  public func products(
    ofOutput output: Int, within limits: Limits
  ) throws(ArithmeticError) -> [Product] {
    guard let side, side != .bias else {
      let (layout, windows) = (convolution.layout, convolution.relation.windows)
      return (0..<layout.batch).flatMap { image in
        (0..<windows).map { window in
          let flat = (image * layout.outputChannels + output) * windows + window
          return Product(output: output, places: [convolution.typed(output: flat)])
        }
      }
    }
    let engine = convolution.convolution
    let meetings =
      isOfLaidKernel
      ? try engine.meetings(
        ofWeight: convolution.laid(weight: output), withBorder: !border.isZero, within: limits)
      : try engine.meetings(ofInput: convolution.laid(input: output), within: limits)
    return meetings.map { product($0, output: output) }
  }

  private func product(_ meeting: Meeting, output: Int) -> Product {
    let arrived: Int? = convolution.typed(output: meeting.output)
    let other =
      isOfLaidKernel
      ? meeting.input.map(convolution.typed(input:)) : convolution.typed(weight: meeting.weight)
    return Product(output: output, places: side == .input ? [arrived, other] : [other, arrived])
  }

  public func products(
    with place: Int, of operand: Int, within limits: Limits
  ) throws(ArithmeticError) -> ProductList {
    let engine = convolution.convolution
    guard let side, side != .bias else {
      let filter =
        convolution.laid(output: place) / convolution.relation.windows
        % convolution.layout.outputChannels
      return ProductList([Product(output: filter, places: [place])])
    }
    let isUpstream = operand == (side == .input ? 0 : 1)
    let meetings: Meetings
    if isUpstream {
      meetings = engine.meetings(ofOutput: convolution.laid(output: place))
    } else if isOfLaidKernel {
      meetings = try engine.meetings(ofInput: convolution.laid(input: place), within: limits)
    } else {
      meetings = try engine.meetings(ofWeight: convolution.laid(weight: place), within: limits)
    }
    let met =
      isOfLaidKernel && !border.isZero ? Array(meetings) : meetings.filter { $0.input != nil }
    return ProductList(
      met.map { meeting in
        let own =
          isOfLaidKernel
          ? convolution.typed(weight: meeting.weight)
          : convolution.typed(input: meeting.input ?? 0)
        return product(meeting, output: own)
      })
  }

  public var headers: [String] {
    switch side {
    case .input: ["arrived", "times the weight"]
    case .kernel: ["input", "times what arrived"]
    case .bias, nil: ["arrived"]
    }
  }

  public func reason(_ count: Int, ofOutput output: Int) -> Block {
    let text = count == 1 ? "1 product" : "\(count) products"
    return .fact(label: "sum", text: "\(text): wherever the cell was used, what arrived there")
  }

  public func reach(_ list: ProductList, of place: Int, in operand: Int) -> String {
    "\(Count(list.count, "cell")) of \(resultName)"
  }

  public var hasCells: Bool { side != nil }
  public var noCells: NoCells {
    NoCells(
      "these are three gradients, so a cell needs to say of which",
      help: ["why dx[0,0], why dk[0,0] or why db[0] looks into one of them"])
  }

  public func why(
    _ index: [Int], of name: String, within limits: Limits
  ) throws(ArithmeticError) -> Explanation? {
    side == nil ? nil : try sumExplanation(index, within: limits)
  }

  public func who(
    _ index: [Int], of operand: Int, result name: String, within limits: Limits
  ) throws(ArithmeticError) -> Explanation? {
    side == nil ? nil : try reachExplanation(index, of: operand, result: name, within: limits)
  }

  /// A step per cell, of all three gradients in sequence.
  public func steps(of value: Value, within limits: Limits) throws(ArithmeticError) -> Steps? {
    guard side == nil else { return try cellSteps(of: value, within: limits) }
    var parts: [Steps] = []
    for side in Side.allCases {
      let part = of(side)
      guard let steps = try part.cellSteps(of: try part.value(within: limits), within: limits)
      else { continue }
      parts.append(steps)
    }
    return Steps(joining: parts, title: kind, facts: facts)
  }
}
