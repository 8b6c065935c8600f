internal import Arithmetic
internal import Commands
internal import Documents
internal import Syntax

extension Directive {
  static let vars = Directive(
    name: "vars", summary: "List the variables.", usage: ["vars"],
    details: [
      "Lists every variable with its shape and the kind of its numbers: whole, exact fractions, 64-bit floats or symbols. An assignment creates a variable; _ is always the last result."
    ],
    examples: [.init("x = [1 2; 3 4]; w = symbols(\"w\", 2x2); vars")],
    related: ["show", "numbers", "shapes"]
  ) { session, _ throws(Diagnostic) in
    let variables = session.variables.sorted { $0.key < $1.key }
    return Answer(kind: "vars", value: nil) {
      guard !variables.isEmpty else {
        return Document([.note("There are no variables yet; x = [1 2; 3 4] creates one.")])
      }
      return Document([
        .table(
          TableFigure(
            header: ["name", "shape", "numbers"],
            rows: variables.map { [$0.key, $0.value.value.shapeWords, $0.value.value.kindWords] }))
      ])
    }
  }
}

extension Value {
  fileprivate var shapeWords: String {
    switch self {
    case .tensor(let tensor): ShapeWords.of(tensor.shape)
    case .shape(let sizes): "a shape, " + ShapeWords.of(sizes)
    case .text: "a string"
    case .truth: "true or false"
    case .network(let network): "a network, " + ShapeWords.of(network.chain.shape.sizes)
    case .record(let fields): fields.map(\.name).joined(separator: ", ")
    }
  }

  fileprivate var kindWords: String {
    guard case .tensor(let tensor) = self else { return "" }
    switch tensor.kind {
    case .exact: return tensor.allIntegers ? "whole" : "exact fractions"
    case .float: return "64-bit floats"
    case .symbolic: return "symbols"
    case .complex: return "complex numbers"
    }
  }
}
