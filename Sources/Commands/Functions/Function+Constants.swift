internal import Arithmetic
internal import Documents
internal import Syntax

/// Numbers with names, so that every float that is printed can be typed.
extension Function {
  static let constants: [Function] = [
    constant(
      "pi", "The circle's circumference over its diameter, as a float.", .pi,
      .init("pi", gives: "3.141592653589793")),
    constant(
      "inf", "The float beyond all numbers.", .infinity, .init("max([1 inf]) == inf", gives: "true")
    ),
    constant(
      "nan", "The float that is no number, and equals none.", .nan,
      .init("nan == nan", gives: "false")),
  ]

  private static func constant(
    _ name: String, _ summary: String, _ number: Double, _ example: Command.Example
  ) -> Function {
    Function(
      name, summary, topic: .values, parameters: [], examples: [example], isConstant: true
    ) { _ throws(Diagnostic) in .tensor(Tensor(number)) }
  }
}
