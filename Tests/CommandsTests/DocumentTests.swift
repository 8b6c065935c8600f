import Arithmetic
import Commands
import Documents
import Testing

/// The blocks of the documents of commands, and the facts in them.
@Suite struct DocumentTests {
  /// The kinds of blocks in their order, with labels and names.
  private func outline(_ statement: String) -> [String] {
    Asked(statement).blocks.map { block in
      switch block {
      case .heading(let title, _): "heading \(title)"
      case .derivation(let figure): "law \(figure.label)"
      case .fact(let label, _): "fact \(label)"
      case .note: "note"
      case .step: "step"
      case .omitted: "omitted"
      case .matrix: "matrix"
      case .table: "table"
      case .picture: "picture"
      case .listing: "listing"
      case .result(let name, _): "result \(name)"
      }
    }
  }

  static let conv = "conv [1 2 3; 4 5 6; 7 8 9] [1 0; 0 1]"

  @Test func convShowsSizesStepsAndResult() {
    #expect(
      outline(Self.conv) == [
        "heading conv", "law size", "fact case", "step", "step", "step", "omitted", "result y",
      ])
    let asked = Asked(Self.conv + " steps=all")
    #expect(asked.headingFacts.prefix(3) == ["input 3×3", "kernel 2×2", "stride 1"])
    #expect(asked.derivations.map(\.result) == [.constant(2)])
    #expect(asked.steps.count == 4)
    #expect(asked.steps.map { $0.sums.first?.numbers.count } == [4, 4, 4, 4])
    #expect(asked.steps[3].places(of: .tap) == [[1, 1], [1, 2], [2, 1], [2, 2]])
    #expect(asked.result("y") == .tensor(Tensor([[6, 8], [12, 14]])))
  }

  @Test func convOfDifferentAxesHasALawForEach() {
    let asked = Asked("conv iota(5x7) ones(2x3) stride=(1,2) padding=(0,1) steps=none")
    #expect(asked.derivations.map(\.result) == [.constant(4), .constant(4)])
    #expect(asked.derivations.allSatisfy { !$0.remark.isEmpty })
    #expect(asked.steps.isEmpty)
    #expect(asked.headingFacts.contains("stride (1, 2)"))
  }

  @Test func convOfShapesHasSymbolsAndNoMore() {
    let asked = Asked("conv 4x4 3x3 steps=none")
    guard case .tensor(let result)? = asked.result("y") else {
      Issue.record("no result")
      return
    }
    #expect(result.kind == .symbolic && result.shape == [2, 2])
    // A sum that nobody could read is not written out: the sizes alone.
    #expect(Asked("conv 512x512 3x3").value == .shape([510, 510]))
  }

  @Test func transposeShowsThreeRoutes() {
    let statement = "transpose [1 2; 3 4] [1 0; 0 1] stride=2 padding=1"
    let lines = outline(statement)
    #expect(lines.first == "heading transpose" && lines.last == "result x′")
    #expect(lines.filter { $0 == "note" }.count == 3)
    for expected in ["law size", "fact why a", "fact Cᵀ", "matrix", "fact stretch", "fact routes"] {
      #expect(lines.contains(expected), "\(expected)")
    }
    let asked = Asked(statement + " steps=all")
    #expect(asked.result("x′") == .tensor(Tensor([[1, 0], [0, 4]])))
    // One window of the stretched input, four stamps, and the three results side by side.
    #expect(asked.steps.count == 6)
    guard let compared = asked.steps.last else { return }
    let numbers = compared.grids.map { grid in grid.rows.map { $0.map(\.content) } }
    #expect(numbers.count == 3 && numbers[0] == numbers[1] && numbers[1] == numbers[2])
    let matrices = asked.blocks.compactMap {
      if case .matrix(let figure) = $0 { figure } else { nil }
    }
    #expect(matrices.first?.rowLabels.count == 4 && matrices.first?.columnLabels.count == 4)
  }

  @Test func gradShowsEachGradientWithItsRecipe() {
    let statement = "grad [1 2 3; 4 5 6; 7 8 9] [1 0; 0 1] [1 2; 3 4]"
    #expect(
      outline(statement) == [
        "heading grad", "law size", "fact case", "note", "fact as", "result dx", "note", "fact as",
        "result dk", "note", "fact as", "result db", "fact check",
      ])
    let asked = Asked(statement)
    guard case .record(let fields)? = asked.value else {
      Issue.record("no record")
      return
    }
    #expect(fields.map(\.name) == ["dx", "dk", "db"])
    for field in fields { #expect(asked.result(field.name) == field.value) }
    // ⟨conv(x, k), dy⟩ = ⟨x, dx⟩ = ⟨k, dk⟩, worked out by other commands.
    let check = Asked("sum(conv([1 2 3; 4 5 6; 7 8 9], [1 0; 0 1]) * [1 2; 3 4])").tensor
    #expect(asked.facts("check").first?.hasSuffix("= \(check?.intValues?.first ?? 0)") == true)
  }

  @Test(arguments: [
    ("y = conv([1 2 3; 4 5 6; 7 8 9], [1 0; 0 1]); who x[1,1]", 4, "output", "by the weight"),
    ("y = conv([1 2 3; 4 5 6; 7 8 9], [1 0; 0 1]); who x[0,0]", 1, "output", "by the weight"),
    ("y = conv([1 2 3; 4 5 6; 7 8 9], [1 0; 0 1]); who k[0,1]", 4, "output", "times the input"),
    ("y = transpose([1 2; 3 4], [1 0; 0 1], stride=2); who y[0,1]", 4, "output", "by the weight"),
  ])
  func whoListsEveryOutput(statement: String, count: Int, left: String, right: String) {
    #expect(outline(statement).suffix(2) == ["fact reaches", "table"])
    let asked = Asked(statement)
    let tables = asked.blocks.compactMap { if case .table(let figure) = $0 { figure } else { nil } }
    #expect(tables.first?.rows.count == count)
    #expect(tables.first?.header == [left, right])
    #expect(asked.facts("reaches").first?.hasPrefix("\(count) ") == true)
  }
}
