internal import Arithmetic
internal import Documents
internal import Syntax

/// `pad`: cells added around a tensor, or taken away.
extension Function {
  static let pad = Function(
    "pad", "Cells added around, or taken away where a number is negative.", topic: .reshaping,
    parameters: [.input.with(summary: "numbers", kind: .value), widths, modes, .borderValue],
    examples: [
      .init("pad([1 2; 3 4], 1)", gives: "[0 0 0 0; 0 1 2 0; 0 3 4 0; 0 0 0 0]"),
      .init("pad([1 2], (0, 2), value=9)", gives: "[1 2 9 9]"),
      .init("pad([1 2 3], 2, mode=reflect)", gives: "[3 2 1 2 3 2 1]"),
      .init("pad([1 2; 3 4], ((0, 1), (0, 0)))", gives: "[1 2; 3 4; 0 0]"),
    ]
  ) { call throws(Diagnostic) in
    let x = try call.numbers(.input)
    let padding = Padding(pairs: try call.widths(for: x), mode: try call.paddingMode())
    let border = try call.fraction(.borderValue, fallback: 0)
    return .tensor(
      try call.attempt(blaming: widths) { () throws(ArithmeticError) in
        try padding.result(x, border: border, within: call.limits)
      })
  }

  fileprivate static let widths = Parameter(
    "padding", ["width", "pad_width", "pad", "p"], .value,
    "cells on every side, for each of the last axes as in (1, 2), or before and after each as in ((1,1),(2,2))",
    positional: true)
  fileprivate static let modes = Parameter.paddingMode.with(positional: true).called("mode")
}

extension Parameter {
  /// The same parameter, its name a synonym now, under another.
  fileprivate func called(_ other: String) -> Parameter {
    Parameter(
      other, [name], kind, summary, positional: isPositional, words: words, fallback: fallback)
  }
}

extension Call {
  /// Cells before and after, for so many of the last axes: a single number holds for every side of
  /// every axis; along a single axis `(a, b)` is before and after.
  fileprivate func widths(for x: Tensor) throws(Diagnostic) -> [PaddingPair] {
    let argument = try required(Function.widths)
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

  /// The mode by its word; a value of its own means `constant`.
  fileprivate func paddingMode() throws(Diagnostic) -> PaddingMode {
    let isFilled = self[.borderValue] != nil
    guard let mode = word(Function.modes).flatMap(PaddingMode.init(rawValue:)) else {
      return isFilled ? .constant : .zeros
    }
    guard !isFilled || mode == .constant else {
      throw Diagnostic(
        .badPadding, "value= goes with mode=constant, and the mode is \(mode.rawValue)",
        labels: [.init(span(of: .borderValue)), .init(span(of: Function.modes))])
    }
    return mode
  }
}
