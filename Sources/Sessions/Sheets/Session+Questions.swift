internal import Arithmetic
internal import Commands
internal import Documents
internal import Syntax

/// Values in the text of a problem: `"An input of {n}x{n}."`
extension Session {
  private static let textLimit = 200

  /// The text with the value of each expression in braces. Doubled braces stand for themselves; so do
  /// those of LaTeX, after a name such as `\frac`, `}`, `^` or `_`, and lists, which have commas.
  ///
  /// - Throws: The error of an expression.
  func filledIn(_ text: String, at span: Span) throws(Diagnostic) -> String {
    guard text.utf8.contains(UInt8(ascii: "{")) else { return text }
    var result = ""
    var rest = text[...]
    while let character = rest.first {
      rest = rest.dropFirst()
      if (character == "{" && rest.first == "{") || (character == "}" && rest.first == "}") {
        rest = rest.dropFirst()
        result.append(character)
        continue
      }
      guard character == "{", !Self.isLaTeX(result), let end = rest.firstIndex(of: "}"),
        !rest[..<end].contains(where: { $0 == "," || $0 == "{" }), end > rest.startIndex
      else {
        result.append(character)
        continue
      }
      result += try value(of: String(rest[..<end]), at: span)
      rest = rest[rest.index(after: end)...]
    }
    return result
  }

  private static func isLaTeX(_ before: String) -> Bool {
    guard let last = before.last else { return false }
    let name = before.reversed().prefix { $0.isLetter }
    return "}^_\\".contains(last)
      || !name.isEmpty && before.dropLast(name.count).last == "\\"
  }

  private func value(of source: String, at span: Span) throws(Diagnostic) -> String {
    let statements = try Parser.parse(source, vocabulary: Self.vocabulary)
    guard statements.count == 1, let statement = statements.first, statement.target == nil,
      case .expression = statement.body
    else { throw Self.refusal(of: source, at: span) }
    do throws(Diagnostic) {
      guard let value = try answer(to: statement.body, of: source).value,
        let text = Self.text(of: value), text.utf8.count <= Self.textLimit
      else { throw Self.refusal(of: source, at: span) }
      return text
    } catch {
      // Its place is in the text, which the statement has as a whole.
      throw Diagnostic(
        error.code, error.message, labels: [.init(span)],
        help: ["in the text of a problem {…} is a value; {{ and }} are braces"])
    }
  }

  private static func refusal(of source: String, at span: Span) -> Diagnostic {
    Diagnostic(
      .wrongKind, "`{\(source)}` is not a number, a size or a short matrix", labels: [.init(span)],
      help: ["in the text of a problem {…} is a value; {{ and }} are braces"])
  }

  private static func text(of value: Value) -> String? {
    switch value {
    case .shape(let sizes): return sizes.map(String.init).joined(separator: "x")
    case .text(let text): return text
    case .truth(let truth): return truth ? "true" : "false"
    case .record, .network: return nil
    case .tensor(let tensor):
      guard tensor.rank <= 2, tensor.count <= 64 else { return nil }
      var cells: [String] = []
      for place in 0..<tensor.count {
        switch tensor.cell(place) {
        case .exact(let number): cells.append(number.description)
        case .float(let number): cells.append("\(number)")
        case .symbolic, .complex: return nil
        }
      }
      guard tensor.rank > 0 else { return cells.first }
      let columns = tensor.shape.last ?? 1
      let rows = stride(from: 0, to: cells.count, by: max(columns, 1)).map {
        cells[$0..<min($0 + columns, cells.count)].joined(separator: " ")
      }
      return "[\(rows.joined(separator: "; "))]"
    }
  }
}
