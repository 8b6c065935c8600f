internal import Arithmetic
internal import Documents
internal import Syntax

extension Command {
  /// `unpool` brings back the size that a pool had taken.
  static let unpool = Command(
    name: "unpool",
    summary: "Undo a pool: by remembered places, or by spreading.",
    topic: .pooling,
    parameters: [
      .transposedInput, .unpoolKind, .windowSize, .indices, .poolStride, .padding, .outputShape,
      .placeOrder, .dims, .layout, .framework, .steps, .paddingCounts,
    ],
    details: [
      "A maximum goes back to the place where it was found, and all other cells are 0; indices gives the places, as pool … indices counted them. An average is spread: every cell of its window gets an equal share. The shape comes back, the numbers only in part.",
      "Several sizes are pooled to one, so output_shape may name any size less than a stride from (n − 1)s + k − 2p. Places count within a plane, so they mean other cells in an output of another width.",
      "Of a variable that a pool was assigned to, the window and the places are known: y = pool x max 2x2, then unpool y.",
    ],
    examples: [
      Example(
        "unpool [6 8; 14 16] indices=[5 7; 13 15] kernel=2",
        gives: "[0 0 0 0; 0 6 0 8; 0 0 0 0; 0 14 0 16]"),
      Example("unpool [4 8] avg 2", gives: "[2 2 4 4]"),
      Example("unpool [5] indices=[1] kernel=2 output_shape=3", gives: "[0 5 0]"),
      Example("unpool 2x2 avg 2x2"),
    ],
    laws: [Law(.unpooling)], related: ["pool", "shape", "transpose", "laws"],
    lesson: "pooling"
  ) { call throws(Diagnostic) in
    let problem = try call.unpoolingProblem()
    let limits = call.limits
    guard !problem.isTooLongForSymbols else {
      return .counted(
        kind: "unpool", facts: problem.facts, shape: problem.outputShape
      ) { problem.sizeBlocks }
    }
    let (output, duplicates) = try call.unpooled(problem)
    let shown = try WindowChoice.shown(call, of: problem.cellCount)
    return Answer(kind: "unpool", value: .tensor(output)) {
      Document {
        Block.heading(title: "unpool", facts: problem.facts)
        problem.sizeBlocks
        problem.steps(shown, limits: limits)
        WindowChoice.omitted(shown, of: problem.cellCount, noun: "number")
        problem.collisions(duplicates)
        Block.result(name: "x′", value: .tensor(output))
      }
    }
  }
}

extension UnpoolingProblem {
  /// What happened where windows overlapped.
  fileprivate func collisions(_ duplicates: [Int]) -> [Block] {
    if places == nil {
      let overlaps = relation.axes.contains { $0.stride < $0.reach && $0.output > 1 }
      return overlaps ? [.fact(label: "overlap", text: "where windows overlap, shares add")] : []
    }
    guard !duplicates.isEmpty else { return [] }
    let samples = max(relation.samples, 1)
    let names = duplicates.prefix(6).map { flat in
      let index = WindowFigure.unravel(flat % samples, relation.inputShape)
      return ShapeText.place("x′", layout.typedIndex(plane: flat / samples, index))
    }
    let more = duplicates.count > 6 ? ", …" : ""
    return [
      .fact(
        label: "collision",
        text: "more than one number went to \(names.joined(separator: ", "))\(more): the last "
          + "stays (PyTorch leaves open which)")
    ]
  }
}

extension Call {
  fileprivate func unpooled(
    _ problem: UnpoolingProblem
  ) throws(Diagnostic) -> (output: Tensor, duplicates: [Int]) {
    do { return try problem.result(within: limits) } catch {
      throw unpoolDiagnostic(for: error, problem)
    }
  }

  private func unpoolDiagnostic(
    for error: ArithmeticError, _ problem: UnpoolingProblem
  ) -> Diagnostic {
    switch error {
    case .indexOutOfRange(_, let index, let size):
      Diagnostic(
        .index,
        "place \(index) is outside the output, whose "
          + "\(problem.scope == .tensor ? "cells" : "planes") count from 0 to \(size - 1)",
        labels: [.init(span(of: .indices))],
        help: ["output_shape= may name a larger size; see order= for places counted by columns"],
        lesson: "pooling")
    case .notExact, .needsConstant:
      Diagnostic(
        .wrongKind, "a place is a whole number", labels: [.init(span(of: .indices))],
        help: ["pool(x, max, kernel=2, indices) gives them"])
    default: windowDiagnostic(for: error, axes: problem.layout.dims)
    }
  }
}
