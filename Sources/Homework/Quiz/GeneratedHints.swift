internal import Arithmetic
internal import Commands
internal import Computations
internal import Documents
internal import Sessions

/// Hints for a problem whose author wrote none: the size first, then the first window.
struct GeneratedHints {
  struct Hint {
    let blocks: [Block]
    let cost: Rational
  }

  let all: [Hint]

  init(_ problem: AssignedProblem, in assignment: Assignment) {
    guard let key = problem.posed.key, let origin = problem.key?.origin else {
      all = []
      return
    }
    let steps: [[Block]]
    if let sizes = origin as? SizeComputation {
      steps = Self.lawThenNumbers(sizes)
    } else if case .shape? = problem.key?.value {
      steps = [[.note(Self.law(isTransposed: false))]]
    } else {
      steps = [
        assignment.session.sizeLaw(of: key), assignment.session.firstSum(of: key),
      ]
    }
    all = steps.filter { !$0.isEmpty }.map { Hint(blocks: $0, cost: Self.cost) }
  }

  init(written hints: [PosedProblem.Hint]) {
    all = hints.map { Hint(blocks: [.note($0.text)], cost: $0.cost) }
  }

  /// A sixth of the points for each.
  private static let cost = Rational(1).divided(by: 6)

  private static func lawThenNumbers(_ sizes: SizeComputation) -> [[Block]] {
    let law: [Block] = [.note(law(isTransposed: sizes.isTransposed))]
    guard let axis = sizes.axes.first, !sizes.isTransposed else { return [law] }
    let place = sizes.axes.count > 1 ? "Down the rows" : "Along its axis"
    let numbers =
      "\(place) the input has \(axis.input + axis.padding.total) cells, including padding, "
      + "and the kernel reaches over \(axis.reach). How often can it move by \(axis.stride)?"
    return [law, [.note(numbers)]]
  }

  private static func law(isTransposed: Bool) -> String {
    isTransposed
      ? "Along each axis: o′ = (i′ − 1)s + d(k − 1) + 1 + a − 2p."
      : "Along each axis: o = ⌊(i + 2p − d(k − 1) − 1) / s⌋ + 1."
  }
}
