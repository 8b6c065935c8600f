public import Documents

/// A lesson as a transcript: prose, then each statement after a prompt with its answer below it.
///
/// The bytes depend on the lesson alone, not on where it was read from. An empty line separates
/// parts, except prose from prose and a statement from one without an answer.
public struct TranscriptRenderer: Sendable {
  private let renderer: TextRenderer
  /// What was written last.
  private var last = Part.nothing

  private enum Part { case nothing, prose, heading, gap, statement, answer, fact }

  public static let prompt = "> "
  public static let continuationPrompt = "| "

  public init(_ renderer: TextRenderer) { self.renderer = renderer }

  /// A line of comment as written in the lesson, with its `#`: `# text` is prose, `## text` a heading,
  /// `#` alone an empty line.
  public mutating func prose(_ line: String, into bytes: inout [UInt8]) {
    let (line, hidden) = Self.beginning(of: line)
    let body = line.drop { $0 == " " || $0 == "\t" }
    let level = body.prefix { $0 == "#" }.count
    let text = body.dropFirst(level)
    let words = String(text.first == " " ? text.dropFirst() : text) + (hidden > 0 ? "…" : "")
    guard !words.allSatisfy(\.isWhitespace) else {
      gap()
      return
    }
    separate(from: level > 1 ? .heading : .prose, into: &bytes)
    if level > 1 {
      heading(words, into: &bytes)
    } else {
      renderer.write(renderer.prose(words, indent: 0), into: &bytes)
    }
  }

  /// An empty line of the lesson: paragraphs of prose stay apart.
  public mutating func gap() { if last == .prose { last = .gap } }

  /// A statement as typed, over as many lines as it took.
  public mutating func statement(_ source: String, into bytes: inout [UInt8]) {
    separate(from: .statement, into: &bytes)
    let (source, hidden) = Self.beginning(of: source)
    for line in SourceLine.lines(of: source) {
      var shown = StyledLine(
        line.number == 0 ? Self.prompt : Self.continuationPrompt, .prompt)
      shown.append(line.text(0..<max(line.width, 1)), .statement)
      renderer.write([shown], into: &bytes)
    }
    if hidden > 0 {
      renderer.write([StyledLine("… \(hidden) more bytes", .faint)], into: &bytes)
    }
  }

  /// The most bytes of a statement that are repeated.
  private static let most = 1 << 16

  /// The beginning of a text in whole characters, and how many bytes are left out.
  private static func beginning(of text: String) -> (text: String, hidden: Int) {
    guard text.utf8.count > most else { return (text, 0) }
    var bytes = text.utf8.prefix(most)
    while let last = bytes.last, last & 0xC0 == 0x80 { bytes.removeLast() }
    if let last = bytes.last, last >= 0xC0 { bytes.removeLast() }
    return (String(decoding: bytes, as: UTF8.self), text.utf8.count - bytes.count)
  }

  /// The answer to the statement before.
  public mutating func answer(
    _ document: Document, into bytes: inout [UInt8],
    goesOn: (inout [UInt8]) -> Bool = { _ in true }
  ) {
    guard !document.blocks.isEmpty else { return }
    renderer.write(document, into: &bytes, goesOn: goesOn)
    last = .answer
  }

  /// A condition that holds, with what both of its sides are: `✓ C[1,1] == C[0,0]   (w00)`.
  public mutating func fact(_ condition: String, value: Value?, into bytes: inout [UInt8]) {
    if last != .fact { separate(from: .fact, into: &bytes) }
    var line = StyledLine("✓ ", .label)
    line.append(condition, .statement)
    if let text = value.flatMap(shortText), !condition.contains(text) {
      line.append("   (\(text))", .faint)
    }
    renderer.write(line.wrapped(to: renderer.width, hanging: 4), into: &bytes)
  }

  /// A value in a few letters; nil if it takes more.
  private func shortText(_ value: Value) -> String? {
    guard value.textBound < 4_000 else { return nil }
    var bytes: [UInt8] = []
    ValueText(width: nil, isRead: true).write(value, named: "", into: &bytes)
    let text = String(decoding: bytes.dropLast(), as: UTF8.self)
    return text.count <= 30 && !text.contains("\n") ? text : nil
  }

  /// What is asked, as an expression or in words: `? conv(x, k)[1]`.
  public mutating func question(_ text: String, into bytes: inout [UInt8]) {
    if last != .nothing { bytes.append(UInt8(ascii: "\n")) }
    last = .answer
    var line = StyledLine("? ", .label)
    line.append(text, .statement)
    renderer.write(line.wrapped(to: renderer.width, hanging: 2), into: &bytes)
  }

  /// Statements that are not run yet, and the key that runs them.
  ///
  /// - Returns: The rows they take on the screen.
  public mutating func pending(_ statements: [String], into bytes: inout [UInt8]) -> Int {
    if last != .nothing { bytes.append(UInt8(ascii: "\n")) }
    last = .answer
    let margin = "Enter runs  "
    var lines: [StyledLine] = []
    for row in statements.flatMap({ $0.split(separator: "\n", omittingEmptySubsequences: false) }) {
      var line = StyledLine(lines.isEmpty ? margin : "", .faint)
      line.pad(to: margin.utf8.count)
      line.append(String(row), .statement)
      lines.append(line)
    }
    if lines.isEmpty { lines = [StyledLine("Enter shows it", .faint)] }
    renderer.write(lines, into: &bytes)
    let width = renderer.width
    return lines.reduce(1) { $0 + max(1, ($1.width + width - 1) / width) }
  }

  /// Says that the answer was written elsewhere, as errors are.
  public mutating func answeredElsewhere() { last = .answer }

  private mutating func separate(from next: Part, into bytes: inout [UInt8]) {
    switch (last, next) {
    case (.nothing, _), (.prose, .prose), (.statement, .statement): break
    default: bytes.append(UInt8(ascii: "\n"))
    }
    last = next
  }

  private func heading(_ words: String, into bytes: inout [UInt8]) {
    let lines = StyledLine(words, .heading).wrapped(to: renderer.width)
    renderer.write(lines, into: &bytes)
    renderer.write(
      [StyledLine(String(repeating: "─", count: lines.width), .faint)], into: &bytes)
  }
}
