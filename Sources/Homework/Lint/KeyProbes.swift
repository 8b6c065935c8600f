internal import Arithmetic
internal import Documents

/// Answers that lint hands in: the key's own value in several notations, each of which has to get full
/// marks, and answers with next to nothing in them, none of which should earn any.
struct KeyProbes {
  /// The notations that do not get full marks, with what is said of them.
  private(set) var refused: [String] = []
  /// The best of the answers that hold one number of the key among zeros.
  private(set) var guesses: [LintReport.Guess] = []

  private let judge: Judge
  private let reader: AnswerReader

  init(_ problem: AssignedProblem, in assignment: Assignment) {
    judge = Judge(problem, in: assignment)
    reader = AnswerReader(
      kind: problem.kind, allowance: problem.allowance,
      sheet: assignment.sheet.naming(problem.key?.value))
    guard let key = problem.key, problem.kind != .command else { return }
    for text in Self.notations(of: key.value, kind: problem.kind) {
      let judgement = judge.judgement(of: reader.read(text))
      guard judgement.status != .right || judgement.share != 1 else { continue }
      let words = judgement.feedback.map(\.text).joined(separator: " ")
      let shown = text.split(separator: "\n").joined(separator: " ⏎ ").prefix(60)
      refused.append("\(shown): \(words)")
    }
    probeSparse(key.value)
  }

  // MARK: Notations

  /// The longest matrices that are typed out.
  private static let mostCells = 2000

  static func notations(of value: Value, kind: AnswerKind) -> [String] {
    switch value {
    case .shape(let sizes):
      let words = sizes.map(String.init)
      let list = words.joined(separator: ", ")
      return [
        sizes.count == 1 ? "(\(words[0]),)" : words.joined(separator: "x"), "(\(list),)",
        "[\(list)]", "torch.Size([\(list)])", words.joined(separator: " × "),
      ]
    case .tensor(let tensor) where tensor.isScalar:
      return numbers(tensor.cell(0), value.lineText)
    case .tensor(let tensor):
      guard tensor.count <= mostCells, tensor.count > 0 else { return [] }
      let cells = (0..<tensor.count).map { tensor.cell($0) }
      let exact = cells.map { "\(printed($0))" }
      let decimals = cells.map { decimal($0) ?? printed($0) }
      return [
        value.lineText, nested(exact, tensor.shape, ", "),
        "array(" + nested(decimals, tensor.shape, ", ") + ", dtype=float64)",
        nested(decimals, tensor.shape, " "),
        "tensor(" + nested(exact, tensor.shape, ",\n        ") + ")",
      ]
    case .truth(let truth): return truth ? ["true", "True", "yes"] : ["false", "False", "no"]
    case .text(let text) where kind == .error: return ["impossible", text]
    case .text(let text): return kind == .mistake ? ["bug \(text)", text] : ["\"\(text)\"", text]
    case .record, .network: return []
    }
  }

  private static func numbers(_ cell: Scalar, _ line: String) -> [String] {
    let plain = [line, printed(cell), "= \(printed(cell))", "[\(printed(cell))]"]
    return plain + [decimal(cell)].compactMap { $0 }
  }

  private static func printed(_ cell: Scalar) -> String {
    switch cell {
    case .exact(let number): number.fractionText
    case .float(let number): "\(number)"
    case .symbolic, .complex: Value.tensor(Tensor(cell)).lineText
    }
  }

  /// As a program with floats prints it.
  private static func decimal(_ cell: Scalar) -> String? {
    guard case .exact(let number) = cell else { return nil }
    return "\(number.doubleValue)"
  }

  private static func nested(_ cells: [String], _ shape: [Int], _ separator: String) -> String {
    guard let count = shape.first, count > 0 else { return cells.first ?? "" }
    let size = cells.count / count
    let parts = (0..<count).map { part in
      nested(Array(cells[part * size..<(part + 1) * size]), Array(shape.dropFirst()), separator)
    }
    return "[" + parts.joined(separator: separator) + "]"
  }

  // MARK: Answers with next to nothing in them

  /// The most matrices with one number that are tried.
  private static let mostProbes = 64

  private mutating func probeSparse(_ key: Value) {
    guard case .tensor(.exact(let grid)) = key, grid.cells.count > 1 else { return }
    let places = grid.cells.indices.filter { !grid.cells[$0].isZero }
    let step = max(1, places.count / Self.mostProbes)
    var best: (share: Rational, cells: Int)?
    for place in stride(from: 0, to: places.count, by: step).map({ places[$0] }) {
      var cells = grid.cells.map { _ in Rational(0) }
      cells[place] = grid.cells[place]
      guard cells != grid.cells else { continue }
      let answer = WrittenAnswer(value: .tensor(.exact(Grid(shape: grid.shape, cells: cells))))
      let share = judge.judgement(of: .value(answer)).share
      let right = zip(cells, grid.cells).reduce(0) { $0 + ($1.0 == $1.1 ? 1 : 0) }
      if best.map({ share > $0.share }) ?? true { best = (share, right) }
    }
    guard let best else { return }
    guesses.append(
      LintReport.Guess(
        name: "one number, else 0", cells: best.cells, total: grid.cells.count, share: best.share))
  }
}
