/// What is taken of one axis: one place, or a run of places with Python's rules.
public enum Selection: Equatable, Sendable {
  /// One place, after which the axis is gone; negative numbers count from the end.
  case index(Int)
  /// Places from `start` up to but without `stop`; nil is the end that the step comes from or goes to.
  case range(start: Int?, stop: Int?, step: Int)

  public static let all = Selection.range(start: nil, stop: nil, step: 1)

  var removesAxis: Bool {
    if case .index = self { true } else { false }
  }

  /// The places themselves: `start`, `start + step`, … `count` of them.
  ///
  /// - Throws: `.indexOutOfRange`; `.notPositive(.stride)` for a step of 0.
  func resolved(
    axis: Int, size: Int
  ) throws(ArithmeticError) -> (start: Int, step: Int, count: Int) {
    switch self {
    case .index(let index):
      guard -size <= index && index < size else {
        throw .indexOutOfRange(axis: axis, index: index, size: size)
      }
      return (index < 0 ? index + size : index, 1, 1)
    case .range(let start, let stop, let step):
      guard step != 0 else { throw .notPositive(.stride, axis: .only, value: 0) }
      // A step backwards may stop before the first place.
      let (least, greatest) = step > 0 ? (0, size) : (-1, size - 1)
      func place(_ index: Int?, _ missing: Int) -> Int {
        guard let index else { return missing }
        return min(max(index < 0 ? max(index, -size - 1) + size : index, least), greatest)
      }
      let first = place(start, step > 0 ? 0 : size - 1)
      let end = place(stop, step > 0 ? size : -1)
      let distance = step > 0 ? end - first : first - end
      guard distance > 0 else { return (0, 1, 0) }
      let count = (distance - 1) / Int(clamping: step.magnitude) + 1
      // With one place the step, however long, is never taken.
      return (first, count == 1 ? 1 : step, count)
    }
  }
}
