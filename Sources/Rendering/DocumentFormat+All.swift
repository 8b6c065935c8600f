public import Documents

extension DocumentFormat {
  /// Every way to write an answer into a file; a new format is one renderer and one line here.
  public static let all: [DocumentFormat] = [
    DocumentFormat("svg", "a picture that moves", steps: SVGRenderer.mostSteps) {
      SVGRenderer().write($0, into: &$1)
    },
    DocumentFormat("html", "a page with a slider through the steps", steps: HTMLPlayer.mostSteps) {
      HTMLRenderer().write($0, into: &$1)
    },
    DocumentFormat("tex", "a LaTeX file") { LaTeXRenderer().write($0, into: &$1) },
    DocumentFormat("md", "GitHub Markdown") { MarkdownRenderer().write($0, into: &$1) },
    // What the terminal shows, at a width that fits on paper.
    DocumentFormat("txt", "plain text") { TextRenderer(width: 100).write($0, into: &$1) },
  ]

  private init(
    _ ending: String, _ summary: String, steps: Int? = nil,
    write: @escaping @Sendable (Document, inout [UInt8]) -> Void
  ) {
    self.init(ending: ending, summary: summary, steps: steps) { document in
      var bytes: [UInt8] = []
      write(document, &bytes)
      return bytes
    }
  }
}
