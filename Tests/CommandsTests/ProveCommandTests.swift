import Arithmetic
import Commands
import Computations
import Documents
import Testing

/// `prove`: every route gives what the engine gives, and a wrong one would be seen.
@Suite struct ProveCommandTests {
  @Test(arguments: [
    "conv [0 1 2; 3 4 5; 6 7 8] [0 1; 2 3]", "conv iota(7) [1 2 3] stride=2 padding=1 flip",
    "conv iota(7x6) iota(2x3) stride=(2,1) dilation=(2,1) padding=((1,0),(0,2))",
    "conv iota(2x4x5x5) iota(6x2x2x2) groups=2 padding=1 stride=2",
    "conv iota(3x4x4) iota(2x2x2) stride=2", "conv iota(5x5x2) iota(2x2x2x3) layout=NHWC",
    "conv iota(5x5) iota(3x3) padding=1 padding_mode=circular",
    "conv [1/3 2/7 5] [1/2 3]", "conv sqrt(iota(5)) [1 2]", "conv iota(5x5) iota(2x2) padding=-1",
    "conv 4x4 3x3", "conv 2x4x4 3x2x2x2 stride=2", "conv iota(4) [1 2] bias=3",
    "transpose [1 2; 3 4] iota(3x3) stride=2", "transpose iota(3) iota(3) stride=2 padding=1",
    "transpose iota(2x3x3) iota(2x3x2x2) stride=2 output_padding=1",
    "transpose iota(2x4x3) iota(4x2x3) groups=2 stride=3 dilation=2 dims=1",
    "transpose iota(2x2x2) iota(2x2x2) stride=2", "transpose 3x3 2x2 stride=2 padding=1 flip",
    "transpose iota(3x3x2) iota(2x2x3x2) layout=NHWC",
  ])
  func holds(call: String) throws {
    let asked = Asked("prove \(call)")
    #expect(asked.failure == nil, "\(call): \(asked.failure?.message ?? "")")
    #expect(asked.value == .truth(true), "\(call)")
    let numbers = try #require(asked.facts("numbers").first)
    let symbols = try #require(asked.facts("symbols").first)
    #expect(numbers.hasPrefix("all "), "\(numbers)")
    #expect(symbols.firstRange(of: "DIFFER") == nil, "\(symbols)")
    // As many routes as there are rows.
    let rows = asked.blocks.compactMap {
      if case .table(let table) = $0 { table.rows.count } else { nil }
    }
    #expect(rows.first ?? 0 >= 4)
    #expect(numbers.hasPrefix("all \(rows.first ?? 0) routes"))
  }

  /// The panels show the result.
  @Test func panelsAreTheResult() throws {
    let asked = Asked("prove conv [0 1 2; 3 4 5; 6 7 8] [0 1; 2 3]")
    let grids = try #require(asked.steps.first?.grids)
    #expect(
      grids.map(\.caption) == [
        "windows", "matrix", "im2col", "stamps", "zeros", "polynomials", "fft",
      ])
    for grid in grids {
      #expect(
        grid.rows.map { $0.map(\.content) } == [
          [.number(.exact(19)), .number(.exact(25))], [.number(.exact(37)), .number(.exact(43))],
        ])
    }
  }

  @Test(arguments: [
    ("prove", "nothing-yet"), ("prove conv 3 5", "kernel-too-large"),
    ("prove conv 512x512 3x3", "too-large"), ("pool [1 2] max 2; prove", "wrong-kind"),
    ("prove conv iota(4) [1 2] padding=1 padding_mode=constant value=2", "wrong-kind"),
  ])
  func refusals(statement: String, code: String) {
    #expect(Asked(statement).failure?.code.rawValue == code, "\(statement)")
  }
}
