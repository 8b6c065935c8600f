public import Arithmetic
public import Documents

/// A network run forwards: its result is that of its last layer, and so is each explanation.
public struct ForwardComputation: Computation {
  public let run: NetworkRun
  /// The step whose output is the result; nil for the network's own.
  private let shown: NetworkRun.Step?

  public init(_ run: NetworkRun, after step: NetworkRun.Step? = nil) {
    self.run = run
    shown = step ?? run.steps.last
  }

  public let kind = "forward"
  private var output: Operand { shown?.output ?? run.input }
  /// The computation of the last layer that computes.
  private var last: (any Computation)? { output.source.computation }

  public var facts: [String] {
    ["\(run.name): \(Count(run.network.layers.count, "layer"))"]
      + ["input \(ShapeText.times(run.input.shape))"]
  }
  public var operands: [Operand] { last?.operands ?? [run.input] }
  public var outputShape: [Int] { output.shape }
  public var work: Int {
    run.network.chain.stages.reduce(0) { $0.saturatingSum($1.counts.multiplications) }
  }
  public var shownNames: [String] { ["y"] }

  public func value(within limits: Limits) throws(ArithmeticError) -> Value {
    .tensor(try output.cells(within: limits))
  }

  public func why(
    _ index: [Int], of name: String, within limits: Limits
  ) throws(ArithmeticError) -> Explanation? {
    try last?.why(index, of: name, within: limits)
  }

  public func who(
    _ index: [Int], of operand: Int, result name: String, within limits: Limits
  ) throws(ArithmeticError) -> Explanation? {
    try last?.who(index, of: operand, result: name, within: limits)
  }

  public func parts(
    of cell: Int, within limits: Limits
  ) throws(ArithmeticError) -> [Product.Factor] {
    try last?.parts(of: cell, within: limits) ?? []
  }

  /// `[3]` is what layer 3 gives; `k3` its weights and `b3` its biases.
  public func part(_ name: String) -> (any Computation)? {
    if name == "[0]" {
      return run.input.source.computation
        ?? run.input.tensor.map { GivenComputation(result: $0, run.input.source) }
    }
    for step in run.allSteps {
      if name == "[\(step.number)]" { return ForwardComputation(run, after: step) }
      for part in step.parts {
        if name == part.weights, let weights = part.computation.operands.last?.tensor {
          return GivenComputation(result: weights, reason: "a weight of layer \(step.number)")
        }
        if name == part.bias, let biases = part.biases {
          return GivenComputation(result: biases, reason: "a bias of layer \(step.number)")
        }
      }
    }
    return nil
  }
}
