import Arithmetic
import Testing

@Suite struct PatchesTests {
  let limits = Limits.standard

  @Test(arguments: 1...3)
  func agreesWithTheDefinition(rank: Int) throws {
    var dice = Dice(seed: UInt64(rank))
    for _ in 0..<40 {
      let problem = ConvolutionCase(&dice, rank: rank)
      let patches = Patches(relation: try problem.convolution().relation, mode: problem.mode)
      let windows = Plain.indices(of: problem.outputSpace)
      let rows = Plain.indices(of: [problem.x.shape[1]] + problem.kernel)
      let expected = Plain([problem.batch, rows.count, windows.count]) { index in
        let row = rows[index[1]]
        let place = plainSource(
          problem.position(windows[index[2]], Array(row.dropFirst())), shape: problem.input,
          mode: problem.mode, padding: problem.padding)
        return place.map { problem.x[[index[0], row[0]] + $0] } ?? problem.border
      }
      let layout = try PlaneLayout(shape: problem.x.shape, dims: rank)
      let unfolded = try patches.unfold(
        problem.x.tensor, layout: layout, border: Rational(problem.border), within: limits)
      #expect(unfolded == expected.tensor)

      // Columns back: every entry is added to the sample it came from.
      let columns = dice.plain(expected.shape)
      var sums = Plain(problem.x.shape) { _ in 0 }
      for index in Plain.indices(of: columns.shape) {
        let row = rows[index[1]]
        let place = plainSource(
          problem.position(windows[index[2]], Array(row.dropFirst())), shape: problem.input,
          mode: problem.mode, padding: problem.padding)
        if let place { sums[[index[0], row[0]] + place] += columns[index] }
      }
      #expect(try patches.fold(columns.tensor, within: limits) == sums.tensor)
    }
  }

  /// The kernels as rows, times the patches, are the convolution, group by group.
  @Test func kernelsTimesPatchesAreTheConvolution() throws {
    var dice = Dice(seed: 8)
    for round in 0..<30 {
      let problem = ConvolutionCase(&dice, rank: round % 3 + 1)
      let convolution = try problem.convolution()
      let patches = try Patches(relation: convolution.relation, mode: problem.mode).unfold(
        problem.x.grid, border: Rational(problem.border), within: limits)
      let windows = convolution.relation.windows
      let rows = problem.channelsPerGroup * convolution.relation.taps
      let perGroup = problem.filters / problem.groups
      var cells: [Rational] = []
      for image in 0..<problem.batch {
        for filter in 0..<problem.filters {
          for window in 0..<windows {
            var sum = Rational(0)
            for row in 0..<rows {
              let place = image * problem.groups * rows + filter / perGroup * rows + row
              let weight = Rational(problem.k.cells[filter * rows + row])
              sum = sum + weight * patches.cells[place * windows + window]
            }
            cells.append(sum)
          }
        }
      }
      #expect(cells == problem.direct.grid.cells)
    }
  }

  /// fold(unfold(x)) = x ⊙ coverage.
  @Test func foldingBackCountsTheReadings() throws {
    var dice = Dice(seed: 9)
    for round in 0..<30 {
      let problem = ConvolutionCase(&dice, rank: round % 3 + 1, modes: [.zeros])
      let patches = Patches(relation: try problem.convolution().relation)
      let layout = try PlaneLayout(shape: problem.x.shape, dims: problem.rank)
      let back = try patches.fold(
        try patches.unfold(problem.x.tensor, layout: layout, within: limits), within: limits)
      let counts = try Coverage.counts(of: patches.relation, within: limits)
      let expected = problem.x.grid.cells.enumerated().map {
        $0.element * counts.cells[$0.offset % counts.cells.count]
      }
      #expect(back == .exact(Grid(shape: problem.x.shape, cells: expected)))
    }
  }

  private func patches(_ input: [Int], _ kernel: [Int]) throws -> Patches {
    let ones = input.map { _ in 1 }
    return Patches(
      relation: try Relation(
        input: input, kernel: kernel, stride: ones, dilation: ones,
        padding: input.map { _ in .none }))
  }

  @Test func shapesOfOneImage() throws {
    let two = try patches([3, 3], [2, 2])
    let x = Tensor([[1, 2, 3], [4, 5, 6], [7, 8, 9]])
    let columns = try two.unfold(x, layout: PlaneLayout(shape: [3, 3], dims: 2), within: limits)
    #expect(columns == Tensor([[1, 2, 4, 5], [2, 3, 5, 6], [4, 5, 7, 8], [5, 6, 8, 9]]))
    #expect(
      try two.fold(columns, within: limits) == Tensor([[1, 4, 3], [8, 20, 12], [7, 16, 9]]))
    let layered = try two.unfold(
      Tensor(Array(0..<18), shape: [2, 3, 3]), layout: PlaneLayout(shape: [2, 3, 3], dims: 2),
      within: limits)
    #expect(layered.shape == [8, 4])
    #expect(try two.fold(layered, within: limits).shape == [2, 3, 3])
  }

  @Test func shapesThatCannotBe() throws {
    let two = try patches([3, 3], [2, 2])
    #expect(throws: ArithmeticError.rowsNotTaps(rows: 3, taps: 4)) {
      try two.fold(Tensor(Array(0..<12), shape: [3, 4]), within: limits)
    }
    #expect(throws: ArithmeticError.sizesDisagree(axis: 2, [1, 4, 4], [1, 4, 3])) {
      try two.fold(Tensor(Array(0..<12), shape: [4, 3]), within: limits)
    }
    #expect(throws: ArithmeticError.rankMismatch(expected: 3, actual: 1)) {
      try two.fold(Tensor([1, 2]), within: limits)
    }
    let long = try patches([20_000], [10_000])
    #expect(throws: ArithmeticError.tooManyCells([1, 10_000, 10_001], limit: limits.cells)) {
      try long.unfold(
        Tensor([Int](repeating: 0, count: 20_000)), layout: PlaneLayout(shape: [20_000], dims: 1),
        within: limits)
    }
  }
}
