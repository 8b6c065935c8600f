import Documents
import Rendering
import Testing

/// A page for `man`: nothing in it is taken for a request that is none.
@Suite struct RoffRendererTests {
  @Test(arguments: [
    ("plain words", "plain words"), (".TH trap", "\\&.TH trap"), ("'br", "\\(aqbr"),
    ("a\\b", "a\\eb"), ("--json", "\\-\\-json"), ("x^2 ~ `y`", "x\\(ha2 \\(ti \\(gay\\(ga"),
    ("say \"no\"", "say \\(dqno\\(dq"), ("⌊i / 2⌋", "\\[u230A]i / 2\\[u230B]"),
    ("k̂", "k\\[u0302]"), ("", "\\&"), ("\u{1b}[2J", "\\eu{1b}[2J"), ("😀", "\\[u1F600]"),
  ])
  func notesAreEscaped(text: String, written: String) {
    #expect(Self.page([.note(text)]).contains("\n.PP\n\(written)\n"))
  }

  @Test func linesStayApart() {
    #expect(
      Self.page([.note("one\n.two\n\nfour")]).contains("one\n.br\n\\&.two\n.br\n\\&\n.br\nfour"))
  }

  @Test func tablesOfTwoColumnsAreTerms() {
    let table = TableFigure(
      caption: "Words", header: [], rows: [["same  ", ".of it"], ["x", ""]])
    #expect(
      Self.page([.table(table)]).contains(
        ".PP\n.B \"Words\"\n.PD 0\n.TP 16\n.B \"same\"\n\\&.of it\n.TP 16\n.B \"x\"\n\\&\n.PD\n"))
  }

  @Test func otherTablesStandAsTheyAre() {
    let table = TableFigure(header: ["as=", "words"], rows: [["tf", "valid"]])
    let page = Self.page([.table(table)])
    #expect(page.contains(".nf\n"))
    #expect(page.contains("as=   words\n") && page.contains("tf    valid\n"))
    #expect(page.contains(".fi\n"))
  }

  @Test(arguments: Samples.all.map(\.name))
  func everyDocumentIsObeyedNowhere(name: String) throws {
    let sample = try #require(Samples.all.first { $0.name == name })
    Self.check(Self.page(sample.document.blocks))
  }

  /// Every line that begins with a dot is one of ours, and all is ASCII.
  static func check(_ page: String) {
    let requests: Set = [
      ".TH", ".SH", ".SS", ".PP", ".TP", ".B", ".br", ".nf", ".fi", ".nh", ".ad", ".PD",
    ]
    for line in page.split(separator: "\n").dropFirst() where line.hasPrefix(".") {
      let request = line.prefix { $0 != " " }
      #expect(requests.contains(String(request)), "\(line)")
    }
    #expect(page.utf8.allSatisfy { $0 == 10 || (32..<127).contains($0) })
    #expect(!page.dropFirst().contains("\n'"))
  }

  static func page(_ blocks: [Block]) -> String {
    var bytes: [UInt8] = []
    RoffRenderer().write(
      title: "TEST", version: "test 1", sections: [("NAME", Document(blocks))], into: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }
}
