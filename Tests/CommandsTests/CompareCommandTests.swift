import Arithmetic
import Commands
import Computations
import Documents
import Testing

/// `compare`: what it says of a framework is what `as=` gives.
@Suite struct CompareCommandTests {
  static let calls = [
    "conv iota(5x5) iota(4x4) padding=same stride=2", "conv iota(5x5) iota(4x4) padding=same",
    "conv iota(7) [1 2 3 4] padding=same", "conv iota(7) [1 2 3]",
    "conv iota(4x4) iota(2x2) padding=1",
    "conv iota(6x7) iota(3x2) padding=1 stride=(2,1) dilation=2", "conv iota(2x5x5) iota(3x2x3x3)",
    "transpose iota(3x3) iota(3x3) stride=2", "transpose iota(3x3) iota(2x2) stride=2 padding=same",
    "transpose iota(3) iota(3) stride=2 output_padding=1", "pool iota(6x6) max 3 stride=2 ceil",
    "pool iota(7) avg 3 stride=2 padding=1", "pool iota(6) max 2 padding=same",
    "grad iota(5) [1 2 3] padding=same", "conv iota(3) iota(5) padding=valid",
  ]

  /// Asked one by one, each framework gives the value in its field, and those without one refuse.
  @Test(arguments: calls)
  func agreesWithAs(call: String) throws {
    let asked = Asked("compare \(call)")
    guard case .record(let fields)? = asked.value else {
      Issue.record("\(call): \(String(describing: asked.failure))")
      return
    }
    for framework in Framework.allCases {
      let alone = Asked("\(call) as=\(framework.name)")
      let field = fields.first { $0.name == framework.name }
      #expect(field?.value == alone.value, "\(call) as=\(framework.name)")
      if let failure = alone.failure {
        #expect(asked.facts(framework.title) == ["refuses: \(failure.message)"])
      }
    }
    // Every one stands in one place of the answer.
    let names = asked.blocks.flatMap { block -> [String] in
      switch block {
      case .table(let table):
        table.rows.flatMap { $0[0].text.split(separator: ", ").map(String.init) }
      case .fact(let label, _) where label != "offset": [label]
      default: []
      }
    }
    #expect(names.sorted() == Framework.allCases.map(\.title).sorted())
  }

  @Test func theSumsAreOfTheCellThatDiffers() throws {
    let asked = Asked("compare torch opencv conv iota(4x4) iota(2x2) padding=same")
    #expect(asked.steps.map(\.title) == ["PyTorch: y[0,0]", "OpenCV: y[0,0]"])
    for step in asked.steps {
      for sum in step.sums { #expect(sum.total == sum.result) }
    }
    #expect(asked.facts("offset").count == 1)
  }

  /// What an offset is said to mean holds for the numbers.
  @Test(arguments: [
    ("torch opencv conv iota(5x5)*iota(5x5) iota(2x2) padding=same padding_mode=zeros", [-1, -1]),
    ("onnx torch conv iota(6)*iota(6) iota(4) padding=same", [0]),
    ("scipy matlab conv iota(6)*iota(6) iota(4) padding=same", [1]),
  ])
  func offsets(call: String, offset: [Int]) throws {
    let asked = Asked("compare \(call) give=offset")
    #expect(asked.tensor?.intValues == offset)
    let text = try #require(asked.facts("offset").first)
    let isNone = offset.allSatisfy { $0 == 0 }
    #expect(isNone == text.hasPrefix("none"))
    #expect(text.hasPrefix("none") || text.firstRange(of: "; so its y[") != nil, "\(text)")
  }

  @Test(arguments: [
    ("compare(conv(5x5, 4x4, padding=same), give=padding).tf", "[1 2; 1 2]"),
    ("compare(conv(5x5, 4x4, padding=same), give=padding).opencv", "[2 1; 2 1]"),
    ("compare(tf, conv([1 2 3], [1 1])).tf", "[3 5]"),
    ("compare(jax, conv([1 2 3], [1 1]), give=size).jax == (2,)", "true"),
  ])
  func values(statement: String, value: String) {
    #expect(Asked(statement).value == Asked(value).value)
  }

  @Test(arguments: [
    ("compare", "missing-argument"), ("compare torch conv 3 5", "kernel-too-large"),
    ("compare conv 5x5 3x3 as=tf", "unknown-option"), ("compare torch conv 5", "missing-argument"),
    ("compare conv 5 3 give=offset", "wrong-kind"),
    ("compare tensorflow conv 5 3", "unknown-value"),
    ("compare conv 5x5 3x3x3", "channels"),
  ])
  func refusals(statement: String, code: String) {
    #expect(Asked(statement).failure?.code.rawValue == code, "\(statement)")
  }
}
