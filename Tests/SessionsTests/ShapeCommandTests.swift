import Arithmetic
import Commands
import Documents
import Sessions
import Syntax
import Testing

struct ShapeCommandTests {
  private func run(_ text: String) throws -> Outcome.Result {
    var session = Session()
    var outcome: Outcome?
    session.run(text) {
      outcome = $0
      return true
    }
    return try #require(outcome).result
  }

  private func answer(_ text: String) throws -> Answer { try run(text).get() }

  @Test(
    arguments: [
      ("shape i=5 k=3 s=2 p=1", [3]), ("shape i=? k=3 s=2 o=16", [33, 34]),
      ("shape k=3 s=2 o=16", [33, 34]), ("shape i=32 k=? s=2 o=16", [1, 2]),
      ("shape i=7 k=3 s=? o=3", [2]), ("shape i=32 k=5 p=? o=32", [2]),
      ("shape i=7 k=3 d=? o=3", [2]), ("shape i=9 k=3 s=2 p=1 padding_counts=total", [4]),
      ("shape i=3 k=3 s=2 p=1 o=6 of=transpose", [1]),
      ("shape i=4 k=3 s=2 p=1 of=transpose legal", [7, 8]),
      ("shape i=3 k=2 of=unpool legal", [5, 6, 7]), ("shape i=7 k=2 of=pool", [3]),
      ("shape i=7 k=2 of=pool ceil", [4]), ("shape i=7 k=2 s=2 of=pool as=caffe", [4]),
      ("shape i=9 k=4 s=4 p=2 of=pool ceil", [3]), ("shape i=224 k=7 s=2 padding=same", [112]),
      ("shape i=5 k=3 d=1 dilation_base=0", [1]), ("shape i=3 k=2 s=3 as=keras of=transpose", [9]),
      ("shape i=5..7 k=3 s=2", [5, 2, 6, 2, 7, 3]),
      (
        "shape i=32 o=16 k=1..7 s=1..3 p=0..3",
        [1, 2, 0, 2, 2, 0, 3, 2, 1, 4, 2, 1, 5, 2, 2, 6, 2, 2, 7, 2, 3]
      ),
    ] as [(String, [Int])])
  func answersOneAxis(_ text: String, _ expected: [Int]) throws {
    guard case .tensor(let tensor) = try answer(text).value else {
      Issue.record("no numbers came back")
      return
    }
    #expect(tensor.intValues == expected)
  }

  @Test(
    arguments: [
      ("shape 32x32x3 kernel=5 filters=6", [28, 28, 6]),
      ("shape 3x32x32 kernel=5 filters=6", [6, 28, 28]),
      ("shape 32x32 | conv k=5 | pool 2", [14, 14]),
      ("shape 7x9 k=3 s=(2,3)", [3, 3]), ("shape i=6x7 k=3", [4, 5]),
      ("shape 4x4 k=3 s=2 of=transpose a=1", [10, 10]), ("shape [1 2 3; 4 5 6]", [2, 3]),
      (
        "shape 32x32x1 | conv 5 filters=6 | pool max 2 | conv 5 filters=16 | pool 2 | flatten "
          + "| dense 84 | dense 10", [10]
      ),
      ("shape 8x8 k=3 padding=same as=tf s=2", [4, 4]),
      ("shape 2x3x9x9 | conv 3 filters=4 padding=half", [2, 4, 9, 9]),
      ("shape 5x6x7 k=3 dims=3", [3, 4, 5]), ("shape 50 | conv 3 | conv 3 d=2", [44]),
    ] as [(String, [Int])])
  func walksThroughLayers(_ text: String, _ expected: [Int]) throws {
    #expect(try answer(text).value == .shape(expected))
  }

  @Test(arguments: [
    ("shape i=3 k=5", "kernel-too-large"), ("shape i=0 k=5", "bad-size"),
    ("shape i=5 k=3 s=0", "bad-stride"), ("shape i=5 k=3 o=7", "no-solution"),
    ("shape i=3 k=3 s=2 p=1 a=? o=9 of=transpose", "no-solution"),
    ("shape i=3 k=3 s=2 p=1 a=5 of=transpose", "output-padding"),
    ("shape i=7 k=3 s=2 padding=same as=torch", "framework-refuses"),
    ("shape i=? k=3", "missing-argument"), ("shape i=5", "missing-argument"),
    ("shape", "missing-argument"), ("shape i=5..2 k=3", "bad-size"),
    ("shape i=1..1000000000 k=1..1000000000 o=1", "too-large"),
    ("shape i=5 k=3 legal", "unknown-option"), ("shape 8x8 | conv 5 | conv 5", "kernel-too-large"),
    ("shape 8x8 | conv", "missing-argument"), ("shape 8x8 | dense", "missing-argument"),
    ("shape 8x8 | flatten | conv 3", "rank"), ("shape 1x2x3x4x5x6 | conv 3", "rank"),
    ("shape 6x6x3 | conv 3 filters=4 groups=2", "groups"),
    ("shape 5x5 | conv k=k", "wrong-kind"), ("shape i=? | conv k=k o=4", "wrong-kind"),
    ("shape n | conv k=k o=4", "wrong-kind"), ("shape n | conv k=k | dense 3", "wrong-kind"),
    ("shape n | conv k=3 filters=f", "unknown-name"), ("shape 5x5 k=?", "wrong-kind"),
    ("shape i=7 k=2 s=2 stride_rule=strict", "stride-remainder"),
    ("shape i=9223372036854775807 k=3 p=9223372036854775807", "too-large"),
    ("shape i=5 k=9223372036854775807 d=9223372036854775807", "too-large"),
    ("shape i=? k=-9223372036854775807 o=3", "too-large"),
    ("shape i=9223372036854775807 k=3 s=9223372036854775807 of=transpose", "too-large"),
    ("shape i=3 k=9223372036854775807 s=9223372036854775807 of=unpool legal", "too-large"),
  ])
  func refuses(_ text: String, _ code: String) throws {
    guard case .failure(let diagnostic) = try run(text) else {
      Issue.record("\(text) went well")
      return
    }
    #expect(diagnostic.code.rawValue == code, "\(diagnostic.message)")
  }

  @Test(arguments: [
    ("shape n | conv k=k s=2", "⌊(n − k) / 2⌋ + 1"),
    ("shape n | conv k=3 s=s p=p", "⌊(n + 2p − 3) / s⌋ + 1"),
    ("shape 32 | conv k=k | pool 2", "⌊(1 − k) / 2⌋ + 16"), ("shape n k=k", "n − k + 1"),
  ])
  func answersInLetters(_ text: String, _ expected: String) throws {
    #expect(try answer(text).value == .text(expected))
  }

  @Test func poolsHaveWindows() throws {
    guard case .failure(let diagnostic) = try run("shape 5x5 | pool 20") else { return }
    #expect(diagnostic.message.contains("the window reaches over 20 rows"))
  }

  @Test func namesTheCaseOfTheGuide() throws {
    let blocks = try answer("shape i=5 k=3 p=1").document.blocks
    let law = Equation(.output, .symbol(.input))
    #expect(
      blocks.contains(
        .fact(label: "case", text: "half (same) padding (relationship 3): \(formula: law)")))
    let derivations = blocks.compactMap { block in
      if case .derivation(let figure) = block { figure } else { nil }
    }
    #expect(derivations.map(\.result) == [5])
  }

  @Test func saysWhichCellsAreNeverRead() throws {
    let blocks = try answer("shape i=9 k=2 s=3 d=3").document.blocks
    #expect(
      blocks.contains(
        .fact(label: "unread", text: "cells 1, 2, 4, 5: in the holes of the dilated kernel")))
    #expect(blocks.contains(.fact(label: "", text: "cells 7, 8: behind the last window")))
  }

  @Test func countsTheLayersOfLeNet() throws {
    let blocks = try answer(
      "shape 32x32x1 | conv 5 filters=6 | pool 2 | conv 5 filters=16 | pool 2 | dense 10"
    ).document.blocks
    let tables = blocks.compactMap { block in
      if case .table(let figure) = block { figure } else { nil }
    }
    let table = try #require(tables.first)
    #expect(
      table.rows.map { $0[1] } == ["32×32×1", "28×28×6", "14×14×6", "10×10×16", "5×5×16", "10"])
    #expect(table.rows.map { $0[2] } == ["", "156", "0", "2,416", "0", "4,010"])
    #expect(table.rows[3].suffix(2) == ["14", "2"])
  }

  @Test func saysWhereThereIsNoEnd() throws {
    let answer = try answer("shape i=7 k=3 o=1 s=?")
    #expect(answer.value == nil)
    #expect(
      answer.document.blocks.contains(
        .fact(label: "solutions", text: "s = 5 and every greater one")))
  }
}
