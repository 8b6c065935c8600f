import Documents
import Foundation
import SnapshotFiles
import Testing

@testable import Rendering

#if canImport(FoundationXML)
  import FoundationXML
#endif

@Suite struct DocumentFormatTests {
  static let endings = DocumentFormat.all.map(\.ending)

  static func text(_ document: Document, _ ending: String) throws -> String {
    let format = try #require(DocumentFormat.all.first { $0.ending == ending })
    return String(decoding: format.write(document), as: UTF8.self)
  }

  /// Large ones are drawn as small ones are, only more often.
  private static let recorded = Samples.all.map(\.name).filter {
    !["large-values", "wide-grid"].contains($0)
  }

  @Test(arguments: ["svg", "html", "tex", "md"], recorded)
  func documentsLookAsRecorded(ending: String, name: String) throws {
    let document = try #require(Samples.document(name))
    var text = try Self.text(document, ending)
    // What stands around every document is recorded with one of them.
    if name != "convolution", ending == "html" || ending == "tex" {
      let ends = ending == "html" ? ("<main>", "</main>") : ("\\begin{document}", "\\end{document}")
      let start = try #require(text.range(of: ends.0)).upperBound
      let end = try #require(text.range(of: ends.1)).lowerBound
      text = String(text[start..<end])
    }
    text = text.withoutStyleSheet
    try expectSnapshot(Array(text.utf8), "files/\(name).\(ending)")
  }

  @Test(arguments: ["svg", "html"])
  func styleSheetsLookAsRecorded(ending: String) throws {
    let style = try #require(try Self.text(Document(), ending).styleSheet)
    try expectSnapshot(Array(style.utf8), "files/style-\(ending).css")
  }

  @Test(arguments: Samples.hostileTexts)
  func hostileTextsStayTexts(text: String) throws {
    let document = Samples.hostile(text)
    let page = try Self.text(document, "html")
    #expect(page.components(separatedBy: "<script").count == 2)
    #expect(!page.contains("<img") && !page.contains("onerror=alert(1)>"))
    #expect(!page.contains("http://") && !page.contains("https://"))
    let latex = try Self.text(document, "tex")
    #expect(!latex.contains("\\input{/"))
    #expect(latex.components(separatedBy: "\\end{document}").count == 2)
    for ending in Self.endings {
      let unsafe = try Self.text(document, ending).unicodeScalars.contains {
        $0.value < 32 && $0 != "\n" || $0.value == 0xFFFE || $0.value == 0x202E
      }
      #expect(!unsafe, "\(ending)")
    }
  }

  @Test(arguments: Samples.hostileTexts)
  func hostilePicturesAreWellFormed(text: String) throws {
    try expectWellFormed(try Self.text(Samples.hostile(text), "svg"))
  }

  @Test(arguments: Samples.all.map(\.name))
  func picturesAreWellFormed(name: String) throws {
    let picture = try Self.text(try #require(Samples.document(name)), "svg")
    try expectWellFormed(picture)
    #expect(picture.contains("<title id=\"title\">") && picture.contains("<desc id=\"desc\">"))
  }

  /// What stays the same from step to step is drawn once, and a step draws what differs.
  @Test func stepsDrawWhatChanges() throws {
    let document = Document {
      for step in 0..<10 {
        let rows = (0..<10).map { row in
          (0..<20).map { Samples.number(row * $0, row == step && $0 < 3 ? .tap : .plain) }
        }
        Block.step(StepFigure(title: "row \(step)", panels: [.grid(CellGrid(rows: rows))]))
      }
    }
    let picture = try Self.text(document, "svg")
    #expect(picture.components(separatedBy: "<rect class=\"c\"").count == 1 + 10 * 20)
    #expect(picture.components(separatedBy: "<rect class=\"t\"").count == 1 + 10 * 3)
  }

  private func expectWellFormed(_ text: String) throws {
    let parser = XMLParser(data: Data(text.utf8))
    #expect(parser.parse(), "\(parser.parserError.map { "\($0)" } ?? "") line \(parser.lineNumber)")
  }

  @Test func fencesAreLongerThanWhatTheyHold() throws {
    let document = Document([.result(name: "t", value: .text("````\nx"))])
    let text = try Self.text(document, "md")
    #expect(text.hasPrefix("`````text\n") && text.hasSuffix("\n`````\n"))
  }

  /// `1.` begins a list at the start of a line alone.
  @Test(arguments: [
    ("1. a", "1\\. a"), ("12) a", "12\\) a"), ("a 1. b", "a 1. b"), ("- a", "\\- a"),
    ("a - b", "a - b"), ("# a", "\\# a"), ("  indented", "indented"), ("a*b_c", "a\\*b\\_c"),
    ("<a>", "\\<a\\>"), ("y[0] | $x$ `k`", "y\\[0\\] \\| \\$x\\$ \\`k\\`"),
  ])
  func markdownEscapes(text: String, written: String) {
    #expect(markdown(text) == written)
  }
}
