internal import Arithmetic
internal import Commands
internal import Computations

/// The numbers of one problem, as sentences about it have them.
///
/// `{s}` stride, `{p}` padding, `{k}` the kernel as 3×3, `{size}` as 3, `{d}` dilation, `{a}` output padding, `{g}` groups,
/// `{c}` input channels, `{width}` cells of a row; `{pool}`, `{rounding}`, `{order}`, `{counted}` and
/// `{other}`, `{first}`, `{last}`,
/// `{firsts}`, `{lasts}` and `{lost}` are words.
struct Wording {
  private let words: [(name: String, text: String)]

  init(_ origin: (any Computation)?) {
    let axes = origin?.spatialSizes ?? []
    func perAxis(_ take: (AxisSizes) -> Int) -> String {
      let numbers = axes.map(take)
      if numbers.allSatisfy({ $0 == numbers.first }) { return numbers.first.map(String.init) ?? "" }
      return "(" + numbers.map(String.init).joined(separator: ", ") + ")"
    }
    var words = [
      ("{s}", perAxis(\.stride)), ("{d}", perAxis(\.dilation)),
      ("{p}", perAxis { max($0.padding.begin, $0.padding.end) }),
      ("{a}", perAxis(\.outputPadding)),
      ("{k}", axes.map { String($0.kernel) }.joined(separator: "×")),
      ("{size}", perAxis(\.kernel)), ("{width}", axes.last.map { String($0.input) } ?? ""),
    ]
    let isLine = axes.count == 1
    words += [
      ("{first}", isLine ? "the first cell" : "the first row and column"),
      ("{firsts}", isLine ? "the first one" : "the first ones"),
      ("{last}", isLine ? "the last cell" : "the last row and column"),
      ("{lasts}", isLine ? "the last one" : "the last ones"),
      ("{lost}", isLine ? "The last window is" : "The last row and column of windows are"),
    ]
    // A kind's own words come before those of its axes.
    self.words = (origin?.words ?? []) + words
  }

  func filled(_ sentence: String) -> String {
    var text = ""
    var rest = sentence[...]
    while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
      let name = rest[open...close]
      text += rest[..<open]
      text += words.first { $0.name == name }?.text ?? ""
      rest = rest[rest.index(after: close)...]
    }
    return text + rest
  }
}

extension Computation {
  /// What only one kind of computation has a word for.
  fileprivate var words: [(String, String)] {
    if let problem = self as? ConvolutionComputation {
      return [
        ("{g}", String(problem.layout.groups)), ("{c}", String(problem.layout.inputChannels)),
      ]
    }
    if let matrix = self as? MatrixComputation {
      let rows = "row by row; here columns come first"
      let columns = "down the columns; here rows come first"
      return [("{order}", matrix.order == .column ? rows : columns)]
    }
    if let problem = self as? PoolingComputation {
      let counts = problem.pooling.divisor == .samples
      return [
        ("{pool}", problem.pooling.kind.noun),
        ("{counted}", counts ? "have been counted" : "are missing"),
      ]
    }
    if let gradient = self as? GradientComputation {
      let sizes = gradient.convolution.axisSizes
      func common(_ take: (AxisSizes) -> Int) -> String {
        let numbers = sizes.map(take)
        if numbers.allSatisfy({ $0 == numbers.first }) {
          return numbers.first.map(String.init) ?? ""
        }
        return "(" + numbers.map(String.init).joined(separator: ", ") + ")"
      }
      return [("{s}", common(\.stride)), ("{p}", common(\.padding.begin))]
    }
    if let sizes = self as? SizeComputation {
      return [
        ("{rounding}", sizes.roundsUp ? "up" : "down"),
        ("{c}", String(sizes.channels.input)),
        ("{other}", sizes.isTransposed ? "a convolution" : "the transposed convolution"),
      ]
    }
    return []
  }
}

extension PoolingKind {
  /// What is taken of each window.
  fileprivate var noun: String {
    switch self {
    case .max: "greatest"
    case .min: "least"
    case .avg: "average"
    case .sum: "sum"
    case .lp: "root of the sum of powers"
    }
  }
}
