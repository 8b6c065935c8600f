import Arithmetic
import Documents

/// Short spellings for the pieces of figures.
extension Samples {
  static func number(_ value: Int, _ role: CellGrid.Role = .plain) -> CellGrid.Cell {
    CellGrid.Cell(.number(.exact(Rational(value))), role)
  }

  static func symbol(_ name: String, _ role: CellGrid.Role = .plain) -> CellGrid.Cell {
    CellGrid.Cell(.number(scalar(name)), role)
  }

  static func scalar(_ name: String) -> Scalar { .symbolic(Polynomial(Symbol(name))) }

  static func fraction(_ top: Int, _ bottom: Int) -> Scalar {
    .exact((try? Rational(top, bottom)) ?? 0)
  }

  static func term(_ names: String...) -> SumFigure.Term { SumFigure.Term(names.map(scalar)) }

  static func product(_ factors: Int...) -> SumFigure.Term {
    SumFigure.Term(factors.map { .exact(Rational($0)) })
  }

  static func polynomial(_ products: [(String, String)]) -> Polynomial {
    products.reduce(Polynomial.zero) {
      $0 + Polynomial(Symbol($1.0)) * Polynomial(Symbol($1.1))
    }
  }
}

/// Windows of a 5×5 image in a border of zeros under a 3×3 kernel.
struct WindowSample {
  let input = [
    [1, 2, 0, 1, 3], [0, 1, 3, 2, 1], [2, 1, 0, 1, 4], [1, 0, 2, 3, 0], [3, 2, 1, 0, 2],
  ]
  let kernel = [[1, 0, -1], [2, 3, 0], [0, -2, 1]]

  private func sample(_ row: Int, _ column: Int) -> Int? {
    input.indices.contains(row) && input[row].indices.contains(column) ? input[row][column] : nil
  }

  func figure(row: Int, column: Int, _ title: String, result: Int) -> StepFigure {
    let cells = (-1...5).map { y in
      (-1...5).map { x in
        let isTap = (row..<(row + 3)).contains(y) && (column..<(column + 3)).contains(x)
        guard let number = sample(y, x) else {
          return CellGrid.Cell(.dot, isTap ? .paddingTap : .padding)
        }
        return Samples.number(number, isTap ? .tap : .plain)
      }
    }
    let terms = (0..<3).map { t in
      (0..<3).map { u in
        let sample = sample(row + t, column + u)
        return SumFigure.Term(
          [.exact(Rational(sample ?? 0)), .exact(Rational(kernel[t][u]))],
          isPadding: sample == nil)
      }
    }
    return StepFigure(
      title: title, aside: "input rows \(row)…\(row + 2), columns \(column)…\(column + 2)",
      panels: [
        .grid(CellGrid(rows: cells)),
        .grid(CellGrid(rows: kernel.map { $0.map { Samples.number($0) } })),
        .sum(SumFigure(rows: terms, result: .exact(Rational(result)))),
      ])
  }
}
