import Arithmetic
import Commands
import Documents
import MemoryFiles
import Sessions
import Syntax

/// What statements give when they are typed one after the other in a new conversation.
struct Asked {
  private(set) var answers: [Answer] = []
  private(set) var failures: [Diagnostic] = []

  init(_ text: String) {
    var session = Session(files: .inMemory())
    var answers: [Answer] = []
    var failures: [Diagnostic] = []
    session.run(text) { outcome in
      switch outcome.result {
      case .success(let answer): answers.append(answer)
      case .failure(let diagnostic): failures.append(diagnostic)
      }
      return true
    }
    self.answers = answers
    self.failures = failures
  }

  /// The last value.
  var value: Value? { answers.last?.value }
  /// The last value's numbers.
  var tensor: Tensor? {
    if case .tensor(let tensor) = value { tensor } else { nil }
  }
  var failure: Diagnostic? { failures.first }
  var blocks: [Block] { answers.last?.document.blocks ?? [] }

  var headingFacts: [String] {
    for case .heading(_, let facts) in blocks { return facts }
    return []
  }

  var steps: [StepFigure] {
    blocks.compactMap { if case .step(let figure) = $0 { figure } else { nil } }
  }

  var derivations: [DerivationFigure] {
    blocks.compactMap { if case .derivation(let figure) = $0 { figure } else { nil } }
  }

  /// The texts of the facts of one label.
  func facts(_ label: String) -> [String] {
    blocks.compactMap {
      if case .fact(label, let text) = $0 { text.text } else { nil }
    }
  }

  func result(_ name: String) -> Value? {
    for case .result(name, let value) in blocks { return value }
    return nil
  }
}

extension StepFigure {
  var grids: [CellGrid] {
    panels.compactMap { if case .grid(let grid) = $0 { grid } else { nil } }
  }

  var sums: [SumFigure] {
    panels.compactMap { if case .sum(let sum) = $0 { sum } else { nil } }
  }

  /// Row and column of the cells of a role, grid after grid.
  func places(of role: CellGrid.Role) -> [[Int]] {
    grids.flatMap { grid in
      grid.rows.enumerated().flatMap { row, cells in
        cells.indices.filter { cells[$0].role == role }.map { [row, $0] }
      }
    }
  }
}

extension SumFigure {
  /// The numbers of all terms of one factor.
  var numbers: [Scalar] { rows.flatMap { $0.compactMap(\.factors.first) } }
}
