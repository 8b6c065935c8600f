internal import Arithmetic
internal import Syntax

/// A folding with its windows settled: columns that are added back into an image.
struct FoldProblem: Sendable {
  let input: Operand
  let patches: Patches
  let channels: Int
  let rounding: Relation.Rounding
  /// Unusual conventions in force, for the header.
  let conventionFacts: [String]

  var relation: Relation { patches.relation }
  var isBatched: Bool { input.shape.count == 3 }
  var rows: Int { input.shape[input.shape.count - 2] }
  var columns: Int { input.shape[input.shape.count - 1] }
  var outputShape: [Int] {
    (isBatched ? [input.shape[0], channels] : channels > 1 ? [channels] : [])
      + relation.inputShape
  }

  func inputCells(within limits: Limits) throws(ArithmeticError) -> Tensor {
    try input.cells(letter: "p", within: limits)
  }

  func result(within limits: Limits) throws(ArithmeticError) -> Tensor {
    try patches.fold(try inputCells(within: limits), within: limits)
  }

  var isTooLongForSymbols: Bool {
    input.tensor == nil
      && [input.shape, outputShape].contains { (try? Limits.symbols.count($0)) == nil }
  }
}

extension Call {
  /// Reads the parameters of a folding and checks that the columns are as many as the windows.
  func foldProblem() throws(Diagnostic) -> FoldProblem {
    let input = try operand(.columns, letter: "P")
    guard input.shape.count == 2 || input.shape.count == 3 else {
      throw Diagnostic(
        .rank, "a patch matrix has rank 2, or 3 with a batch, and this has \(input.shape.count)",
        labels: [.init(input.span)], help: ["unfold(x, kernel=2x2) makes one"], lesson: "im2col")
    }
    _ = try required(.image)
    _ = try required(.windowSize)
    let (image, window) = (try integers(.image) ?? [], try integers(.windowSize) ?? [])
    let axes = max(image.count, window.count)
    guard (1...3).contains(axes) else {
      throw Diagnostic(
        .rank, "an image has 1, 2 or 3 axes here, and this one has \(axes)",
        labels: [.init(span(of: .image))],
        help: ["channels and batch are read off the patch matrix"])
    }
    let space = try sizes(.image, axes: axes, fallback: 1, least: 1)
    let relation = try patchRelation(over: space, window: window, mode: .zeros)
    return FoldProblem(
      input: input, patches: Patches(relation: relation),
      channels: try channels(of: input, relation), rounding: rounding,
      conventionFacts: conventionFacts)
  }

  private func channels(of input: Operand, _ relation: Relation) throws(Diagnostic) -> Int {
    let (rows, columns) = (
      input.shape[input.shape.count - 2], input.shape[input.shape.count - 1]
    )
    let taps = relation.kernelShape.saturatingCount
    let windows = relation.outputShape.saturatingCount
    guard windows < Int.max, taps < Int.max else {
      throw windowDiagnostic(for: .overflow, axes: relation.rank)
    }
    guard columns == windows else {
      throw Diagnostic(
        .shapeMismatch,
        "there \(columns == 1 ? "is" : "are") \(Count(columns, "column")), but a window of "
          + "\(ShapeText.times(relation.kernelShape)) has \(Count(windows, "place")) in "
          + ShapeText.times(relation.inputShape),
        labels: [.init(input.span, ShapeText.times(input.shape)), .init(span(of: .image))],
        help: ["image, kernel, stride, padding and dilation are those of the unfolding"],
        lesson: "im2col")
    }
    guard rows > 0, rows % taps == 0 else {
      throw Diagnostic(
        .shapeMismatch,
        "\(Count(rows, "row")) cannot be whole channels: a window of "
          + "\(ShapeText.times(relation.kernelShape)) has \(Count(taps, "tap"))",
        labels: [.init(input.span, ShapeText.times(input.shape)), .init(span(of: .windowSize))],
        help: ["the rows are channels · taps"], lesson: "im2col")
    }
    return rows / taps
  }
}
