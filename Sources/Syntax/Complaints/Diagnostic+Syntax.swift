/// Errors about brackets, operators and missing values.
extension Diagnostic {
  static func unclosed(_ bracket: String, at span: Span) -> Diagnostic {
    let closer = closer(of: bracket)
    return Diagnostic(
      .unclosed, "`\(bracket)` is never closed",
      labels: [Label(span, "opened here")], help: ["add the missing `\(closer)`"])
  }

  static func mismatched(
    _ bracket: String, at span: Span, by closer: String, at place: Span
  ) -> Diagnostic {
    Diagnostic(
      .unclosed, "`\(bracket)` is not closed by `\(closer)`",
      labels: [Label(span, "opened here"), Label(place, "`\(self.closer(of: bracket))` expected")],
      help: ["close the inner bracket first: `\(self.closer(of: bracket))`"])
  }

  static func strayCloser(_ closer: String, at span: Span) -> Diagnostic {
    Diagnostic(
      .syntax, "`\(closer)` closes nothing", labels: [Label(span, "no bracket is open here")],
      help: ["remove it, or open a bracket before it"])
  }

  private static func closer(of bracket: String) -> String { bracket == "[" ? "]" : ")" }

  static func missingValue(after mark: String?, at span: Span) -> Diagnostic {
    guard let mark else {
      return Diagnostic(.syntax, "a value is missing", labels: [Label(span, "nothing is here")])
    }
    return Diagnostic(
      .syntax, "a value is missing after `\(mark)`",
      labels: [Label(span, "a number, a name, a matrix … must follow")])
  }

  static func missingValue(before mark: String, at span: Span) -> Diagnostic {
    Diagnostic(
      .syntax, "a value is missing before `\(mark)`",
      labels: [Label(span, "a number, a name, a matrix … must come before it")])
  }

  static func missingOperator(at span: Span, isSpaced: Bool) -> Diagnostic {
    Diagnostic(
      .syntax, "an operator is missing between two values",
      labels: [Label(span, "the statement should have ended before this")],
      help: ["`*` multiplies; `;` ends a statement; elements of a matrix are written in `[ ]`"])
  }

  static func touchingMatrices(at span: Span) -> Diagnostic {
    Diagnostic(
      .syntax, "two matrices touch", labels: [Label(span, "read as an index of the first")],
      help: ["separate them by a space: [1 2 3] [1 1]"])
  }

  static func functionOfModule(_ name: String, at span: Span) -> Diagnostic {
    Diagnostic(
      .syntax, "a function's name has no prefix",
      labels: [Label(span, "only the last part is a function here")],
      help: ["write only the function: \(name)(…)"])
  }

  static func missingSeparator(at span: Span) -> Diagnostic {
    Diagnostic(
      .syntax, "two elements touch", labels: [Label(span, "the next element begins here")],
      help: ["separate elements by a space, a comma or a semicolon: [1 2; 3 4]"])
  }

  static func missingComma(at span: Span) -> Diagnostic {
    Diagnostic(
      .syntax, "a comma is missing", labels: [Label(span, "`,` or the closing bracket expected")],
      help: ["in parentheses and in an index, commas separate: f(x, y), x[1, 2]"])
  }

  static func semicolonInParentheses(at span: Span) -> Diagnostic {
    Diagnostic(
      .syntax, "`;` is not allowed in parentheses", labels: [Label(span, "`,` or `)` expected")],
      help: ["rows of a matrix are written in square brackets: [1 2; 3 4]"])
  }

  static func semicolonInIndex(at span: Span) -> Diagnostic {
    Diagnostic(
      .syntax, "`;` is not allowed in an index", labels: [Label(span, "`,` or `]` expected")],
      help: ["write one index per axis, with commas between: x[1, 2]"])
  }

  static func strayComma(at span: Span) -> Diagnostic {
    Diagnostic(
      .syntax, "`,` is only used in brackets", labels: [Label(span, "no bracket is open here")],
      help: ["a tuple is (1, 2), a matrix [1, 2]; `;` ends a statement"])
  }

  static func strayPoint(at span: Span) -> Diagnostic {
    Diagnostic(
      .syntax, "`.` is not followed by a name",
      labels: [Label(span, "neither a decimal point nor a member")],
      help: ["a decimal is 0.5, a member is a.b, a range is 1..7"])
  }

  static func tooDeep(at span: Span) -> Diagnostic {
    Diagnostic(
      .tooDeep, "more than \(Parser.depthLimit) levels of nesting",
      labels: [Label(span, "one level too many")],
      help: ["name an inner part first: a = …, then use a"])
  }

  static func tooManyOperations(at span: Span) -> Diagnostic {
    Diagnostic(
      .tooDeep, "more than \(Parser.heightLimit) nested operations",
      labels: [Label(span, "one too many")],
      help: ["name a part first, or use `sum` on a vector"])
  }

  static func tooManyParts(at span: Span) -> Diagnostic {
    Diagnostic(
      .tooMuchMemory, "this has more parts than fit into the memory that is left",
      labels: [Label(span, "up to here it fits")],
      help: ["read millions of numbers from a file: x = load \"x.npy\""])
  }

  static func chainedComparison(at span: Span) -> Diagnostic {
    Diagnostic(
      .syntax, "comparisons cannot be chained", labels: [Label(span, "the second comparison")],
      help: ["combine two of them: a < b and b < c"])
  }

  static func tooManyColons(at span: Span) -> Diagnostic {
    Diagnostic(
      .syntax, "a slice has at most two colons", labels: [Label(span, "the third colon")],
      help: ["start:end:step, the end excluded: x[0:6:2]"])
  }

  static func colon(at span: Span) -> Diagnostic {
    Diagnostic(
      .syntax, "`:` is only used in an index", labels: [Label(span, "not in an index")],
      help: ["a slice is x[0:2]; the numbers from 1 to 7 are 1..7; iota(7) counts from 0 to 6"])
  }
}
