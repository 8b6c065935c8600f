/// Which cells of the input a unit depends on, one by one: holes between taps are left out, and so is
/// what lies in the padding of any layer on the way.
extension ShapeChain {
  /// - Parameters:
  ///   - unit: the unit's place in the space behind the stage; empty once the map is flattened.
  ///   - place: the stage, counted from 0; −1 is the input itself.
  /// - Returns: for each cell of the input's space whether the unit depends on it.
  /// - Throws: `.tooManyCells`, `.indexOutOfRange`, `.axisCount`, `.interrupted`.
  public func cells(
    behind unit: [Int], after place: Int, within limits: Limits
  ) throws(ArithmeticError) -> [Bool] {
    let shape = place < 0 ? start : stages[place].shape
    guard unit.count == shape.space.count else {
      throw .axisCount(.output, expected: shape.space.count, actual: unit.count)
    }
    var flat = 0
    for (axis, (at, size)) in zip(unit, shape.space).enumerated() {
      guard (0..<size).contains(at) else {
        throw .indexOutOfRange(axis: axis, index: at, size: size)
      }
      flat = flat * size + at
    }
    var cells = [Bool](repeating: false, count: try limits.count(shape.space))
    cells[flat] = true
    return try Self.cells(cells, behind: stages.prefix(place + 1), within: limits)
  }

  static func cells(
    _ marked: [Bool], behind stages: some BidirectionalCollection<Stage>, within limits: Limits
  ) throws(ArithmeticError) -> [Bool] {
    var cells = marked
    for stage in stages.reversed() { cells = try stage.cells(read: cells, within: limits) }
    return cells
  }
}

extension ShapeChain.Stage {
  /// The cells in front of the layer that marked ones behind it depend on.
  fileprivate func cells(
    read marked: [Bool], within limits: Limits
  ) throws(ArithmeticError) -> [Bool] {
    let count = try limits.count(before.space)
    guard shape.space.count == before.space.count else {
      return [Bool](repeating: marked.contains(true), count: count)
    }
    if !branches.isEmpty {
      var cells = layer.addsInput ? marked : [Bool](repeating: false, count: count)
      for branch in branches {
        let read = try ShapeChain.cells(marked, behind: branch, within: limits)
        for place in cells.indices where read[place] { cells[place] = true }
      }
      return cells
    }
    var read: [[[Int]]] = []
    for axis in before.space.indices { read.append(reads(axis)) }
    var cells = [Bool](repeating: false, count: count)
    for (flat, isMarked) in marked.enumerated() where isMarked {
      try Interruption.check()
      var places = [0]
      var rest = flat
      var units: [Int] = []
      for size in shape.space.reversed() {
        units.append(rest % size)
        rest /= size
      }
      for (axis, unit) in units.reversed().enumerated() {
        let size = before.space[axis]
        places = places.flatMap { place in read[axis][unit].map { place * size + $0 } }
      }
      for place in places { cells[place] = true }
    }
    return cells
  }

  /// For each unit along an axis the samples that it reads.
  private func reads(_ axis: Int) -> [[Int]] {
    let (samples, units) = (before.space[axis], shape.space[axis])
    switch layer.kind {
    case .convolution, .pooling, .globalPooling:
      let relation = axes[axis].relation
      return (0..<units).map { unit in
        (0..<relation.kernel).map { relation.position(output: unit, tap: $0) }
          .filter { (0..<samples).contains($0) }
      }
    case .transposed, .unpooling:
      let relation = axes[axis].relation
      var read = [[Int]](repeating: [], count: units)
      for window in 0..<samples {
        for tap in 0..<relation.kernel {
          let unit = relation.position(output: window, tap: tap)
          if (0..<units).contains(unit) { read[unit].append(window) }
        }
      }
      return read
    case .adaptivePooling:
      guard let windows = try? AdaptiveAxis(input: samples, output: units) else { return [] }
      return (0..<units).map { Array(windows.window($0)) }
    case .upsampling, .shuffle:
      let factor = factor(axis)
      return (0..<units).map { [$0 / factor] }
    case .pad:
      let begin = padding(axis).begin
      return (0..<units).map { (0..<samples).contains($0 - begin) ? [$0 - begin] : [] }
    default: return (0..<units).map { [$0] }
    }
  }
}
