/// Errors about characters and operators of other languages.
extension Diagnostic {
  /// The equivalent in this language of another language's operator.
  enum Native { case power, elementwise, and, or, not, notEqual, assignment, definition }

  static func foreignOperator(
    _ sign: String, instead native: Native, at span: Span
  ) -> Diagnostic {
    let help =
      switch native {
      case .power: "a power is written `^`"
      case .elementwise where sign == ".'": "`'` alone transposes"
      case .elementwise:
        "`\(sign.dropFirst())` works on each element already; `@` is the matrix product"
      case .and: "write `and`"
      case .or: "write `or`; `|` chains commands: shape 32x32 | conv k=5"
      case .not: "write `not`, or `!=` for unequal"
      case .notEqual: "unequal is written `!=`"
      case .definition: "`=` alone assigns: x = 3"
      case .assignment: "write the name twice: x = x \(sign.prefix(1)) …"
      }
    return Diagnostic(
      .syntax, "`\(sign)` is not an operator here", labels: [Label(span, "not known")], help: [help]
    )
  }

  static func singleQuotes(at span: Span) -> Diagnostic {
    Diagnostic(
      .syntax, "a single quote does not begin a string",
      labels: [Label(span, "`'` transposes the operand right before it")],
      help: ["strings are written in double quotes: \"text\""])
  }

  static func unclosedString(at span: Span) -> Diagnostic {
    Diagnostic(
      .unclosed, "the string is never closed", labels: [Label(span, "opened here")],
      help: ["add the missing `\"` on the same line; `\\n` in a string is a new line"])
  }

  static func unknownEscape(at span: Span) -> Diagnostic {
    Diagnostic(
      .syntax, "unknown escape in a string", labels: [Label(span, "not an escape")],
      help: [#"the escapes are \" \\ \n \t; write \\ for one backslash"#])
  }

  static func braces(at span: Span) -> Diagnostic {
    Diagnostic(
      .syntax, "braces are not used", labels: [Label(span, "not a bracket here")],
      help: ["a matrix is written [1 2; 3 4], a tuple (1, 2)"])
  }

  /// `//`, which in other languages begins a comment or divides.
  static func twoSlashes(at span: Span) -> Diagnostic {
    var diagnostic = foreignComment("//", at: span)
    diagnostic.help.append("floor(a / b) divides and rounds down")
    return diagnostic
  }

  static func foreignComment(_ mark: String, at span: Span) -> Diagnostic {
    Diagnostic(
      .syntax, "`\(mark)` is not an operator here", labels: [Label(span, "not known")],
      help: ["a comment begins with `#`"])
  }

  static func ellipsis(at span: Span) -> Diagnostic {
    Diagnostic(
      .syntax, "`...` is not used", labels: [Label(span, "not known")],
      help: [
        "a range is 1..7; a whole axis is `:`, as in x[:, 0]; a trailing `\\` continues a line"
      ])
  }

  static func pastedPrompt(at span: Span) -> Diagnostic {
    Diagnostic(
      .syntax, "a statement does not begin with `>`", labels: [Label(span, "a prompt?")],
      help: ["leave out the prompt"])
  }

  static func strayBackslash(at span: Span) -> Diagnostic {
    Diagnostic(
      .syntax, "`\\` must be the last character of its line",
      labels: [Label(span, "something follows")], help: ["it joins the next line to this one"])
  }

  static func timesSign(at span: Span) -> Diagnostic {
    Diagnostic(
      .unexpectedCharacter, "`×` is only used in shapes",
      labels: [Label(span, "not between two sizes")], help: ["`*` multiplies; a shape is 3x3"])
  }

  static func notText(byte: UInt8, at span: Span) -> Diagnostic {
    Diagnostic(
      .unexpectedCharacter, "byte 0x\(hexadecimal(UInt32(byte), digits: 2)) is not UTF-8 text",
      labels: [Label(span, "not text")], help: ["save the file as UTF-8"])
  }

  static func unexpectedCharacter(_ scalar: Unicode.Scalar, at span: Span) -> Diagnostic {
    let code = "U+\(hexadecimal(scalar.value, digits: 4))"
    let name = scalar.properties.name.map { $0.lowercased() }
    let isShown =
      scalar != "`" && scalar.value >= 0x20 && scalar.properties.generalCategory.isVisible
    return Diagnostic(
      .unexpectedCharacter,
      isShown ? "`\(scalar)` (\(code)) has no meaning here" : "\(code) has no meaning here",
      labels: [Label(span, name ?? "a control character")], help: advice(for: scalar))
  }

  private static func advice(for scalar: Unicode.Scalar) -> [String] {
    switch scalar {
    case "\u{201C}", "\u{201D}", "\u{201E}", "\u{AB}", "\u{BB}":
      ["strings are written in straight double quotes: \"text\""]
    case "\u{2018}", "\u{2019}": ["a transpose is a straight quote: x'"]
    case "\u{2013}", "\u{2014}", "\u{2010}", "\u{2011}": ["a minus sign is `-`"]
    case "·", "⋅", "∗": ["`*` multiplies"]
    case "÷": ["`/` divides"]
    case "²", "³": ["a power is written `^`: x^2"]
    case "≤": ["write `<=`"]
    case "≥": ["write `>=`"]
    case "≠": ["write `!=`"]
    case "…": ["a range is written with two points: 1..7"]
    case "√": ["write sqrt(…)"]
    case "\u{FFFD}": ["it replaces bytes that are not UTF-8; save the file as UTF-8"]
    default:
      switch scalar.properties.generalCategory {
      case .spaceSeparator: ["perhaps an ordinary space is meant"]
      default: []
      }
    }
  }

  private static func hexadecimal(_ value: UInt32, digits: Int) -> String {
    let text = String(value, radix: 16, uppercase: true)
    return String(repeating: "0", count: max(0, digits - text.utf8.count)) + text
  }
}

extension Unicode.GeneralCategory {
  /// Whether characters of this category can be printed in a message.
  fileprivate var isVisible: Bool {
    switch self {
    case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator,
      .paragraphSeparator, .spaceSeparator, .nonspacingMark, .enclosingMark:
      false
    default: true
    }
  }
}
