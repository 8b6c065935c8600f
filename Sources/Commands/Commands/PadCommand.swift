internal import Arithmetic
internal import Computations
internal import Documents
internal import Syntax

extension Command {
  /// `pad` adds cells around a tensor.
  static let pad = Command(
    name: "pad",
    summary: "Add cells around, or take some away where a number is negative.",
    topic: .reshaping,
    parameters: [
      .input.with(summary: "numbers", kind: .value), .widths, .modes, .borderValue,
      .framework,
    ],
    details: [
      "One number holds for every side of every axis; (1, 2) is for each of the last axes; ((1,1),(2,2)) gives before and after of each. The mode says what stands in the new cells; value= fills them with a number. as= pads as numpy.pad, F.pad, tf.pad, ONNX's Pad or copyMakeBorder do, which mirror on and on, or refuse to."
    ],
    examples: [
      Example("pad [1 2; 3 4] 1", gives: "[0 0 0 0; 0 1 2 0; 0 3 4 0; 0 0 0 0]"),
      Example("pad [1 2] (0,2) value=9", gives: "[1 2 9 9]"),
      Example("pad [1 2 3] 2 mode=reflect", gives: "[3 2 1 2 3 2 1]"),
      Example("pad [1 2; 3 4] ((0,1),(0,0))", gives: "[1 2; 3 4; 0 0]"),
    ],
    related: ["conv", "padding_mode"],
    lesson: "padding"
  ) { call throws(Diagnostic) in
    let x = try call.numbers(.input)
    let pairs = try call.widths(for: x)
    let mode = try call.padMode()
    let padding = try call.attempt(
      blaming: .widths,
      try Padding(pairs: pairs, mode: mode, rank: x.rank, by: call.framework))
    try call.checkCropping(of: x, padding)
    let border = try call.fraction(.borderValue, fallback: 0)
    let (limits, operand) = (call.limits, call.operand(of: x))
    let result = try call.attempt(
      blaming: .widths, try padding.result(x, border: border, within: limits))
    let computation = GatheredComputation(
      kind: "pad", facts: padding.facts(of: x, border, by: call.framework), operands: [operand],
      result: result,
      border: border
    ) { try? padding.result($0[0], border: 0, within: limits) }
    return Answer(kind: "pad", value: .tensor(result), computation: computation) {
      Document {
        Block.heading(title: "pad", facts: computation.facts)
        if let grid = padding.grid(of: result, from: x.shape) {
          Block.step(StepFigure(title: "", panels: [.grid(grid)]))
        }
        Block.result(name: "y", value: .tensor(result))
      }
    }
  }
}

extension Padding {
  fileprivate func facts(of x: Tensor, _ border: Rational, by framework: Framework?) -> [String] {
    let filling = border.isZero ? mode.rawValue : "constant \(border)"
    return [
      "input \(ShapeText.times(x.shape))", "padding \(PaddingText.pairs(pairs)) (\(filling))",
    ] + (framework.map { ["\($0.title)’s rules"] } ?? [])
  }

  /// A signal or an image with its new cells told from its own.
  fileprivate func grid(of result: Tensor, from shape: [Int]) -> CellGrid? {
    guard (1...2).contains(result.rank), result.count > 0, result.shape.allSatisfy({ $0 <= 24 })
    else { return nil }
    let columns = result.shape[result.rank - 1]
    let first = shape.count - pairs.count
    let rows = (0..<(result.count / columns)).map { row in
      (0..<columns).map { column in
        let index = result.rank == 1 ? [column] : [row, column]
        let isOwn = index.indices.allSatisfy { axis in
          let place = index[axis] - (axis < first ? 0 : pairs[axis - first].begin)
          return place >= 0 && place < shape[axis]
        }
        let cell = CellGrid.Content.number(result.cell(row * columns + column))
        return CellGrid.Cell(
          !isOwn && mode == .zeros ? .dot : cell, isOwn ? .tap : .padding)
      }
    }
    return CellGrid(rows: rows)
  }
}

extension Parameter {
  fileprivate static let widths = Parameter(
    "padding", ["width", "pad_width", "pad", "p"], .value,
    "cells on every side, for each of the last axes as in (1, 2), or before and after each as in ((1,1),(2,2))",
    positional: true)
  fileprivate static let modes = Parameter.paddingMode.with(positional: true).called("mode")

  /// The same parameter, its name a synonym now, under another.
  fileprivate func called(_ other: String) -> Parameter {
    Parameter(
      other, [name], kind, summary, positional: isPositional, words: self.words, fallback: fallback)
  }
}

extension Call {
  /// The numbers that are padded, with the name they were typed under.
  fileprivate func operand(of tensor: Tensor) -> Operand {
    let argument = self[.input]
    return Operand(
      name: argument?.variable, letter: "x", shape: tensor.shape, tensor: tensor,
      span: argument?.span ?? span, isVariable: argument?.variable != nil,
      source: argument.map(context.source) ?? .given)
  }

  /// Cells before and after, for so many of the last axes: a single number holds for every side of
  /// every axis; along a single axis `(a, b)` is before and after.
  fileprivate func widths(for x: Tensor) throws(Diagnostic) -> [PaddingPair] {
    let argument = try required(.widths)
    switch argument.value {
    case .value(.shape(let sizes)): return sizes.map { PaddingPair($0, $0) }
    case .value(.tensor(let tensor)):
      guard let numbers = tensor.intValues else { break }
      switch tensor.shape {
      case [], [1]:
        return Array(repeating: PaddingPair(numbers[0], numbers[0]), count: x.rank)
      case [2] where x.rank == 1: return [PaddingPair(numbers[0], numbers[1])]
      case let shape where shape.count == 1: return numbers.map { PaddingPair($0, $0) }
      case let shape where shape.count == 2 && shape[1] == 2:
        return (0..<shape[0]).map { PaddingPair(numbers[2 * $0], numbers[2 * $0 + 1]) }
      default: break
      }
    default: break
    }
    throw wrongKind(
      argument,
      "padding is a whole number, one for each axis as in (1, 2), or pairs as in ((1,1),(2,2))")
  }

  /// Refuses to take away more than there is.
  fileprivate func checkCropping(of x: Tensor, _ padding: Padding) throws(Diagnostic) {
    for (place, pair) in padding.pairs.enumerated() where padding.pairs.count <= x.rank {
      let axis = x.rank - padding.pairs.count + place
      let (sum, overflow) = pair.begin.addingReportingOverflow(pair.end)
      let size = x.shape[axis]
      guard !overflow, sum < 0, sum < -size else { continue }
      throw Diagnostic(
        .badPadding,
        "padding \(pair.begin) before and \(pair.end) after takes away more than the "
          + "\(AxisName.count(size, axis, of: x.rank)) there are",
        labels: [.init(span(of: .widths))],
        help: [
          x.rank == 1
            ? "(0, -1) takes the last one away, (-1, 0) the first"
            : "((0,-1),(0,0)) takes the last row alone away"
        ])
    }
  }

  /// The mode by its word; a value of its own means `constant`.
  fileprivate func padMode() throws(Diagnostic) -> PaddingMode {
    let isFilled = self[.borderValue] != nil
    guard let mode = word(.modes).flatMap(PaddingMode.init(rawValue:)) else {
      return isFilled ? .constant : .zeros
    }
    guard !isFilled || mode == .constant else {
      throw Diagnostic(
        .badPadding, "value= goes with mode=constant, and the mode is \(mode.rawValue)",
        labels: [.init(span(of: .borderValue)), .init(span(of: .modes))])
    }
    return mode
  }
}
