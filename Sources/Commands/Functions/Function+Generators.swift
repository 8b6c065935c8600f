internal import Arithmetic
internal import Documents
internal import Syntax

/// Functions that make tensors from a shape.
extension Function {
  static let generators: [Function] = [
    Function(
      "zeros", "Zeros of a shape.", topic: .values, parameters: [.shape],
      examples: [.init("zeros(2x3)", gives: "[0 0 0; 0 0 0]")]
    ) { call throws(Diagnostic) in
      let shape = try call.shape(.shape)
      return .tensor(
        try call.attempt { () throws(ArithmeticError) in
          try Tensor.zeros(shape, within: call.limits)
        })
    }
  ]
}

extension Parameter {
  static let shape = Parameter(
    "shape", [], .value, "a shape: 3x3, (3, 3) or one number", positional: true)
}

extension Call {
  /// A shape typed as `3x3`, `(3, 3)`, `[3 3]` or one number.
  func shape(_ parameter: Parameter) throws(Diagnostic) -> [Int] {
    let argument = try required(parameter)
    guard let sizes = try integers(parameter) else {
      throw wrongKind(argument, "a shape is needed here, such as 3x3")
    }
    return sizes
  }
}
