internal import Arithmetic
internal import Documents
internal import Syntax

extension Command {
  /// `show` looks at a value: its shape, its kind, its numbers.
  static let show = Command(
    name: "show",
    summary: "Look at a value: shape, kind of number, range, cells.",
    topic: .looking,
    parameters: [.anything],
    examples: [Example("show [1 2; 3 4]", gives: "[1 2; 3 4]")]
  ) { call throws(Diagnostic) in
    let argument = try call.required(.anything)
    guard let value = try call.value(.anything) else {
      throw call.wrongKind(argument, "a value is needed here")
    }
    let name = argument.variable ?? ""
    return Answer(kind: "show", value: value) {
      Document {
        if case .tensor(let tensor) = value {
          Block.fact(label: "shape", text: ShapeText.times(tensor.shape))
          Block.fact(label: "numbers", text: tensor.kindText)
          if let range = tensor.rangeText { Block.fact(label: "range", text: range) }
        }
        Block.result(name: name, value: value)
      }
    }
  }
}

extension Parameter {
  static let anything = Parameter("value", [], .value, "any value", positional: true)
}

extension Tensor {
  /// What kind of numbers these are, in words.
  var kindText: String {
    switch kind {
    case .exact: allIntegers ? "whole numbers, exact" : "fractions, exact"
    case .float: "64-bit floats"
    case .symbolic: "polynomials in symbols, exact"
    }
  }

  /// The least, the greatest and the mean.
  fileprivate var rangeText: String? {
    guard kind != .symbolic, count > 1, let low = try? least(), let high = try? greatest(),
      let mean = try? mean(within: .standard)
    else { return nil }
    return "\(low.cell(0).text) … \(high.cell(0).text), mean \(mean.cell(0).text)"
  }
}

extension Scalar {
  /// The number as it is written.
  var text: String {
    switch self {
    case .exact(let value): value.description
    case .float(let value): value.description
    case .symbolic(let value): value.description
    }
  }
}
