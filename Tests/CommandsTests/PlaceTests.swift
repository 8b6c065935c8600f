import Arithmetic
import Documents
import Testing

@Suite struct PlaceTests {
  private static let grouped =
    "x = iota(2x2x2x2); k = iota(2x1x1x2); y = conv(x, k, groups=2, flip); "

  /// Every cell is named as it was typed: batch, channel and filter, and a turned kernel unturned.
  @Test(arguments: [
    ("who x[0,1,1,1]", [["y[0,1,1,0]", "k[1,0,0,0]"]]),
    (
      "who k[1,0,0,0]",
      [
        ["y[0,1,0,0]", "x[0,1,0,1]"], ["y[0,1,1,0]", "x[0,1,1,1]"], ["y[1,1,0,0]", "x[1,1,0,1]"],
        ["y[1,1,1,0]", "x[1,1,1,1]"],
      ]
    ),
  ])
  func groupsAndBatches(statement: String, rows: [[String]]) {
    let asked = Asked(Self.grouped + statement)
    #expect(asked.failure == nil)
    #expect(asked.tables.first?.rows.map { $0.map(\.text) } == rows)
    #expect(asked.tensor == Tensor(rows.count))
  }

  @Test func anInputReachesEveryFilter() {
    let asked = Asked("x = iota(1x3); k = iota(2x1x2); y = conv x k dims=1; who x[0,1]")
    #expect(
      asked.tables.first?.rows == [
        ["y[0,0]", "k[0,0,1]"], ["y[0,1]", "k[0,0,0]"], ["y[1,0]", "k[1,0,1]"],
        ["y[1,1]", "k[1,0,0]"],
      ])
    #expect(asked.facts("reaches") == ["4 outputs, the column C[:,1]"])
    let exchanged = "y = conv([2 5], [9 6 7], as=numpy); "
    #expect(Asked(exchanged + "who x[1]").facts("reaches") == ["3 outputs, the column C[:,1]"])
    #expect(
      Asked(exchanged + "who k[1]").facts("reaches").first
        == "2 of 4 outputs through an input, a diagonal of C; in the others it lies on the padding")
  }

  /// With channels last vec runs through the channels of one cell before the next.
  @Test func channelsLast() {
    let start = "x = iota(3x2); k = iota(2x2x1); y = conv x k dims=1 layout=NHWC; "
    #expect(Asked(start + "who x[1,0]").facts("reaches") == ["2 outputs, the column C[:,2]"])
    #expect(
      Asked(start + "why y[1,0]").facts("row of C") == [
        "C[1,:] of 2 rows: k[0,0,0] at x[1,0], k[1,0,0] at x[2,0], k[0,1,0] at x[1,1], k[1,1,0] at x[2,1]"
      ])
  }

  @Test func outputsAreAskedWithWhy() {
    let asked = Asked("y = conv [1 2 3] [1 1]; who y[0]")
    #expect(asked.failure?.help.first?.hasSuffix("of an output: why y[0]") == true)
  }
}

extension Asked {
  fileprivate var tables: [TableFigure] {
    blocks.compactMap { if case .table(let figure) = $0 { figure } else { nil } }
  }
}
