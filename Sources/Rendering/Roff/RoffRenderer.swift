public import Documents

/// A document as a page for `man`, in the man macros of troff.
///
/// Words flow; examples and grids keep their layout. Everything but ASCII is written as `\[uXXXX]`, so
/// that the page is the same whatever encoding `man` takes it for.
public struct RoffRenderer: Sendable {
  /// What grids and tables with a header are laid out for.
  private static let width = 72

  public init() {}

  /// The whole page: its title line, then each section with its document.
  public func write(
    title: String, version: String, sections: [(title: String, document: Document)],
    into bytes: inout [UInt8]
  ) {
    // A line of comment tells `man` that no preprocessor is needed.
    var lines = [
      "'\\\" -*- coding: UTF-8 -*-",
      ".TH \(quoted(title)) 1 \"\" \(quoted(version)) \"User Commands\"", ".nh", ".ad l",
    ]
    for section in sections {
      lines.append(".SH \(quoted(section.title))")
      lines += section.document.blocks.flatMap(self.lines)
    }
    for line in lines { bytes.append(contentsOf: (line + "\n").utf8) }
  }

  private func lines(of block: Block) -> [String] {
    switch block {
    case .heading(let title, let facts):
      [".SS \(quoted(title))"] + facts.map { RoffText.line($0) }
    case .note(let text): note(text.text)
    case .fact(let label, let text): term(label, text.text)
    case .table(let figure): table(figure)
    case .omitted, .derivation, .step, .matrix, .picture, .listing, .result: asItIs(block)
    }
  }

  private func note(_ text: String) -> [String] {
    let lines = text.paragraphs.map { RoffText.line($0) }
    return [".PP"]
      + (lines.count == 1 ? lines : Array(lines.map { [$0] }.joined(separator: [".br"])))
  }

  private func term(_ label: String, _ text: String) -> [String] {
    [".TP 16", ".B \(quoted(label))", RoffText.line(text)]
  }

  private func table(_ figure: TableFigure) -> [String] {
    guard figure.header.isEmpty, figure.rows.contains(where: { $0.count > 1 }) else {
      var bare = figure
      bare.caption = ""
      return caption(figure.caption) + asItIs(.table(bare))
    }
    return caption(figure.caption) + [".PD 0"]
      + figure.rows.flatMap { row in
        term(
          row.first.map { String($0.text.reversed().drop { $0 == " " }.reversed()) } ?? "",
          row.dropFirst().map(\.text).joined(separator: "   "))
      } + [".PD"]
  }

  private func caption(_ text: String) -> [String] {
    text.isEmpty ? [] : [".PP", ".B \(quoted(text))"]
  }

  /// What is laid out in columns already.
  private func asItIs(_ block: Block) -> [String] {
    var bytes: [UInt8] = []
    TextRenderer(width: Self.width).write(Document([block]), into: &bytes)
    let lines = String(decoding: bytes, as: UTF8.self)
      .split(separator: "\n", omittingEmptySubsequences: false).dropLast()
    return [".PP", ".nf"] + lines.map { RoffText.line(String($0)) } + [".fi"]
  }

  private func quoted(_ text: String) -> String { "\"" + RoffText.escaped(text) + "\"" }
}

/// Text that troff prints and does not obey.
enum RoffText {
  /// A line of text; one that begins like a request begins with an empty character.
  static func line(_ text: String) -> String {
    let escaped = escaped(text)
    return escaped.hasPrefix(".") || escaped.hasPrefix(" ") || escaped.isEmpty
      ? "\\&" + escaped : escaped
  }

  static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in printable(text).unicodeScalars {
      switch scalar {
      case "\\": result += "\\e"
      case "-": result += "\\-"
      case "'": result += "\\(aq"
      case "`": result += "\\(ga"
      case "\"": result += "\\(dq"
      case "^": result += "\\(ha"
      case "~": result += "\\(ti"
      case _ where scalar.value < 0x20: result += " "
      case _ where scalar.isASCII: result.unicodeScalars.append(scalar)
      default:
        let digits = String(scalar.value, radix: 16, uppercase: true)
        result += "\\[u" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits + "]"
      }
    }
    return result
  }
}
