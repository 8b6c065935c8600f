import Arithmetic
import Commands
import Documents
import MemoryFiles
import Sessions
import Testing

@testable import Rendering

/// What `--json --explain` adds: every block with its kind, and numbers that read back.
@Suite struct JSONDocumentTests {
  /// The blocks as JSON, read by another reader.
  private func objects(_ document: Document) throws -> [[String: JSONTree]] {
    var bytes: [UInt8] = []
    JSONRenderer().write(
      line: 1, source: "x", kind: "conv", value: nil, document: document, into: &bytes)
    #expect(bytes.last == UInt8(ascii: "\n") && bytes.filter { $0 == 10 }.count == 1)
    return try #require(try JSONTree(bytes)["document"]?.objects)
  }

  private func document(_ statement: String) throws -> Document {
    var session = Session(files: .inMemory())
    var document: Document?
    session.run(statement) { outcome in
      if case .success(let answer) = outcome.result { document = answer.document }
      return true
    }
    return try #require(document, "\(statement)")
  }

  @Test(arguments: EntryTable.commands.all.flatMap(\.examples).map(\.statement))
  func everyExampleIsWrittenBlockByBlock(statement: String) throws {
    try expectEveryBlock(of: try document(statement))
  }

  @Test(arguments: Samples.all.map(\.name))
  func everySampleIsWrittenBlockByBlock(name: String) throws {
    try expectEveryBlock(of: try #require(Samples.document(name)))
  }

  private func expectEveryBlock(of document: Document) throws {
    let objects = try objects(document)
    #expect(objects.count == document.blocks.count)
    for (block, object) in zip(document.blocks, objects) {
      let names = try expected(block, object)
      #expect(Set(object.keys).isSuperset(of: names + ["block"]), "\(object)")
    }
  }

  /// Compares a block with its object, and says which members it must have.
  private func expected(_ block: Block, _ object: [String: JSONTree]) throws -> [String] {
    let kind = object["block"]?.text
    switch block {
    case .heading(let title, let facts):
      #expect(kind == "heading" && object["title"]?.text == title)
      #expect(object["facts"]?.texts == facts)
      return ["title", "facts"]
    case .derivation(let figure):
      #expect(kind == "derivation" && object["formula"]?.text == figure.formula.text)
      let values = try #require(object["values"]?.object).compactMapValues(\.number)
      let sizes = figure.values.pairs.map { ($0.0.letter, Double($0.1)) }
      #expect(values == Dictionary(uniqueKeysWithValues: sizes))
      return ["label", "symbol", "latex", "substituted", "result", "remark"]
    case .fact(let label, let text):
      #expect(kind == "fact" && object["label"]?.text == label)
      #expect(object["text"]?.text == text.text)
      return text.words == nil ? ["parts"] : []
    case .note(let text):
      #expect(kind == "note" && object["text"]?.text == text.text)
      return []
    case .step(let figure):
      #expect(kind == "step" && object["title"]?.text == figure.title)
      let panels = try #require(object["panels"]?.objects)
      #expect(panels.count == figure.panels.count)
      for (panel, object) in zip(figure.panels, panels) { try expect(panel, object) }
      return ["aside"]
    case .omitted(let text):
      #expect(kind == "omitted" && object["text"]?.text == text)
      return []
    case .listing(let language, let text):
      #expect(kind == "listing" && object["text"]?.text == text)
      #expect(object["language"]?.text == language)
      return []
    case .matrix(let figure):
      #expect(kind == "matrix" && object["name"]?.text == figure.name)
      expect(figure.tensor, object)
      if let isEntry = figure.isEntry {
        #expect(object["entries"]?.flat.map(\.truth) == isEntry)
      }
      return ["blocks", "rowLabels", "columnLabels"]
    case .table(let figure):
      #expect(kind == "table" && object["header"]?.texts == figure.header)
      #expect(object["rows"]?.list?.map(\.texts) == figure.rows.map { $0.map(\.text) })
      return ["caption", "numeric"]
    case .picture(let figure):
      #expect(kind == "picture" && object["palette"]?.text == figure.palette.rawValue)
      let panels = try #require(object["panels"]?.objects)
      for (panel, object) in zip(figure.panels, panels) {
        #expect(object["values"]?.flat.map(\.number) == panel.values.map { $0.isFinite ? $0 : nil })
        expect(panel.scale.least, object["least"]?.object ?? [:])
        expect(panel.scale.greatest, object["greatest"]?.object ?? [:])
      }
      return ["panels"]
    case .result(let name, let value):
      #expect(kind == "result" && object["name"]?.text == name)
      if case .tensor(let tensor) = value { expect(tensor, object) }
      return []
    }
  }

  private func expect(_ panel: StepFigure.Panel, _ object: [String: JSONTree]) throws {
    switch panel {
    case .grid(let grid):
      #expect(object["kind"]?.text == "grid" && object["caption"]?.text == grid.caption)
      let rows = try #require(object["rows"]?.rows)
      #expect(rows.map(\.count) == grid.rows.map(\.count))
      for (cell, object) in zip(grid.rows.joined(), rows.joined()) {
        #expect(object["role"]?.text == "\(cell.role)")
        switch cell.content {
        case .number(let number): expect(number, object)
        case .dot: #expect(object["dot"]?.truth == true)
        case .text(let text): #expect(object["text"]?.text == text)
        case .blank: #expect(object["blank"]?.truth == true)
        }
      }
    case .sum(let sum):
      let groups = try #require(object["groups"]?.objects)
      let terms = groups.flatMap { $0["rows"]?.flat.compactMap(\.object) ?? [] }
      #expect(terms.count == sum.rows.joined().count)
      for (term, object) in zip(sum.rows.joined(), terms) {
        let factors = try #require(object["factors"]?.objects)
        for (factor, object) in zip(term.factors, factors) { expect(factor, object) }
        #expect(object["isPadding"]?.truth == term.isPadding)
      }
      expect(sum.result, object["result"]?.object ?? [:])
      if let bias = sum.bias { expect(bias, object["bias"]?.object ?? [:]) }
      #expect(object["divisor"]?.number == sum.divisor.map(Double.init))
    }
  }

  /// A number is its nearest float, and as text where that is another number.
  private func expect(_ scalar: Scalar, _ object: [String: JSONTree]) {
    switch scalar {
    case .exact(let value):
      #expect(object["value"]?.number == value.doubleValue)
      let isExact = Rational(exactly: value.doubleValue) == value
      #expect(object["exact"]?.text == (isExact ? nil : value.description))
    case .float(let value):
      #expect(object["value"]?.number == (value.isFinite ? value : nil))
      #expect((object["exact"] == nil) == value.isFinite)
    case .symbolic(let value): #expect(object["symbolic"]?.text == value.description)
    case .complex: #expect(object["value"]?.flat.count == 2)
    }
  }

  private func expect(_ tensor: Tensor, _ object: [String: JSONTree]) {
    #expect(object["shape"]?.numbers == tensor.shape.map(Double.init))
    let read = object["value"]?.flat.map(\.number)
    switch tensor {
    case .exact(let grid): #expect(read == grid.cells.map(\.doubleValue))
    case .float(let grid): #expect(read == grid.cells.map { $0.isFinite ? $0 : nil })
    case .symbolic(let grid):
      #expect(object["symbolic"]?.flat.map(\.text) == grid.cells.map(\.description))
    case .complex: #expect(read?.count == 2 * tensor.count)
    }
  }

  @Test func lawsHaveTheirParts() throws {
    let objects = try objects(PhraseTests.document)
    let parts = try #require(objects[0]["parts"]?.objects)
    #expect(parts.map { $0.keys.sorted() } == [["words"], ["formula", "latex"], ["words"]])
    #expect(parts[1]["formula"]?.text == "o = ⌊(i + 2p − k) / s⌋ + 1")
    let note = try #require(objects[1]["parts"]?.objects)
    #expect(note[1]["code"]?.text == "shape i=5 | conv k=3")
    #expect(note[3]["shape"]?.numbers == [3, 3])
  }

  /// Whoever reads may end the list between two blocks; what is written stays JSON.
  @Test func aLongListEndsEarly() throws {
    var bytes: [UInt8] = []
    JSONRenderer().write(
      line: 1, source: "x", kind: "conv", value: nil, document: Samples.convolution, into: &bytes
    ) { $0 < 300 }
    #expect(try JSONTree(bytes)["document"]?.objects?.count == 2)
  }
}
