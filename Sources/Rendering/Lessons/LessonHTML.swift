internal import Documents

/// One page that needs nothing else: no network, and without JavaScript the first windows of each player.
extension LessonPage {
  /// - Parameter links: Where the pages before and after it are, and the contents, for a course.
  public func html(links: Links = Links()) -> String {
    let navigation = links.text
    let script = HTMLPage.foot.replacingFirst("</script>", with: Self.script + "</script>")
    return HTMLPage.head(title: title) + "<style>\n\(Self.style)\n</style>\n" + navigation
      + "<article class=\"lesson\">\n" + body + "</article>\n" + navigation + script
  }

  /// The neighbours of a page in a course, each with a file name and a title.
  public struct Links: Sendable {
    public var contents: String?
    public var previous: (file: String, title: String)?
    public var next: (file: String, title: String)?

    public init(
      contents: String? = nil, previous: (file: String, title: String)? = nil,
      next: (file: String, title: String)? = nil
    ) {
      (self.contents, self.previous, self.next) = (contents, previous, next)
    }

    fileprivate var text: String {
      var links: [String] = []
      if let previous {
        links.append("<a rel=\"prev\" href=\"\(xml(previous.file))\">← \(xml(previous.title))</a>")
      }
      if let contents { links.append("<a href=\"\(xml(contents))\">Contents</a>") }
      if let next {
        links.append("<a rel=\"next\" href=\"\(xml(next.file))\">\(xml(next.title)) →</a>")
      }
      return links.isEmpty ? "" : "<nav class=\"course\">\(links.joined(separator: "\n"))</nav>\n"
    }
  }

  /// The contents page of a course: each lesson's file, title and the headings in it.
  public static func contents(
    title: String, lessons: [(file: String, page: LessonPage)]
  ) -> String {
    let items = lessons.map { lesson in
      let headings = lesson.page.parts.compactMap { part -> String? in
        if case .heading(let words) = part { xml(words) } else { nil }
      }
      return "<li><a href=\"\(xml(lesson.file))\">\(xml(lesson.page.title))</a>"
        + "<p class=\"faint\">\(headings.dropFirst().joined(separator: " · "))</p></li>"
    }
    return HTMLPage.head(title: title, hasScript: false) + "<style>\n\(style)\n</style>\n"
      + "<h1>\(xml(title))</h1>\n<ul class=\"contents\">\n\(items.joined(separator: "\n"))\n</ul>\n"
      + "</main>\n</body>\n</html>\n"
  }

  private var body: String {
    var text = ""
    var isHidden = false
    var isFirst = true
    func show() {
      if isHidden { text += "</details>\n" }
      isHidden = false
    }
    for part in parts {
      switch part {
      case .heading(let words):
        show()
        text += isFirst ? "<h1>\(xml(words))</h1>\n" : "<h2>\(xml(words))</h2>\n"
        isFirst = false
      case .paragraph(let lines):
        show()
        text += "<p>\(xml(lines.joined(separator: " ")))</p>\n"
      case .item(let lines):
        show()
        text += "<p class=\"item\">\(xml(lines.joined(separator: " ")))</p>\n"
      case .verbatim(let lines):
        show()
        text += "<pre class=\"aligned\">\(lines.map(xml).joined(separator: "\n"))</pre>\n"
      case .question(let asked, let isExpression):
        show()
        let words =
          isExpression
          ? "<code>\(xml(asked))</code> = ?" : asked.isEmpty ? "Your answer?" : xml(asked) + "?"
        text += "<details class=\"asked\"><summary>\(words) <span>show</span></summary>\n"
        isHidden = true
      case .statement(let source):
        let lines = source.split(separator: "\n", omittingEmptySubsequences: false)
        text +=
          "<pre class=\"typed\">\(lines.map { xml(String($0)) }.joined(separator: "\n"))</pre>\n"
      case .answer(let document):
        text +=
          "<div class=\"answer\">\(HTMLRenderer(headingLevel: 3).fragments(of: document))</div>\n"
      case .error(let message):
        let lines = message.split(separator: "\n", omittingEmptySubsequences: false)
        text +=
          "<pre class=\"error\">\(lines.map { xml(String($0)) }.joined(separator: "\n"))</pre>\n"
      case .fact(let condition): text += "<p class=\"fact\">✓ <code>\(xml(condition))</code></p>\n"
      }
    }
    show()
    return text
  }

  private static let style = """
    .lesson > p, .lesson > h2 { max-width: 42rem; }
    .lesson > h1 { font-size: 1.9rem; margin-top: .5rem; } .lesson > h2 { font-size: 1.35rem; margin: 2.5rem 0 .5rem; }
    .lesson .answer h3 { font-size: 1rem; margin: 0; } .item { padding-left: 1.5rem; text-indent: -1.5rem; }
    code { font-family: ui-monospace, "DejaVu Sans Mono", Menlo, Consolas, monospace; font-size: .92em; }
    pre.typed { border-left: 3px solid var(--accent); padding: .1rem 0 .1rem .75rem; margin: 1.25rem 0 .5rem; font-size: .95rem; }
    pre.error { background: var(--padding); padding: .6rem .75rem; border-radius: 6px; white-space: pre-wrap; }
    .fact { margin: .35rem 0; }
    .asked { margin: 1rem 0; } .asked > summary { cursor: pointer; padding: .5rem .75rem; border-radius: 6px; background: var(--padding); }
    .asked > summary span { color: var(--accent); float: right; } .asked[open] > summary span { visibility: hidden; }
    .asked > summary:focus-visible { outline: 2px solid var(--accent); }
    nav.course { display: flex; flex-wrap: wrap; gap: .5rem 2rem; justify-content: space-between; padding: .5rem 0;
      border-top: 1px solid var(--line); border-bottom: 1px solid var(--line); margin: 1rem 0; }
    a { color: var(--accent); } .contents li { margin: .75rem 0; } .contents p { margin: 0; font-size: .9rem; }
    @media print { nav.course, .controls, .asked > summary span { display: none !important; }
      main { padding: 0; max-width: none; } .step, .grid, pre { break-inside: avoid; } h2 { break-after: avoid; }
      .player { border: none; padding: 0; } }
    """

  /// Paper cannot be opened.
  private static let script = """
    addEventListener("beforeprint", () => {
      for (const asked of document.querySelectorAll(".asked")) asked.open = true;
    });

    """
}

extension String {
  fileprivate func replacingFirst(_ part: String, with other: String) -> String {
    guard let start = utf8Range(of: part) else { return self }
    return self[..<start.lowerBound] + other + self[start.upperBound...]
  }

  private func utf8Range(of part: String) -> Range<Index>? {
    var start = startIndex
    while start < endIndex {
      if self[start...].utf8.starts(with: part.utf8) {
        return start..<utf8.index(start, offsetBy: part.utf8.count)
      }
      start = utf8.index(after: start)
    }
    return nil
  }
}
