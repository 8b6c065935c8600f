internal import Arithmetic
internal import Documents
internal import Syntax

/// Seeds for homework.
extension Function {
  static let variants: [Function] = [
    Function(
      "variant", "A seed of a student's own, for random(…, seed=variant(\"x\")).", topic: .values,
      parameters: [seedName],
      examples: [
        .init("equal(variant(\"x\"), variant(\"x\"))", gives: "true")
      ]
    ) { call throws(Diagnostic) in
      let argument = try call.required(seedName)
      guard case .value(.text(let name)) = argument.value else {
        throw Diagnostic(
          .wrongKind, "a name in quotes is needed here", labels: [.init(argument.span)],
          help: ["variant(\"x\")"])
      }
      let seed = call.context.variants.seed(name)
      return .tensor(
        try call.attempt(Tensor(try Rational(parsing: String(seed)) ?? 0)))
    }
  ]

  private static let seedName = Parameter(
    "name", [], .value, "what the numbers are for, in quotes", positional: true)
}
