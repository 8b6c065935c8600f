import Documents
import Foundation
import Rendering
import Testing

/// LaTeX itself compiles what is written.
@Suite(
  .serialized,
  .enabled(if: InstalledProgram.latex != nil, "skipped: pdflatex is not installed"))
struct LaTeXRendererTests {
  @Test(arguments: Samples.all.map(\.name))
  func documentsCompile(name: String) throws {
    try expectCompiles(try #require(Samples.document(name)), name)
  }

  @Test func hostileTextsCompile() throws {
    let all = Samples.hostileTexts.flatMap { Samples.hostile($0).blocks }
    try expectCompiles(Document(all), "hostile texts")
  }

  private func expectCompiles(_ document: Document, _ name: String) throws {
    let program = try #require(InstalledProgram.latex)
    let text = try DocumentFormatTests.text(document, "tex")
    try InstalledProgram.withFolder { folder in
      try Data(text.utf8).write(to: folder.appending(path: "answer.tex"))
      let (output, status) = try program.run(
        ["-no-shell-escape", "-interaction=nonstopmode", "-halt-on-error", "answer.tex"],
        in: folder)
      let complaint = output.range(of: "\n!").map { output[$0.lowerBound...].prefix(400) } ?? ""
      #expect(status == 0, "\(name): \(complaint)")
    }
  }
}
