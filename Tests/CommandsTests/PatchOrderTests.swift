import Arithmetic
import Commands
import Documents
import Testing

/// `unfold order=column`, and unpooling that fills.
@Suite struct PatchOrderTests {
  /// The transposed picture’s patches row by row, its window turned too.
  @Test(arguments: [
    ("iota(3x4)", "2x3", "3x2", ""), ("iota(5x4)", "2x2", "2x2", " stride=2 padding=1"),
    ("iota(4x5)", "1x2", "2x1", " dilation=2"),
  ])
  func isThatOfTheTransposed(image: String, window: String, turned: String, options: String) {
    let asked = Asked("unfold \(image) \(window) order=column\(options)")
    #expect(asked.failure == nil, "\(asked.failure?.message ?? "")")
    #expect(asked.value == Asked("x = \(image)'; unfold x \(turned)\(options)").value)
  }

  /// Cells of channels, steps and explanations are those of the result.
  @Test func cellsAreExplained() throws {
    let statement = "x = iota(2x3x3); P = unfold(x, kernel=2x2, order=column, padding=1)"
    let result = try #require(Asked(statement).tensor)
    #expect(result.shape == [8, 16])
    for (row, column) in [(0, 0), (1, 5), (2, 9), (3, 15), (5, 4), (7, 11)] {
      let why = Asked("\(statement); why P[\(row),\(column)]")
      #expect(why.tensor == Tensor(result.cell(row * 16 + column)))
    }
    let who = Asked("\(statement); who x[1,1,1]")
    #expect(who.tensor == Tensor(4))
    let table = who.blocks.compactMap { if case .table(let table) = $0 { table } else { nil } }
    for cell in table[0].rows.map({ $0[0].text }) {
      let value = Asked("\(statement); \(cell)").tensor
      #expect(value == Tensor(13), "\(cell)")
    }
  }

  @Test(arguments: [
    ("unpool [4 8] avg 2 fill", "[4 4 8 8]"),
    ("unpool [1 2; 3 4] avg 2 fill", "kron([1 2; 3 4], ones(2x2))"),
    ("unpool [4 8] avg 2 fill stride=1", "[4 12 8]"), ("unpool [4 8] avg 2", "[2 2 4 4]"),
    ("pool(unpool([4 8], avg, 2, fill), avg, 2)", "[4 8]"),
    ("y = unpool([4 8], avg, 2, fill); why y[1]", "4"),
  ])
  func fills(statement: String, value: String) {
    let asked = Asked(statement)
    #expect(asked.failure == nil, "\(statement): \(asked.failure?.message ?? "")")
    #expect(asked.value == Asked(value).value, "\(statement)")
  }

  @Test func aMaximumDoesNotFill() {
    let asked = Asked("unpool [5] indices=[1] kernel=2 fill")
    #expect(asked.failure?.code == .unknownOption)
  }
}
