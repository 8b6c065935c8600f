import Arithmetic
import Documents
import SnapshotFiles
import Testing

@testable import Rendering

@Suite struct TextRendererTests {
  @Test(arguments: [40, 80, 100], Samples.all.map(\.name))
  func documentsLookAsRecorded(width: Int, name: String) throws {
    let document = try #require(Samples.document(name))
    var bytes: [UInt8] = []
    TextRenderer(width: width).write(document, into: &bytes)
    try expectSnapshot(bytes, "\(name)-\(width).txt")
  }

  @Test(arguments: Samples.all.map(\.name))
  func coloursChangeNoLetter(name: String) throws {
    let document = try #require(Samples.document(name))
    var (plain, coloured): ([UInt8], [UInt8]) = ([], [])
    TextRenderer(width: 80).write(document, into: &plain)
    TextRenderer(width: 80, style: .ansi).write(document, into: &coloured)
    try expectSnapshot(coloured, "\(name)-80-colour.txt")
    #expect(withoutEscapes(coloured) == String(decoding: plain, as: UTF8.self))
  }

  @Test(arguments: [Style.ansi256, .trueColor], [34, 80])
  func picturesArePaintedWhereThereAreColours(style: Style, width: Int) throws {
    var bytes: [UInt8] = []
    TextRenderer(width: width, style: style).write(Samples.pictures, into: &bytes)
    try expectSnapshot(bytes, "pictures-\(width)-\(style).txt")
    for line in withoutEscapes(bytes).split(separator: "\n") {
      #expect(displayWidth(String(line)) <= width, "\(width): \(line)")
    }
  }

  @Test(arguments: Samples.all.map(\.name))
  func noLineIsWiderThanTheScreen(name: String) throws {
    let document = try #require(Samples.document(name))
    for width in stride(from: 34, through: 130, by: 5) {
      var bytes: [UInt8] = []
      TextRenderer(width: width).write(document, into: &bytes)
      for line in String(decoding: bytes, as: UTF8.self).split(separator: "\n") {
        #expect(displayWidth(String(line)) <= width, "\(width): \(line)")
      }
    }
  }

  /// A law is broken before it begins, never within its quotient.
  @Test func lawsStayWhole() {
    let text = "zero padding, non-unit strides (relationship 6): o = ⌊(i + 2p − k) / s⌋ + 1"
    let lines = written(width: 80, .fact(label: "case", text: text))
    #expect(
      lines == [
        "  case      zero padding, non-unit strides (relationship 6):",
        "            o = ⌊(i + 2p − k) / s⌋ + 1",
      ])
    let narrow = written(width: 30, .fact(label: "case", text: text))
    #expect(narrow.allSatisfy { displayWidth($0) <= 30 })
  }

  /// No line is spent on saying that a single cell is missing.
  @Test func aListGoesToItsEndForOneCell() {
    func sums(_ count: Int) -> [String] {
      let cells = (0..<count).map { place in
        Polynomial(Symbol("a_rather_long_name_\(place)"))
      }
      return written(
        width: 40,
        .result(name: "y", value: .tensor(.symbolic(Grid(shape: [count], cells: cells)))))
    }
    #expect(sums(25).last?.contains("y[24] = ") == true)
    #expect(sums(26).last == "  … 2 more cells")
  }

  /// Floats give digits away before a column is left out, and it is said.
  @Test func floatsAreRoundedForTheirRoom() {
    func lines(_ width: Int) -> [String] {
      let cells = [0.123456789012345, 1.0 / 3, 2, 1e-9, 0.123456789012345, 7]
      return written(
        width: width, .result(name: "y", value: .tensor(.float(Grid(shape: [2, 3], cells: cells)))))
    }
    #expect(lines(80).last?.hasSuffix("1e-09   0.123456789012345  7.0]") == true)
    #expect(
      lines(36) == [
        "  y = [0.12345679  0.33333333  2.0",
        "            1e-09  0.12345679  7.0]", "      … floats to 8 digits",
      ])
    #expect(lines(28).last == "      … floats to 4 digits")
    #expect(lines(24).last == "      … 2 more columns")
  }

  /// However wide the screen is.
  @Test func proseKeepsToLinesThatCanBeRead() {
    let text = Array(repeating: "word", count: 60).joined(separator: " ")
    #expect(written(width: 200, .note(text)).map(\.count).max() == 96)
    #expect(written(width: 60, .note(text)).allSatisfy { $0.count <= 60 })
  }

  private func written(width: Int, _ block: Block) -> [String] {
    var bytes: [UInt8] = []
    TextRenderer(width: width).write(Document([block]), into: &bytes)
    return String(decoding: bytes, as: UTF8.self).split(separator: "\n").map(String.init)
  }

  /// The text without its colour sequences, `ESC [ … m`.
  private func withoutEscapes(_ bytes: [UInt8]) -> String {
    var kept: [UInt8] = []
    var isEscape = false
    for byte in bytes {
      if byte == 0x1B { isEscape = true }
      if !isEscape { kept.append(byte) }
      if isEscape && byte == UInt8(ascii: "m") { isEscape = false }
    }
    return String(decoding: kept, as: UTF8.self)
  }
}
