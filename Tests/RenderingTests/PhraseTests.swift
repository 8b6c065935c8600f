import Arithmetic
import Documents
import Testing

@testable import Rendering

/// Laws and statements inside facts, notes and tables.
@Suite struct PhraseTests {
  static let law = Equation(
    .output,
    floor(.symbol(.input) + 2 * .symbol(.padding) - .symbol(.kernel), over: .symbol(.stride)) + 1)

  static let document = Document {
    Block.fact(label: "case", text: "strides (relationship 6): \(formula: law), at last")
    Block.note("Type \(code: "shape i=5 | conv k=3") for\na shape of \(shape: [3, 3])")
    Block.table(
      TableFigure(header: ["law"], rows: [["\(formula: law)", "\(code: "a | b")"]]))
  }

  @Test func theTerminalReadsALine() {
    let phrase: Phrase = "the law \(formula: Self.law) and \(formula: .symbol(.input) - 1)"
    #expect(phrase.text == "the law o = ⌊(i + 2p − k) / s⌋ + 1 and i − 1")
    #expect(phrase.parts.count == 4)
    #expect(phrase.words == nil)
    #expect(Phrase("plain").words == "plain")
  }

  /// Neighbouring words are one part, however they came together.
  @Test func wordsJoin() {
    let phrase: Phrase = "\(3) rows \(phrase: "and more")"
    #expect(phrase == Phrase("3 rows and more"))
    #expect(phrase + "" == phrase)
  }

  @Test func linesEndAmongWords() {
    let phrase: Phrase = "one\ntwo \(code: "x\ny") three\n"
    #expect(phrase.lines == ["one", "two \(code: "x\ny") three", ""])
  }

  @Test(arguments: [
    (
      "tex",
      [
        #"$o = \left\lfloor \frac{i + 2 p - k}{s} \right\rfloor + 1${,} at last"#,
        #"\texttt{shape i=5 \textbar{} conv k=3}"#, #"$3 \times 3$"#,
      ]
    ),
    (
      "md",
      [
        #"strides (relationship 6): $`o = \left\lfloor \frac{i + 2 p - k}{s} \right\rfloor + 1`$, at last"#,
        "`shape i=5 | conv k=3`", "3×3", #"`a \| b` |"#,
      ]
    ),
    (
      "html",
      [
        "<math><mi>o</mi><mo>=</mo><mrow><mo>⌊</mo><mfrac>",
        "<code>shape i=5 | conv k=3</code> for<br>a shape of 3×3", "<td><math>",
      ]
    ),
    ("txt", ["strides (relationship 6): o = ⌊(i + 2p − k) / s⌋ + 1, at last"]),
    ("svg", ["strides (relationship 6): o = ⌊(i + 2p − k) / s⌋ + 1, at last"]),
  ])
  func lawsAreMathematics(ending: String, expected: [String]) throws {
    let text = try DocumentFormatTests.text(Self.document, ending)
    for part in expected { #expect(text.firstRange(of: part) != nil, "\(part)\n\(text)") }
  }
}
