import Documents
import Foundation
import Rendering
import Testing

/// Lessons as pages: structure, escapes, and a notebook that is JSON of the right form.
@Suite struct LessonPageTests {
  private var page: LessonPage {
    var page = LessonPage(title: "Padding & more")
    page.add(prose: [
      "## 3. Padding & more", "# One", "# paragraph.", "#", "#   i  the input", "#   k  the kernel",
      "# 1. First item", "#    goes on.",
    ])
    page.parts += [
      .question("y[0]", isExpression: true), .statement("y = conv x k\n  steps=1"),
      .answer(
        Document([.heading(title: "conv", facts: []), .result(name: "y", value: .shape([3]))])),
      .fact("y[0] == 1"), .question("how <many>"), .error("error[rank]: a <b>"),
    ]
    return page
  }

  @Test func proseIsSorted() {
    #expect(
      page.parts.prefix(4) == [
        .heading("3. Padding & more"), .paragraph(["One", "paragraph."]),
        .verbatim(["  i  the input", "  k  the kernel"]), .item(["1. First item", "goes on."]),
      ])
  }

  @Test func htmlIsEscapedAndHidesAnswers() {
    let text = page.html(links: .init(contents: "index.html", next: ("04.html", "Stride")))
    #expect(text.contains("<h1>3. Padding &amp; more</h1>"))
    #expect(text.contains("<h3>conv</h3>") && !text.contains("<h1>conv"))
    #expect(text.contains("<summary><code>y[0]</code> = ?"))
    #expect(text.contains("how &lt;many&gt;?") && text.contains("a &lt;b&gt;"))
    #expect(text.components(separatedBy: "<details").count == 3)
    #expect(text.components(separatedBy: "</details>").count == 3)
    #expect(text.contains("href=\"04.html\">Stride →"))
    #expect(!text.contains("http://") && !text.contains("https://"))
    let contents = LessonPage.contents(title: "All", lessons: [("03.html", page)])
    #expect(contents.contains("<a href=\"03.html\">Padding &amp; more</a>"))
  }

  @Test func latexAndMarkdownEscape() {
    #expect(page.latex.contains("\\section*{3. Padding \\& more}"))
    #expect(page.latex.hasSuffix("\\end{document}\n"))
    #expect(page.markdown.contains("## 3\\. Padding \\& more\n\nOne\nparagraph."))
    #expect(page.markdown.contains("#### conv"))
  }

  /// nbformat 4.5: every cell has an id, a source of lines, and code cells have outputs.
  @Test func theNotebookHasItsForm() throws {
    let data = Data(page.notebook.utf8)
    let notebook = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    #expect(notebook["nbformat"] as? Int == 4 && notebook["nbformat_minor"] as? Int == 5)
    let cells = try #require(notebook["cells"] as? [[String: Any]])
    #expect(
      cells.compactMap { $0["cell_type"] as? String } == ["markdown", "code", "markdown", "code"])
    #expect(Set(cells.compactMap { $0["id"] as? String }).count == cells.count)
    #expect(cells[1]["source"] as? [String] == ["y = conv x k\n", "  steps=1"])
    let outputs = try #require(cells[1]["outputs"] as? [[String: Any]])
    let printed = try #require(outputs.first?["text"] as? [String])
    #expect(printed.last == "✓ y[0] == 1\n" && printed.first == "conv\n")
  }
}
