internal import Arithmetic

/// The window parameters of a question, per axis, with their wording and options.
struct DraftedWindows {
  var stride: [Int]
  var padding: [Int]
  var dilation: [Int]
  var outputPadding: [Int]

  init(dims: Int) {
    stride = [Int](repeating: 1, count: dims)
    padding = [Int](repeating: 0, count: dims)
    dilation = stride
    outputPadding = padding
  }

  var dims: Int { stride.count }

  /// The options that differ from their defaults: `, stride=2, padding=(1,0)`.
  func options(usualStride: [Int]? = nil) -> String {
    Self.option("stride", stride, usual: usualStride ?? stride.map { _ in 1 })
      + Self.option("padding", padding, usual: padding.map { _ in 0 })
      + Self.option("output_padding", outputPadding, usual: outputPadding.map { _ in 0 })
      + Self.option("dilation", dilation, usual: dilation.map { _ in 1 })
  }

  private static func option(_ name: String, _ numbers: [Int], usual: [Int]) -> String {
    numbers == usual ? "" : ", \(name)=\(written(numbers))"
  }

  /// `2`, or `(2,1)` if the axes differ.
  static func written(_ numbers: [Int]) -> String {
    if let first = numbers.first, numbers.allSatisfy({ $0 == first }) { return String(first) }
    return "(" + numbers.map(String.init).joined(separator: ",") + ")"
  }

  /// `stride 2, padding 1 on rows and 3 on columns, dilation 2`
  var words: String {
    var parts = [Self.said("stride", stride)]
    parts.append(
      padding.allSatisfy { $0 == 0 } ? "no padding" : Self.said("padding", padding))
    if outputPadding.contains(where: { $0 > 0 }) {
      parts.append(Self.said("output_padding", outputPadding))
    }
    if dilation.contains(where: { $0 > 1 }) { parts.append(Self.said("dilation", dilation)) }
    return parts.joined(separator: ", ")
  }

  private static func said(_ name: String, _ numbers: [Int]) -> String {
    guard let first = numbers.first else { return name }
    if numbers.allSatisfy({ $0 == first }) { return "\(name) \(first)" }
    return "\(name) \(first) on rows and \(numbers[1]) on columns"
  }
}

extension SplitMix64 {
  mutating func among<T>(_ choices: [T], or fallback: T) -> T {
    guard !choices.isEmpty else { return fallback }
    return choices[next(from: 0, through: choices.count - 1)]
  }

  /// True with a probability of 1 / `times`.
  mutating func once(in times: Int) -> Bool { next(from: 1, through: max(times, 1)) == 1 }

  /// A literal with random numbers: `[1 2 -1; 0 3 1]`, or a vector for one axis.
  mutating func literal(_ shape: [Int], from low: Int, through high: Int) -> String {
    let (rows, columns) = (shape.count > 1 ? shape[0] : 1, shape.last ?? 1)
    let lines = (0..<rows).map { _ in
      (0..<columns).map { _ in String(next(from: low, through: high)) }.joined(separator: " ")
    }
    return "[" + lines.joined(separator: "; ") + "]"
  }
}
