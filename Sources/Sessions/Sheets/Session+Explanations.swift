internal import Arithmetic
internal import Commands
internal import Computations
public import Documents
internal import Syntax

/// Why a key is what it is.
extension Session {
  /// The whole worked answer.
  public func worked(_ key: PosedAnswer) -> [Block] {
    var blocks = command(in: key)?.answer.document.blocks ?? []
    let isWhole = blocks.contains { if case .result = $0 { true } else { false } }
    guard let value = key.answer.value else { return blocks }
    if !isWhole || command(in: key)?.answer.value != value {
      blocks.append(.result(name: "", value: value))
    }
    return blocks
  }

  /// The law of the key's size with the numbers put in; empty where the key has none.
  public func sizeLaw(of key: PosedAnswer) -> [Block] {
    let blocks = command(in: key)?.answer.document(steps: 1).blocks ?? []
    return blocks.filter { if case .derivation = $0 { true } else { false } }
  }

  /// What the key is made of, in short: the sum behind one of its cells, as `why` tells it, or the law
  /// of its size with the numbers put in.
  ///
  /// The cell is the one that the key asks for, else one in the middle.
  public func reason(for key: PosedAnswer) -> [Block] {
    guard let command = command(in: key), let computation = command.answer.computation else {
      return []
    }
    if computation.part("y") != nil { return firstSum(of: key) }
    guard computation.hasWindows, case .tensor(let tensor)? = command.answer.value else {
      return sizeLaw(of: key)
    }
    // Of a key that asks for a shape, the law; no cell was asked for.
    if case .shape? = key.answer.value { return sizeLaw(of: key) }
    return why(asked(of: key, rank: tensor.rank) ?? tensor.middle, computation)
  }

  /// The sum of the first window, as `why` tells it; empty where there are no windows.
  public func firstSum(of key: PosedAnswer) -> [Block] {
    guard let computation = command(in: key)?.answer.computation, computation.hasWindows else {
      return []
    }
    // Of a matrix the row is what was asked for.
    let summed = computation.part("y")
    let subject = summed ?? computation
    return why(
      [Int](repeating: 0, count: subject.outputShape.count), subject, isIsolated: summed == nil)
  }

  private func why(
    _ index: [Int], _ computation: any Computation, isIsolated: Bool = true
  ) -> [Block] {
    guard index.count == computation.outputShape.count,
      zip(index, computation.outputShape).allSatisfy({ $0 < $1 }),
      let explanation = try? computation.why(index, of: "y", within: settings.limits)
    else { return [] }
    return isIsolated ? explanation.isolated : explanation.blocks
  }

  /// The cell that the key `conv(x, k)[0,1]` picks.
  private func asked(of key: PosedAnswer, rank: Int) -> [Int]? {
    guard case .expression(let expression) = key.body,
      case .index(let base, let subscripts) = expression.node, subscripts.count == rank,
      case .call = base.node
    else { return nil }
    var session = self
    session.variables = key.variables
    var index: [Int] = []
    for subscripted in subscripts {
      guard case .index(let place) = subscripted,
        case .tensor(let tensor)? = try? session.evaluator(for: key.source).value(of: place),
        let number = tensor.intValues?.first
      else { return nil }
      index.append(number)
    }
    return index
  }
}

extension Tensor {
  /// The index of a cell in the middle.
  fileprivate var middle: [Int] { shape.map { max(($0 - 1) / 2, 0) } }
}
