/// The parameters that several functions take.
extension Parameter {
  static let cells = Parameter("x", [], .value, "numbers", positional: true)
  static let others = Parameter("y", [], .value, "numbers to go with x", positional: true)
  static let operands = Parameter(
    "x", [], .value, "numbers, as many operands as there are", positional: true,
    repetition: .everyPosition)
  static let shape = Parameter(
    "shape", [], .value, "sizes, as 3x3, (3, 3) or one number", positional: true)
  static let axis = Parameter(
    "axis", ["dim"], .sizes, "the axis along which, counted from 0, or from the end with −1",
    positional: true, fallback: "all cells")
  static let count = Parameter("n", [], .sizes, "how many", positional: true)
  static let kernelSize = Parameter("n", [], .sizes, "rows and columns", positional: true)
  static let tolerance = Parameter(
    "tol", [], .value, "the greatest difference that counts as none", fallback: "1e-9")
}
