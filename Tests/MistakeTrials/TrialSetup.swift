internal import Arithmetic
internal import Commands
public import Homework
internal import Sessions

/// A kind of problem that is drawn many times with other numbers.
public struct TrialSetup: Sendable {
  public let name: String
  /// The key as an expression of x and k.
  public let expression: String
  public let input: [Int]
  public let kernel: [Int]

  public init(_ name: String, _ expression: String, input: [Int], kernel: [Int]) {
    self.name = name
    self.expression = expression
    self.input = input
    self.kernel = kernel
  }

  /// The three that the ranking is measured on.
  public static let measured: [TrialSetup] = [
    TrialSetup(
      "3x3 on 5x5, s2 p1", "conv(x, k, stride=2, padding=1)", input: [5, 5], kernel: [3, 3]),
    TrialSetup("2x2 on 3x3", "conv(x, k)", input: [3, 3], kernel: [2, 2]),
    TrialSetup(
      "3x3 on 7x7, s2 p1 d2 b3", "conv(x, k, bias=3, stride=2, padding=1, dilation=2)",
      input: [7, 7], kernel: [3, 3]),
  ]

  /// The key with whole numbers from 0 to 9 in x and from −4 to 4 in k, the same for the same seed.
  public func key(seed: UInt64) -> KeyComputation? {
    var source = SplitMix64(seed: seed)
    var session = Session()
    let x = literal(input, low: 0, high: 9, &source)
    let k = literal(kernel, low: -4, high: 4, &source)
    session.run("x = \(x); k = \(k); y = \(expression)") { _ in true }
    return session.variables["y"].map {
      KeyComputation(value: $0.value, origin: $0.computation, limits: .standard)
    }
  }

  private func literal(
    _ shape: [Int], low: Int, high: Int, _ source: inout SplitMix64
  ) -> String {
    guard let size = shape.first else { return String(source.next(from: low, through: high)) }
    let parts = (0..<size).map { _ in
      literal(Array(shape.dropFirst()), low: low, high: high, &source)
    }
    return "[" + parts.joined(separator: ", ") + "]"
  }
}
