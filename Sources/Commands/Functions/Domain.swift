internal import Arithmetic
internal import Computations
internal import Syntax

/// The real numbers that a function has a value for.
struct Domain: Sendable {
  /// `numbers above 0 have a logarithm`
  private let words: String
  private let contains: @Sendable (Double) -> Bool

  init(_ words: String, _ contains: @escaping @Sendable (Double) -> Bool) {
    self.words = words
    self.contains = contains
  }

  /// Refuses a cell outside, and says which; what is undefined already stays so, and symbols are
  /// whatever they will be.
  func check(_ x: Tensor, _ call: Call) throws(Diagnostic) {
    for place in 0..<x.count {
      let value: Double
      switch x.cell(place) {
      case .exact(let cell): value = Double(cell.sign)
      case .float(let cell): value = cell
      case .symbolic: return
      }
      guard !value.isNaN, !contains(value) else { continue }
      let index = WindowFigure.unravel(place, x.shape)
      let position = x.isScalar ? "" : ", cell \(ShapeText.place("", index))"
      throw Diagnostic(
        .notFinite, "`\(call.name)` has no real value for \(x.cell(place).text)\(position)",
        labels: [.init(call.span(of: .cells))], help: ["only \(words)"])
    }
  }
}
