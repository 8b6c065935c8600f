public import Arithmetic
public import Documents
internal import Syntax

/// A network run backwards: what a change of each number does to Σ dy · y.
public struct BackwardComputation: Computation {
  public let run: NetworkRun
  public let upstream: Operand
  /// In the order of the layers: `dx`, then `dk1`, `db1` …
  public let gradients: [Named]

  public struct Named: Sendable {
    public let name: String
    /// The layer's number; nil for the input.
    public let layer: String?
    public let gradient: Gradient
  }

  public init(
    _ run: NetworkRun, upstream: Operand, within limits: Limits
  ) throws(ArithmeticError) {
    self.run = run
    self.upstream = upstream
    var walk = Walk(name: run.name, limits: limits)
    let dx = try walk.back(run.steps, upstream)
    var tensor = try dx.cells(within: limits)
    if case .computed = run.input.source,
      let entrance = run.input.source.computation as? GatheredComputation,
      let shape = entrance.operands.first?.shape, entrance.kind == "input"
    {
      tensor = try tensor.reshaped(to: shape, within: limits)
    }
    gradients =
      [Named(name: "dx", layer: nil, gradient: Gradient(tensor, dx.source.computation))]
      + walk.named.reversed()
  }

  public let kind = "backward"
  public var facts: [String] {
    [
      "\(run.name): \(Count(run.network.layers.count, "layer"))",
      "arrived \(ShapeText.times(upstream.shape))",
    ]
  }
  public var operands: [Operand] { [run.input, upstream] }
  public var resultName: String { "d" }
  public var outputShape: [Int] { [] }
  public var shownNames: [String] { gradients.map(\.name) }
  public var hasCells: Bool { false }
  public var noCells: NoCells {
    NoCells(
      "these are several gradients, so a cell needs to say of which",
      help: ["why dx[0,0], or why \(gradients.last?.name ?? "dk1")[0,0], looks into one of them"])
  }

  public func value(within limits: Limits) throws(ArithmeticError) -> Value {
    .record(gradients.map { .init($0.name, .tensor($0.gradient.tensor)) })
  }

  public func part(_ name: String) -> (any Computation)? {
    guard let found = gradients.first(where: { $0.name == name }) else { return nil }
    let tensor = found.gradient.tensor
    if let computation = found.gradient.computation, computation.outputShape == tensor.shape {
      return computation
    }
    let place = found.layer.map { "layer \($0)" } ?? "the input"
    return GivenComputation(result: tensor, reason: "a gradient of \(place)")
  }

  /// The walk from the last layer to the first.
  private struct Walk {
    let name: String
    let limits: Limits
    /// The gradients to weights and biases, the last layer's first.
    var named: [Named] = []
    private var kept = LayerSource.Kept()

    init(name: String, limits: Limits) {
      self.name = name
      self.limits = limits
    }

    /// What arrives in front of the steps.
    mutating func back(
      _ steps: [NetworkRun.Step], _ upstream: Operand
    ) throws(ArithmeticError) -> Operand {
      var arrived = upstream
      for step in steps.reversed() {
        try Interruption.check()
        arrived = try back(step, arrived)
      }
      return arrived
    }

    private mutating func back(
      _ step: NetworkRun.Step, _ upstream: Operand
    ) throws(ArithmeticError) -> Operand {
      var arrived = upstream
      for (place, part) in step.parts.enumerated().reversed() {
        let gradients = try part.computation.gradients(arrived, within: limits)
        if !step.branches.isEmpty, place == 0 {
          return try backThroughBranches(step, gradients)
        }
        if let bias = part.bias,
          let gradient = try part.computation.biasGradient(arrived, within: limits)
        {
          named.append(Named(name: "d\(bias)", layer: step.number, gradient: gradient))
        }
        if let weights = part.weights, let last = gradients.last {
          var gradient = last
          if let mask = part.mask {
            gradient = Gradient(try last.tensor.multiplied(by: mask, within: limits))
          }
          named.append(Named(name: "d\(weights)", layer: step.number, gradient: gradient))
        }
        arrived = operand(gradients[0], of: step, place)
      }
      return arrived
    }

    private mutating func backThroughBranches(
      _ step: NetworkRun.Step, _ gradients: [Gradient]
    ) throws(ArithmeticError) -> Operand {
      var ends = gradients.enumerated().map { operand($1, of: step, $0) }
      var total: [Operand] = []
      if step.stage.layer.addsInput { total.append(ends.removeFirst()) }
      for (steps, end) in zip(step.branches, ends).reversed() {
        total.append(try back(steps, end))
      }
      guard total.count > 1 else { return total[0] }
      var sum = try total[0].cells(within: limits)
      for other in total.dropFirst() {
        sum = try sum.adding(try other.cells(within: limits), within: limits)
      }
      let computation = CellwiseComputation(
        kind: "add", form: .infix("+"), operands: total, result: sum, within: limits)
      return operand(Gradient(sum, computation), of: step, 0)
    }

    /// What arrives in front of a part, with how it came about where that is known.
    private mutating func operand(
      _ gradient: Gradient, of step: NetworkRun.Step, _ place: Int
    ) -> Operand {
      kept.add(gradient.tensor)
      let before = Self.before(step.number)
      return Operand(
        name: "d\(name)[\(before)]", letter: "dy", shape: gradient.tensor.shape,
        tensor: gradient.tensor, span: Span(0, 0),
        source: gradient.computation.map {
          LayerSource(computation: $0).provenance(kept)
        } ?? .given)
    }

    /// The number of what stands in front of a layer: `2` of `3`, `3a0` of `3a1`.
    private static func before(_ number: String) -> String {
      let digits = String(number.reversed().prefix { $0.isNumber }.reversed())
      return String(number.dropLast(digits.count)) + String((Int(digits) ?? 1) - 1)
    }
  }
}
