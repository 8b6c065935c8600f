/// The structure of a convolution matrix (Toeplitz, circulant), found by comparing its entries.
public struct MatrixStructure: Equatable, Sendable {
  /// For each spatial axis, whether a step along it in both output and input leaves entries unchanged.
  public let isToeplitz: [Bool]
  /// For each axis, whether that is also true across the end, for square matrices.
  public let isCirculant: [Bool]

  public var isToeplitzThroughout: Bool { isToeplitz.allSatisfy { $0 } }
  public var isCirculantThroughout: Bool { isCirculant.allSatisfy { $0 } }

  /// The structure for one pair of channels.
  ///
  /// - Returns: Nil if the matrix has more than a million cells.
  public init?(of relation: Relation, mode: PaddingMode) {
    guard let touches = try? Touches(relation, mode: mode, within: .standard),
      touches.windowCount.saturatingProduct(touches.sampleCount) <= 1_000_000
    else { return nil }
    let entries = Self.entries(of: touches)
    let outputs = relation.outputShape
    let inputs = relation.inputShape
    func check(_ axis: Int, circular: Bool) -> Bool {
      guard !circular || outputs[axis] == inputs[axis] else { return false }
      let rowStep = Grid<Double>.strides(of: outputs)[axis]
      let columnStep = Grid<Double>.strides(of: inputs)[axis]
      for row in 0..<relation.windows {
        let rowPlace = row / rowStep % outputs[axis]
        let rowWraps = rowPlace + 1 == outputs[axis]
        if rowWraps && !circular { continue }
        let nextRow = rowWraps ? row - rowPlace * rowStep : row + rowStep
        for column in 0..<relation.samples {
          let columnPlace = column / columnStep % inputs[axis]
          let columnWraps = columnPlace + 1 == inputs[axis]
          if columnWraps && !circular { continue }
          let nextColumn =
            columnWraps ? column - columnPlace * columnStep : column + columnStep
          if entries[row * relation.samples + column]
            != entries[nextRow * relation.samples + nextColumn]
          {
            return false
          }
        }
      }
      return true
    }
    isToeplitz = outputs.indices.map { check($0, circular: false) }
    isCirculant = outputs.indices.map { check($0, circular: true) }
  }

  /// For each cell of the matrix a number that identifies its set of taps; 0 for none.
  private static func entries(of touches: Touches) -> [Int] {
    var entries = [Int](repeating: 0, count: touches.windowCount * touches.sampleCount)
    for window in 0..<touches.windowCount {
      touches.forEachTap(ofWindow: window) { tap, sample in
        guard sample >= 0 else { return }
        let cell = window * touches.sampleCount + sample
        entries[cell] = entries[cell] &* 1_000_003 &+ tap &+ 1
      }
    }
    return entries
  }
}
