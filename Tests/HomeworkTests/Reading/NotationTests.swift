import Arithmetic
import Documents
import Homework
import Rendering
import Testing

/// Numbers in any notation are read back as the same numbers.
@Suite struct NotationTests {
  @Test(arguments: Notation.all)
  func whatIsWrittenIsReadBack(notation: Notation) throws {
    var written = 0
    for seed in 0..<60 {
      let tensor = try sample(seed, rank: 1 + seed % 4, hasFractions: !notation.isBare)
      guard let text = notation.write(tensor.cells, tensor.value.shape) else { continue }
      written += 1
      let reading = SampleSheet.read(text, as: .matrix, allowing: .literal)
      #expect(reading.value == .tensor(tensor.value), "\(text) gives \(reading)")
      let file = try Submission(bytes: Array("answer 1 = \(text)\nanswer 2 = 3\n".utf8))
      #expect(file.answers.count == 2 && file.notes.isEmpty, "\(text)")
      let handedIn = try #require(file.answer(to: "1")).text
      #expect(
        SampleSheet.read(handedIn, as: .matrix, allowing: .literal).value == .tensor(tensor.value),
        "\(text)")
      if let answer = reading.answer {
        #expect(answer.places.isEmpty || answer.places == tensor.places, "\(text)")
        #expect(answer.places.isEmpty == tensor.places.allSatisfy { $0 == nil })
      }
    }
    #expect(written >= 5)
  }

  @Test func whatIsPrintedIsReadBack() throws {
    for seed in 0..<60 {
      let tensor = try sample(seed, rank: seed % 5, hasFractions: true).value
      for text in [ValueText.complete, ValueText(width: 70, indent: 2)] {
        var bytes = Array("answer 1 = ".utf8)
        text.write(.tensor(tensor), into: &bytes)
        let file = try Submission(bytes: bytes)
        // Output that a narrow page truncates is recognized as incomplete.
        guard !bytes.contains(0xE2) else {
          let reading = SampleSheet.read(file.answers[0].text, as: .matrix)
          #expect(reading.unreadable?.message.contains("three dots") == true)
          continue
        }
        let answer = try #require(SampleSheet.read(file.answers[0].text, as: .matrix).answer)
        #expect(answer.value == .tensor(tensor) && answer.notes.isEmpty)
      }
    }
  }

  /// The cells as written, what they are worth, and their decimal places.
  private func sample(
    _ seed: Int, rank: Int, hasFractions: Bool
  ) throws -> (cells: [String], value: Tensor, places: [Int?]) {
    let shape = try draws(rank, seed * 7 + 1, 1...4)
    let count = shape.reduce(1, *)
    let kinds = try draws(count, seed * 7 + 2, 0...(hasFractions ? 4 : 3))
    let wholes = try draws(count, seed * 7 + 3, -30...30)
    let cells = zip(kinds, wholes).map { kind, whole in
      switch kind {
      case 0, 1: "\(whole)"
      case 2: "\(whole)."
      case 3: "\(whole).\(abs(whole) % 4)5"
      default: "\(whole)/\(abs(whole) % 7 + 1)"
      }
    }
    let places: [Int?] = kinds.map { $0 == 2 ? 0 : $0 == 3 ? 2 : nil }
    let values = try cells.map { try #require(try Rational(parsing: $0)) }
    return (cells, .exact(Grid(shape: shape, cells: values)), places)
  }

  private func draws(_ count: Int, _ seed: Int, _ range: ClosedRange<Int>) throws -> [Int] {
    guard count > 0 else { return [] }
    let tensor = try Tensor.random(
      [count], seed: seed, low: range.lowerBound, high: range.upperBound, within: .standard)
    return try #require(tensor.intValues)
  }

  @Test func sizesInEveryNotation() {
    let notations: [@Sendable ([String]) -> String] = [
      { $0.joined(separator: "x") }, { $0.joined(separator: " x ") }, { $0.joined(separator: "X") },
      { $0.joined(separator: "×") }, { $0.joined(separator: " × ") }, { $0.joined(separator: "*") },
      { $0.joined(separator: "х") }, { $0.joined(separator: " by ") },
      { $0.joined(separator: "-by-") },
      { "(" + $0.joined(separator: ",") + ",)" }, { "(" + $0.joined(separator: ", ") + ")" },
      { "[" + $0.joined(separator: ",") + "]" }, { "[" + $0.joined(separator: " ") + "]" },
      { $0.joined(separator: ", ") }, { $0.joined(separator: " ") },
      { "torch.Size([" + $0.joined(separator: ", ") + "])" },
      { "TensorShape([" + $0.joined(separator: ", ") + "])" },
    ]
    for sizes in [[1], [7], [3, 5], [16, 1, 28], [2, 3, 4, 5], [0, 3]] {
      for notation in notations {
        let text = notation(sizes.map(String.init))
        #expect(SampleSheet.read(text, as: .shape).value == .shape(sizes), "\(text)")
      }
    }
  }

  @Test func numbersInEveryNotation() throws {
    for (plain, spellings) in [
      ("-3", ["-3", "−3", "–3", "- 3", "-3.", "-3.00", "-6/2", "-3e0", "－３", "(-3)", "-(3)"]),
      ("0.75", ["0.75", ".75", "3/4", "¾", "0,75", "75e-2", "3 / 4", "7.5E-1", "+0.750", "3⁄4"]),
      ("1200", ["1200", "1.2e3", "1200.0", "12e+2", "2400/2", "１２００"]),
    ] {
      for spelling in spellings {
        let value = try Rational(parsing: plain)
        #expect(
          SampleSheet.read(spelling, as: .number, allowing: .literal).value
            == .tensor(Tensor(try #require(value))), "\(spelling)")
      }
    }
  }
}
