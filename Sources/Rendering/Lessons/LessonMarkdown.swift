internal import Documents

/// GitHub's Markdown, and Jupyter's notebooks, whose prose is Markdown too.
extension LessonPage {
  public var markdown: String {
    parts.map { part in
      switch part {
      case .heading, .paragraph, .item, .verbatim, .question: Self.prose(part)
      case .statement(let source): Self.fenced(source, "text")
      case .answer(let document): Self.answer(document)
      case .error(let message): Self.fenced(message, "text")
      case .fact(let condition): "✓ \(codeSpan(condition))"
      }
    }.joined(separator: "\n\n") + "\n"
  }

  private static func prose(_ part: Part) -> String {
    switch part {
    case .heading(let words): "## " + Rendering.markdown(words)
    case .paragraph(let lines): Rendering.markdown(lines.joined(separator: "\n"))
    case .item(let lines): Rendering.markdown(lines.joined(separator: " "))
    case .verbatim(let lines): fenced(lines.joined(separator: "\n"), "text")
    case .question(let asked, let isExpression):
      "**?** " + (isExpression ? codeSpan(asked) : Rendering.markdown(asked))
    case .statement, .answer, .error, .fact: ""
    }
  }

  private static func answer(_ document: Document) -> String {
    var bytes: [UInt8] = []
    MarkdownRenderer(headingLevel: 4).write(document, into: &bytes)
    return String(decoding: bytes.dropLast(), as: UTF8.self)
  }

  private static func fenced(_ text: String, _ language: String) -> String {
    let fence = String(repeating: "`", count: max(longestRun(of: "`", in: text), 2) + 1)
    return "\(fence)\(language)\n\(text)\n\(fence)"
  }

  /// A Jupyter notebook, format 4.5: prose as Markdown cells, statements as code cells with the answers
  /// as text.
  public var notebook: String {
    var cells: [Cell] = []
    for part in parts {
      switch part {
      case .statement(let source): cells.append(Cell(source: source, isCode: true))
      case .answer, .error, .fact:
        if cells.last?.isCode != true { cells.append(Cell(source: "", isCode: true)) }
        cells[cells.count - 1].add(part)
      default:
        let text = Self.prose(part)
        if let last = cells.last, !last.isCode {
          cells[cells.count - 1].source = last.source + "\n\n" + text
        } else {
          cells.append(Cell(source: text, isCode: false))
        }
      }
    }
    var json = JSONWriter()
    json.object { notebook in
      notebook.member("cells") { json in
        json.array { json in for (index, cell) in cells.enumerated() { cell.write(index, &json) } }
      }
      notebook.member("metadata") { json in
        json.object { json in
          json.member("kernelspec") { json in
            json.object { json in
              json.member("display_name") { $0.text("Convo") }
              json.member("language") { $0.text("convo") }
              json.member("name") { $0.text("convo") }
            }
          }
          json.member("language_info") { json in
            json.object { json in
              json.member("file_extension") { $0.text(".convo") }
              json.member("name") { $0.text("convo") }
            }
          }
          json.member("title") { $0.text(title) }
        }
      }
      notebook.member("nbformat") { $0.number(4) }
      notebook.member("nbformat_minor") { $0.number(5) }
    }
    return String(decoding: json.bytes, as: UTF8.self) + "\n"
  }

  /// A cell of a notebook.
  private struct Cell {
    var source: String
    let isCode: Bool
    /// What the cell printed.
    private var output = ""

    init(source: String, isCode: Bool) { (self.source, self.isCode) = (source, isCode) }

    mutating func add(_ part: Part) {
      var bytes: [UInt8] = []
      switch part {
      case .answer(let document): TextRenderer(width: 100).write(document, into: &bytes)
      case .error(let message): bytes = Array((message + "\n").utf8)
      case .fact(let condition): bytes = Array("✓ \(condition)\n".utf8)
      default: break
      }
      output += String(decoding: bytes, as: UTF8.self)
    }

    func write(_ index: Int, _ json: inout JSONWriter) {
      json.object { json in
        json.member("cell_type") { $0.text(isCode ? "code" : "markdown") }
        json.member("id") { $0.text("cell-\(index + 1)") }
        json.member("metadata") { $0.object { _ in } }
        json.member("source") { Cell.write(source, &$0) }
        guard isCode else { return }
        json.member("execution_count") { $0.null() }
        json.member("outputs") { json in
          json.array { json in
            guard !output.isEmpty else { return }
            json.object { json in
              json.member("name") { $0.text("stdout") }
              json.member("output_type") { $0.text("stream") }
              json.member("text") { Cell.write(output, &$0) }
            }
          }
        }
      }
    }

    /// A text as the list of its lines, each with its end.
    private static func write(_ text: String, _ json: inout JSONWriter) {
      json.array { json in
        var rest = text[...]
        while let end = rest.firstIndex(of: "\n") {
          json.text(String(rest[...end]))
          rest = rest[rest.index(after: end)...]
        }
        if !rest.isEmpty { json.text(String(rest)) }
      }
    }
  }
}
