public import Documents

/// A lesson with its answers, as it goes onto a page: its prose, its statements and what each gives.
///
/// A writer for each format turns it into one file: `html`, `markdown`, `latex` and `notebook`.
public struct LessonPage: Sendable {
  public let title: String
  public var parts: [Part] = []

  public init(title: String) { self.title = title }

  public enum Part: Equatable, Sendable {
    case heading(String)
    /// The lines of a paragraph, which may be broken anew.
    case paragraph([String])
    /// An item of a numbered list, with its number.
    case item([String])
    /// Lines whose blanks matter, such as a small table or a formula.
    case verbatim([String])
    /// What is asked before the parts up to the next question or prose are read: an expression, or words,
    /// empty if the prose asks.
    case question(String, isExpression: Bool = false)
    case statement(String)
    case answer(Document)
    /// An error that the lesson expects, as the terminal shows it.
    case error(String)
    /// A condition that holds.
    case fact(String)
  }
}

extension LessonPage {
  /// Adds comment lines as written, with their `#`.
  public mutating func add(prose lines: [String]) {
    var paragraph: [String] = []
    for line in lines {
      let body = line.drop { $0 == " " || $0 == "\t" }
      let level = body.prefix { $0 == "#" }.count
      let rest = body.dropFirst(level)
      let words = String(rest.first == " " ? rest.dropFirst() : rest)
      if level > 1 || words.allSatisfy(\.isWhitespace) {
        close(&paragraph)
        if level > 1 { parts.append(.heading(words)) }
      } else {
        if Self.isItem(words) { close(&paragraph) }
        paragraph.append(words)
      }
    }
    close(&paragraph)
  }

  private mutating func close(_ paragraph: inout [String]) {
    guard let first = paragraph.first else { return }
    defer { paragraph = [] }
    if Self.isItem(first) {
      return parts.append(.item(paragraph.map { String($0.drop { $0 == " " }) }))
    }
    // Prose and aligned lines may alternate.
    var run: [String] = []
    var isVerbatim = Self.isAligned(first)
    for line in paragraph {
      if Self.isAligned(line) != isVerbatim {
        parts.append(isVerbatim ? .verbatim(run) : .paragraph(run))
        (run, isVerbatim) = ([], !isVerbatim)
      }
      run.append(line)
    }
    parts.append(isVerbatim ? .verbatim(run) : .paragraph(run))
  }

  /// `1. Which of them?`
  private static func isItem(_ words: String) -> Bool {
    let name = words.prefix { $0.isASCII && ($0.isNumber || $0.isLetter) }
    return (1...2).contains(name.count) && words.dropFirst(name.count).hasPrefix(". ")
  }

  /// Whether blanks put the line's words below those of another: it is indented, or has a gap.
  private static func isAligned(_ words: String) -> Bool {
    words.hasPrefix("  ") || words.contains("   ") || hasColumns(words)
  }

  /// `full   k − 1 on each side`: one word, then more than one blank.
  private static func hasColumns(_ words: String) -> Bool {
    let word = words.prefix { $0 != " " }
    return words.dropFirst(word.count).hasPrefix("  ")
  }
}
