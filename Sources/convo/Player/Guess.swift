import Arithmetic
import Documents
import Syntax

/// The sum of a step, which the learner is to find.
struct Guess {
  private let sum: SumFigure

  /// Nil if the step has no sum of numbers.
  init?(_ document: Document) {
    for case .step(let figure) in document.blocks {
      for case .sum(let sum) in figure.panels {
        if sum.result.number.isNaN { return nil }
        self.sum = sum
        return
      }
    }
    return nil
  }

  /// What is said of an answer; nil of what is no number.
  func verdict(on text: String) -> (isRight: Bool, words: String)? {
    guard let number = try? Scalar(parsing: text, within: .standard) else { return nil }
    if agrees(number, sum.result) { return (true, "Right.") }
    return (false, "Not yet." + (mistake(giving: number).map { " " + $0 } ?? ""))
  }

  private func agrees(_ one: Scalar, _ other: Scalar) -> Bool {
    switch (one, other) {
    case (.exact(let one), .exact(let other)): one == other
    default: abs(one.number - other.number) <= 1e-6 * max(1, abs(other.number))
    }
  }

  /// The mistake that gives a number, if one of the usual ones does.
  private func mistake(giving number: Scalar) -> String? {
    let terms = sum.rows.joined().map { $0.factors.map(\.number) }
    let bias = sum.bias?.number ?? 0
    let total = terms.reduce(0) { $0 + $1.reduce(1, *) }
    let given = number.number
    func gives(_ value: Double) -> Bool { abs(value - given) <= 1e-9 * max(1, abs(value)) }
    switch sum.kind {
    case .sum: break
    case .maximum:
      return gives(terms.flatMap { $0 }.min() ?? .nan) ? "That is the least of them." : nil
    case .minimum: return gives(terms.flatMap { $0 }.max() ?? .nan) ? "That is the greatest." : nil
    case .norm: return nil
    }
    if let divisor = sum.divisor {
      return gives(total + bias) ? "That is the sum; divide it by \(divisor)." : nil
    }
    let pairs = terms.filter { $0.count == 2 }
    guard pairs.count == terms.count, pairs.count > 1 else { return nil }
    if bias != 0, gives(total) { return "The bias is missing." }
    if gives(-(total + bias)) { return "The sign is the other one." }
    let turned = zip(pairs, pairs.reversed()).reduce(bias) { $0 + $1.0[0] * $1.1[1] }
    if gives(turned) { return "That is with the kernel turned through 180 degrees." }
    if gives(pairs.reduce(0) { $0 + $1[0] } + bias) {
      return "That adds the window up; multiply each number by its weight first."
    }
    for pair in pairs {
      let words = "\(Self.words(pair[0]))·\(Self.words(pair[1]))"
      if pair[0] * pair[1] == 0 { continue }
      if gives(total + bias - pair[0] * pair[1]) { return "The product \(words) is missing." }
      if gives(total + bias - 2 * pair[0] * pair[1]) {
        return "The product \(words) has the other sign."
      }
    }
    return nil
  }

  private static func words(_ number: Double) -> String {
    let text =
      number == number.rounded() && abs(number) < 1e9 ? String(Int(number)) : String(number)
    return text.hasPrefix("-") ? "(−\(text.dropFirst()))" : text
  }

  /// The document with the sum, and its cell of the result, hidden.
  static func hiding(_ document: Document) -> Document {
    let hidden = Scalar.symbolic(Polynomial(Symbol("?")))
    let blocks = document.blocks.map { block -> Block in
      guard case .step(var figure) = block else { return block }
      figure.panels = figure.panels.map { panel in
        switch panel {
        case .sum(var sum):
          sum.result = hidden
          return .sum(sum)
        case .grid(var grid):
          grid.rows = grid.rows.map { row in
            row.map { $0.role == .result ? CellGrid.Cell(.text("?"), .result) : $0 }
          }
          return .grid(grid)
        }
      }
      return .step(figure)
    }
    return Document(blocks)
  }
}

extension Scalar {
  /// The nearest float; NaN for what is no real number.
  fileprivate var number: Double {
    switch self {
    case .exact(let value): value.doubleValue
    case .float(let value): value
    default: .nan
    }
  }
}
