public import Arithmetic
public import Documents

/// How a cell was computed, back to the user's own values: `why … deep`.
public struct History: Sendable {
  public let blocks: [Block]

  /// The maximum number of levels.
  private static let mostLevels = 12
  /// The maximum number of cells that are traced individually.
  private static let mostCells = 10_000

  /// - Parameters:
  ///   - computation: The computation whose cell at `index` is explained already.
  public init(of computation: any Computation, _ index: [Int], within limits: Limits) {
    var blocks: [Block] = []
    var level: [(computation: any Computation, cells: Set<Int>)] = [
      (computation, [WindowFigure.ravel(index, computation.outputShape)])
    ]
    var depth = 0
    while !level.isEmpty, depth < Self.mostLevels {
      depth += 1
      var next: [(computation: any Computation, cells: Set<Int>)] = []
      for (computation, cells) in level {
        let made = Self.parts(of: cells, in: computation, within: limits)
        for (operand, places) in zip(computation.operands, made) where !places.isEmpty {
          blocks += Self.reach(operand, places, within: limits)
          if let inner = operand.source.computation { next.append((inner, places)) }
        }
      }
      level = next
    }
    if depth == Self.mostLevels, !level.isEmpty {
      blocks.append(.omitted("… and further back"))
    }
    self.blocks = blocks
  }

  /// For each operand the cells from which the given cells of the result are computed.
  private static func parts(
    of cells: Set<Int>, in computation: any Computation, within limits: Limits
  ) -> [Set<Int>] {
    var parts = [Set<Int>](repeating: [], count: computation.operands.count)
    for cell in cells.sorted() {
      guard let made = try? computation.parts(of: cell, within: limits) else { return parts }
      for factor in made {
        if let place = factor.place { parts[factor.operand].insert(place) }
      }
      if parts.contains(where: { $0.count > mostCells }) { break }
    }
    return parts
  }

  /// The cells of an operand that contribute, and how the first of them is computed.
  private static func reach(
    _ operand: Operand, _ places: Set<Int>, within limits: Limits
  ) -> [Block] {
    let first = places.min() ?? 0
    var text = operand.place(first)
    if places.count > 1 {
      text =
        "\(Count(places.count, "cell")), \(ShapeText.place(operand.name, bounds(places, operand.shape)))"
    }
    var blocks: [Block] = []
    switch operand.source {
    case .given:
      blocks.append(.fact(label: "from", text: "\(text): \(operand.name) was given, not computed"))
      if let cells = try? operand.cells(within: limits) {
        blocks.append(
          .step(
            StepFigure(
              title: "", panels: [.grid(operand.grid(cells, marking: places, .answer))])))
      }
    case .forgotten:
      blocks.append(
        .fact(label: "from", text: "\(text): how \(operand.name) came about is no longer kept"))
    case .computed(let source, _, _, _):
      let computation = source.computation
      blocks.append(.fact(label: "from", text: text))
      let index = operand.shape.index(ofCell: first)
      if let explanation = (try? computation.why(index, of: operand.name, within: limits)) ?? nil {
        blocks += explanation.blocks
      }
    }
    return blocks
  }

  /// The range along each axis: `0…2`.
  private static func bounds(_ places: Set<Int>, _ shape: [Int]) -> [String] {
    var (low, high) = (shape, [Int](repeating: 0, count: shape.count))
    for place in places {
      for (axis, at) in shape.index(ofCell: place).enumerated() {
        low[axis] = min(low[axis], at)
        high[axis] = max(high[axis], at)
      }
    }
    return zip(low, high).map { $0 == $1 ? "\($0)" : "\($0)…\($1)" }
  }
}

extension Computation {
  /// How to go one level further: the computed variables that a cell depends on.
  public func nextStep(from index: [Int], within limits: Limits) -> [Block] {
    let cell = WindowFigure.ravel(index, outputShape)
    guard let parts = try? parts(of: cell, within: limits) else { return [] }
    return operands.enumerated().flatMap { place, operand -> [Block] in
      guard let first = parts.first(where: { $0.operand == place && $0.place != nil })?.place else {
        return []
      }
      switch operand.source {
      case .given: return []
      case .forgotten:
        return [.fact(label: "further", text: "how \(operand.name) came about is no longer kept")]
      case .computed(let source, _, _, _):
        let computation = source.computation
        guard !operand.isVariable else {
          return [
            .fact(
              label: "further",
              text: "why \(operand.place(first)) goes one step down; deep goes all the way")
          ]
        }
        // An operand without a name cannot be used in a statement.
        let explanation = try? computation.why(
          operand.shape.index(ofCell: first), of: operand.name, within: limits)
        return [.fact(label: "where", text: operand.place(first))]
          + ((explanation ?? nil)?.blocks ?? [])
          + computation.nextStep(
            from: operand.shape.index(ofCell: first), within: limits)
      }
    }
  }
}
