import Foundation
import Rendering
import Syntax
import Testing

/// Of sources that no screen shows whole only the pieces around the places are looked at.
@Suite struct SourceTextTests {
  private let head = "first\n" + String(repeating: "ä", count: 100_000)

  private var source: SourceText {
    SourceText(head + "?!" + String(repeating: "z", count: 100_000) + "\nlast !", firstLine: 5)
  }

  private func text(_ diagnostic: Diagnostic) -> String {
    var bytes: [UInt8] = []
    TextRenderer(width: 60).write(diagnostic, in: source, into: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  @Test func placesCountFromTheBeginningOfTheLine() {
    let place = source.place(of: Span(head.utf8.count, head.utf8.count + 2))
    #expect(place == SourceText.Place(line: 6, column: 100_001, length: 2))
    let end = head.utf8.count + 2 + 100_000
    #expect(source.place(of: Span(end + 6, end + 7)).line == 7)
    #expect(source.place(of: Span(end + 6, end + 7)).column == 6)
  }

  @Test func eachPlaceHasItsPiece() {
    let middle = head.utf8.count
    let shown = text(
      Diagnostic(
        .syntax, "wrong",
        labels: [.init(Span(middle, middle + 1), "here"), .init(Span(0, 5), "there")]))
    let lines = shown.split(separator: "\n").map(String.init)
    #expect(lines[1] == "  first" && lines[2] == "  ----- there")
    #expect(lines[3].contains("ää?!zz") && lines[3].hasPrefix("  …") && lines[3].hasSuffix("…"))
    let mark = lines[4].prefix { $0 != "^" }.count
    #expect(Array(lines[3])[mark] == "?" && lines[4].hasSuffix("^ here"))
    #expect(shown.utf8.count < 1000)
  }

  @Test func twoPlacesOfOneLineMayLieFarApart() {
    let end = head.utf8.count + 2 + 100_000
    let shown = text(
      Diagnostic(
        .syntax, "wrong", labels: [.init(Span(end - 1, end), "a"), .init(Span(6, 8), "b")]))
    let lines = shown.split(separator: "\n")
    #expect(lines.count < 8 && lines[1].hasPrefix("  ää") && lines[3].hasSuffix("zz"))
  }

  @Test func jsonRepeatsTheBeginning() throws {
    var bytes: [UInt8] = []
    let long = String(repeating: "1", count: 3 << 20)
    JSONRenderer().write(line: 1, source: long, kind: "value", value: nil, into: &bytes)
    #expect(bytes.count < (1 << 20) + 100)
    let object = try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any]
    #expect((object?["source"] as? String)?.hasSuffix("11…") == true)
  }

  @Test func aTranscriptShowsTheBeginning() {
    var bytes: [UInt8] = []
    var transcript = TranscriptRenderer(TextRenderer(width: 60))
    transcript.statement(String(repeating: "é", count: 1 << 17), into: &bytes)
    #expect(bytes.count < (1 << 16) + 100)
    #expect(String(decoding: bytes, as: UTF8.self).hasSuffix("é\n… 196610 more bytes\n"))
    transcript.prose("# " + String(repeating: "é", count: 1 << 17), into: &bytes)
    #expect(bytes.count < (1 << 18) && String(decoding: bytes, as: UTF8.self).hasSuffix("é…\n"))
  }
}
