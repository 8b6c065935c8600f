internal import Arithmetic
internal import Computations

extension Mistake {
  /// The order of windows and taps in unfolded images, and of rows and columns in matrices.
  static let orders: [Mistake] = [
    Mistake(
      76, "patches-as-rows", .matrix, prior: 0.08,
      .patches { patches, _, _ in try patches.transposed() },
      "Each window is a column; here the windows are the rows."),
    Mistake(
      77, "windows-by-columns", .layout, prior: 0.06,
      .patches { patches, problem, limits in
        let space = problem.patches.relation.outputShape
        guard space.count > 1 else { return nil }
        return try patches.reshaped(to: [patches.shape[0]] + space, within: limits)
          .transposed(space: Array(1...space.count))?
          .reshaped(to: patches.shape, within: limits)
      },
      "The windows were taken column by column; here they follow row by row."),
    Mistake(
      78, "taps-by-columns", .kernel, prior: 0.06,
      .patches { patches, problem, limits in
        let space = problem.patches.relation.kernelShape
        guard space.count > 1 else { return nil }
        let shape = [problem.channels] + space + [patches.shape[1]]
        return try patches.reshaped(to: shape, within: limits)
          .transposed(space: Array(1...space.count))?
          .reshaped(to: patches.shape, within: limits)
      },
      "The cells of each window were written column by column; here they follow row by row."),
    Mistake(
      79, "taps-reversed", .kernel, prior: 0.04,
      .patches { patches, problem, limits in
        let shape = [problem.channels, problem.taps, patches.shape[1]]
        return try patches.reshaped(to: shape, within: limits).flipped(along: [1])
          .reshaped(to: patches.shape, within: limits)
      },
      "The cells of each window stand in reverse order."),
    Mistake(
      80, "windows-reversed", .layout, prior: 0.02,
      .patches { patches, _, _ in try patches.flipped(along: [1]) },
      "The windows stand in reverse order."),
    Mistake(
      81, "matrix-rows-reversed", .matrix, prior: 0.03,
      .result(.matrix) { matrix, _, _ in try matrix.flipped(along: [0]) },
      "The rows of C stand in reverse order."),
    Mistake(
      82, "matrix-columns-reversed", .layout, prior: 0.03,
      .result(.matrix) { matrix, _, _ in try matrix.flipped(along: [1]) },
      "The columns of C stand in reverse order."),
    Mistake(
      83, "matrix-no-shift", .matrix, prior: 0.03,
      .result(.matrix) { matrix, _, limits in
        guard matrix.rank == 2, matrix.shape[0] > 1 else { return nil }
        let first = try matrix.selecting([.range(start: 0, stop: 1, step: 1), .all])
        return try first.multiplied(
          by: try Tensor.ones(matrix.shape, within: limits), within: limits)
      },
      "Every row of C is the first one; the taps move on from row to row."),
    Mistake(
      84, "shift-too-far", .stride, prior: 0.04,
      .result { matrix, origin, _ in
        guard origin is MatrixComputation, let axes = origin.spatialSizes, axes.count == 1,
          axes[0].padding == .none, matrix.rank == 2, matrix.shape[0] > 1
        else { return [] }
        let (columns, reach) = (matrix.shape[1], axes[0].reach)
        let sources = (0..<matrix.count).map { cell in
          let tap = cell % columns - cell / columns * (axes[0].stride + 1)
          return tap >= 0 && tap < reach ? tap : -1
        }
        return [try? matrix.applying(Picking(sources: sources))]
      },
      "The taps move one column too far from each row of C to the next."),
  ]
}

extension Change {
  /// The unfolded windows in another order, of one image.
  fileprivate static func patches(
    _ change: @escaping @Sendable (Tensor, PatchComputation, Limits) throws -> Tensor?
  ) -> Change {
    .result { tensor, origin, limits in
      guard let problem = origin as? PatchComputation, tensor.rank == 2 else { return [] }
      return [try? change(tensor, problem, limits)]
    }
  }
}
