import Arithmetic
import Commands
import Computations
import Documents
import Testing

/// Frame n shows step n, and the last frame's result is complete.
@Suite struct PlaybackTests {
  private func playback(_ statement: String) throws -> Steps {
    let asked = Asked(statement + "; play")
    return try #require(asked.answers.last?.playback, "\(asked.failure?.message ?? "")")
  }

  private func step(_ playback: Steps, _ number: Int) throws -> StepFigure {
    for case .step(let figure) in playback.frame(at: number).blocks { return figure }
    throw Missing()
  }

  private struct Missing: Error {}

  /// The panel of the result so far.
  private func soFar(_ playback: Steps, _ number: Int) throws -> CellGrid {
    try #require(step(playback, number).grids.last { $0.caption.hasSuffix("so far") })
  }

  /// The numbers of a grid in reading order; nil for what is still to come.
  private func numbers(_ grid: CellGrid) -> [Scalar?] {
    grid.rows.flatMap { row in
      row.map { if case .number(let number) = $0.content { number } else { nil } }
    }
  }

  static let computations: [(statement: String, count: Int, noun: String)] = [
    ("conv [1 2 3; 4 5 6; 7 8 9] [1 0; 0 -1] padding=1", 16, "window"),
    ("conv [1 8 3 5 2 7] [3 5 2] stride=2", 2, "window"),
    ("conv iota(2x4x4) iota(3x2x2x2)", 27, "window"),
    ("conv iota(4x4x2) iota(2x2x2x3) layout=NHWC", 27, "window"),
    ("conv iota(3x3x3) iota(2x2x2)", 8, "window"),
    ("conv 3x3 2x2", 4, "window"),
    ("transpose [1 2; 3 4] [1 2; 3 4] stride=2 padding=1", 4, "stamp"),
    ("transpose [1 2 3] [1 1] stride=3 output_padding=2 bias=5", 3, "stamp"),
    ("transpose iota(2x2x2)+1 iota(2x1x2x2) groups=2", 8, "stamp"),
    ("transpose iota(2x2x2)+1 iota(2x2x2x2) layout=NHWC", 8, "stamp"),
    ("transpose 2x2 2x2", 4, "stamp"),
    ("pool iota(4x4) max 2x2", 4, "window"), ("pool iota(2x4x4) avg 2x2", 8, "window"),
    ("pool [1 2 3 4 5] avg adaptive=3", 3, "window"), ("pool 4x4 max 2x2", 4, "window"),
    ("toeplitz 3x3 2x2", 4, "row"), ("toeplitz [1 2 3 4] [1 0 -1] of=x", 2, "row"),
    ("toeplitz iota(3x3) [1 2; 3 4] order=column", 4, "row"),
  ]

  @Test(arguments: computations)
  func everyStepIsThere(statement: String, count: Int, noun: String) throws {
    let playback = try playback(statement)
    #expect(playback.count == count)
    #expect(playback.noun == noun)
    for number in 0..<count {
      let title = try step(playback, number).title
      #expect(title.hasPrefix("\(noun) \(number + 1) of \(count)"), "\(title)")
      #expect(
        playback.frame(at: number, showsCompanion: true).blocks.count
          == (playback.companion == nil ? 2 : 3))
    }
    #expect(playback.frame(at: -3) == playback.frame(at: 0))
    #expect(playback.frame(at: count + 3) == playback.frame(at: count - 1))
  }

  @Test func windowsFillTheResultOneByOne() throws {
    let playback = try playback("conv [1 2 3; 4 5 6; 7 8 9] [1 0; 0 -1] stride=1")
    for number in 0..<4 {
      let grid = try soFar(playback, number)
      #expect(numbers(grid).filter { $0 != nil }.count == number + 1)
      #expect(numbers(grid).prefix(number + 1).allSatisfy { $0 == .exact(-4) })
      #expect(try step(playback, number).places(of: .result) == [[number / 2, number % 2]])
      #expect(
        try step(playback, number).places(of: .tap)
          == [[0, 0], [0, 1], [1, 0], [1, 1]].map { [$0[0] + number / 2, $0[1] + number % 2] })
    }
  }

  /// Single channels, whose last frame shows the whole result.
  @Test(arguments: [
    "conv [1 2 3; 4 5 6; 7 8 9] [1 0; 0 -1] padding=1", "conv [1 8 3 5 2 7] [3 5 2] stride=2",
    "conv 3x3 1x1", "transpose [1 2; 3 4] [1 2; 3 4] stride=2 padding=1",
    "transpose [1 2 3] [1 1] stride=3 output_padding=2 bias=5", "transpose 2x2 1x1",
    "pool iota(4x4) max 2x2", "pool [1 2 3 4 5] avg adaptive=3",
  ])
  func theLastFrameIsComplete(statement: String) throws {
    let playback = try playback(statement)
    let tensor = try #require(Asked(statement).tensor)
    #expect(
      numbers(try soFar(playback, playback.count - 1)) == (0..<tensor.count).map { tensor.cell($0) }
    )
    if playback.count > 1 {
      #expect(numbers(try soFar(playback, 0)).contains(nil))
    }
  }

  @Test(arguments: [
    "[1 2 3; 4 5 6; 7 8 9] [1 0; 0 -1]", "iota(2x3x3) iota(2x2x2x2)-7",
    "iota(3x3x2) iota(2x2x2x3)-7 layout=NHWC", "[1 2 3 4] [1 2 3] padding=2 padding_mode=circular",
  ])
  func rowsOfTheMatrixMatchTheirWindows(operands: String) throws {
    let playback = try playback("conv \(operands)")
    let matrix = try #require(Asked("toeplitz \(operands)").tensor)
    let columns = matrix.shape[1]
    for number in 0..<playback.count {
      guard case .step(let figure)? = playback.frame(at: number, showsCompanion: true).blocks.last,
        let grid = figure.grids.first, let entries = grid.rows.first,
        let row = Int(grid.caption.drop { $0 != "[" }.dropFirst().prefix { $0 != "," })
      else { throw Missing() }
      #expect(entries.count == columns)
      for (column, entry) in entries.enumerated() {
        let expected = matrix.cell(row * columns + column)
        if case .number(let value) = entry.content {
          #expect(value == expected)
        } else {
          #expect(expected == .exact(0))
        }
      }
      // What stands below is the input's own order: the products add up to the output.
      #expect(numbers(CellGrid(rows: [grid.rows[1]])).compactMap { $0 }.count == columns)
    }
  }

  @Test func rowsOfAMatrixFillTheVector() throws {
    let playback = try playback("toeplitz iota(3x3) [1 2; 3 4] order=column")
    let grids = try step(playback, 3).grids
    #expect(grids.map(\.caption) == ["C", "vec(y), so far"])
    // By columns: y[0,0], y[1,0], y[0,1], y[1,1].
    #expect(numbers(grids[1]) == [27, 57, 37, 67].map { Scalar.exact($0) })
    #expect(try step(playback, 1).title.hasSuffix("y[1,0]"))
    #expect(numbers(try step(playback, 1).grids[1]).filter { $0 == nil }.count == 2)
  }

  @Test func theComputationIsFoundAgain() throws {
    let named = Asked("y = conv([1 2 3], [1 1]); z = conv([1 2 3 4 5], [1 1]); 7; play y")
    #expect(named.answers.last?.playback?.count == 2)
    #expect(try playback("z = conv([1 2 3 4 5], [1 1]); z + 1").count == 4)
    #expect(try playback("z = conv([1 2 3 4 5], [1 1]); show z").count == 4)
    #expect(Asked("y = conv([1 2 3], [1 1]); play").value == nil)
  }

  @Test(arguments: [
    ("play", "nothing-yet"), ("x = 3; play x", "wrong-kind"),
    ("play conv([1 2], [1])", "wrong-kind"),
    ("play nobody", "unknown-name"), ("conv 500x500 20x20; play", "too-large"),
  ])
  func refusals(statement: String, code: String) {
    #expect(Asked(statement).failure?.code.rawValue == code)
  }

  @Test func withoutATerminalTheStepsAreWritten() {
    let asked = Asked("conv iota(8x8) [1 1; 1 1]; play")
    #expect(asked.steps.count == 24)
    #expect(asked.blocks.last == .omitted("25 more windows; at a terminal play shows them all"))
  }
}
