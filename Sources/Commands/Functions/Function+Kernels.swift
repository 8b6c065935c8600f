internal import Arithmetic
internal import Documents
internal import Syntax

/// The kernels that every course on images names.
extension Function {
  static let kernels: [EntryTable.Line] = [
    .function("box") { box },
    .function("gaussian") { gaussian },
    .function("sobel_x") { sobelX },
    .function("sobel_y") { sobelY },
    .function("prewitt_x") { prewittX },
    .function("prewitt_y") { prewittY },
    .function("laplacian") { laplacian },
    .function("sharpen") { sharpen },
    .function("emboss") { emboss },
    .function("identity") { identity },
    .function("bilinear") { bilinear },
  ]

  private static let box = sized(
    "box", "The mean of an n×n window: 1/n² in every cell.",
    .init("box(2)", gives: "[1/4 1/4; 1/4 1/4]")
  ) { size, limits throws(ArithmeticError) in try Tensor.box(size, within: limits) }

  private static let sobelX = constant(
    "sobel_x", "Where the image grows to the right (Sobel).", .sobelX)

  private static let sobelY = constant(
    "sobel_y", "Where the image grows downwards (Sobel).", .sobelY)

  private static let prewittX = constant(
    "prewitt_x", "Where the image grows to the right (Prewitt).", .prewittX)

  private static let prewittY = constant(
    "prewitt_y", "Where the image grows downwards (Prewitt).", .prewittY)

  private static let laplacian = constant(
    "laplacian", "The sum of the second differences of both axes.", .laplacian)

  private static let sharpen = constant("sharpen", "The image less its laplacian.", .sharpen)

  private static let emboss = constant("emboss", "Light from the upper left.", .emboss)

  private static let identity = sized(
    "identity", "1 in the middle, 0 around it: what leaves an image as it is.",
    .init("identity(3)", gives: "[0 0 0; 0 1 0; 0 0 0]")
  ) { size, limits throws(ArithmeticError) in try Tensor.identity(size, within: limits) }

  private static let bilinear = sized(
    "bilinear", "The weights of bilinear upsampling, for a transposed convolution.",
    .init("16 * bilinear(4)", gives: "[1 3 3 1; 3 9 9 3; 3 9 9 3; 1 3 3 1]")
  ) { size, limits throws(ArithmeticError) in try Tensor.bilinear(size, within: limits) }

  /// A kernel that is always the same: its bare name is its value.
  private static func constant(_ name: String, _ summary: String, _ kernel: Tensor) -> Function {
    let rows = (0..<kernel.shape[0]).map { row in
      (kernel.intValues ?? []).dropFirst(row * kernel.shape[1]).prefix(kernel.shape[1])
        .map(String.init).joined(separator: " ")
    }
    return Function(
      name, summary, topic: .values, parameters: [],
      examples: [.init(name, gives: "[" + rows.joined(separator: "; ") + "]")], isConstant: true
    ) { _ throws(Diagnostic) in .tensor(kernel) }
  }

  /// A square kernel of so many rows.
  private static func sized(
    _ name: String, _ summary: String, _ example: Command.Example,
    _ make: @escaping @Sendable (Int, Limits) throws(ArithmeticError) -> Tensor
  ) -> Function {
    Function(name, summary, topic: .values, parameters: [.kernelSize], examples: [example]) {
      call throws(Diagnostic) in
      let size = try call.wholeNumber(.kernelSize, least: 1)
      return .tensor(
        try call.attempt(blaming: .kernelSize, try make(size, call.limits)))
    }
  }

  private static let gaussian = Function(
    "gaussian", "The bell curve over n×n cells, which add up to 1.", topic: .values,
    parameters: [.kernelSize, sigma],
    examples: [
      .init(
        "round(gaussian(3, sigma=1), 4)",
        gives: "[0.0751 0.1238 0.0751; 0.1238 0.2042 0.1238; 0.0751 0.1238 0.0751]")
    ]
  ) { call throws(Diagnostic) in
    let size = try call.wholeNumber(.kernelSize, least: 1)
    let width = try call.fraction(sigma, fallback: 1)
    guard width > 0, width.doubleValue.isFinite else {
      throw Diagnostic(
        .badSize, "sigma is \(width), and must be above 0", labels: [.init(call.span(of: sigma))],
        help: ["sigma is the width of the bell in cells; sigma=1 suits a 5×5 kernel"])
    }
    return .tensor(
      try call.attempt(
        blaming: sigma, try Tensor.gaussian(size, sigma: width.doubleValue, within: call.limits)))
  }

  private static let sigma = Parameter(
    "sigma", [], .value, "the width of the bell, in cells", positional: true, fallback: "1")
}

/// Numbers with names, so that every float that is printed can be typed.
extension Function {
  static let constants: [EntryTable.Line] = [
    .function("pi") { pi },
    .function("inf") { inf },
    .function("nan") { nan },
  ]

  private static let pi = constant(
    "pi", "The circle's circumference over its diameter, as a float.", .pi,
    .init("pi", gives: "3.141592653589793"))

  private static let inf = constant(
    "inf", "The float beyond all numbers.", .infinity, .init("max([1 inf]) == inf", gives: "true")
  )

  private static let nan = constant(
    "nan", "The float that is no number, and equals none.", .nan,
    .init("nan == nan", gives: "false"))

  private static func constant(
    _ name: String, _ summary: String, _ number: Double, _ example: Command.Example
  ) -> Function {
    Function(
      name, summary, topic: .values, parameters: [], examples: [example], isConstant: true
    ) { _ throws(Diagnostic) in .tensor(Tensor(number)) }
  }
}
