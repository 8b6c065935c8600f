import Syntax

/// Trees written as one line, for tables: `(+ 1 (* 2 x))`.
func sketch(_ expression: Expression) -> String {
  switch expression.node {
  case .number(.integer(let value)): "\(value)"
  case .number(.decimal(let digits, let exponent)): "\(digits)e\(exponent)"
  case .number(.long(let text)): "long:\(text)"
  case .shape(let sizes): "<" + sizes.map(String.init).joined(separator: " ") + ">"
  case .text(let text): "\"\(text)\""
  case .name(let name): name
  case .matrix(let rows):
    "[" + rows.map { $0.map(sketch).joined(separator: " ") }.joined(separator: "; ") + "]"
  case .tuple(let elements): "(tuple" + elements.map { " " + sketch($0) }.joined() + ")"
  case .unary(let operation, let operand): "(\(operation.rawValue) \(sketch(operand)))"
  case .binary(let operation, let left, let right):
    "(\(operation.rawValue) \(sketch(left)) \(sketch(right)))"
  case .transposed(let operand): "(' \(sketch(operand)))"
  case .call(let name, _, let arguments):
    "\(name)(" + arguments.map(sketch).joined(separator: ", ") + ")"
  case .index(let operand, let places):
    "(at \(sketch(operand))" + places.map { " " + sketch($0) }.joined() + ")"
  case .member(let operand, let name): "(. \(sketch(operand)) \(name))"
  case .range(let low, let high): "(.. \(sketch(low)) \(sketch(high)))"
  case .unknown: "?"
  }
}

func sketch(_ argument: Argument) -> String {
  (argument.name.map { $0 + "=" } ?? "") + sketch(argument.value)
}

func sketch(_ place: Subscript) -> String {
  switch place {
  case .index(let index): sketch(index)
  case .slice(let start, let end, let step, _):
    [start, end, step].map { $0.map(sketch) ?? "_" }.joined(separator: ":")
  }
}

func sketch(_ statement: Statement) -> String {
  let target = statement.target.map { $0.name + " = " } ?? ""
  switch statement.body {
  case .expression(let expression): return target + sketch(expression)
  case .command(let forms):
    return target
      + forms.map { form in
        "{" + ([form.name] + form.arguments.map(sketch)).joined(separator: " ") + "}"
      }
      .joined(separator: " | ")
  case .sheet(let sheet): return target + sketch(sheet)
  }
}

func sketch(_ sheet: SheetStatement) -> String {
  var parts = [sheet.kind.rawValue]
  if let id = sheet.id { parts.append(id.text) }
  if let name = sheet.name { parts.append("'" + name.text) }
  if let text = sheet.text { parts.append("\"\(text)\"") }
  parts += sheet.options.map { "\($0.name.text)=\($0.value.text)" }
  if let body = sheet.body { parts.append(sketch(Statement(body: body, span: sheet.span))) }
  return "<" + parts.joined(separator: " ") + ">"
}

func cut(_ text: String, _ span: Span) -> String {
  String(decoding: Array(text.utf8)[span.start..<span.end], as: UTF8.self)
}

let commandNames = [
  "conv", "toeplitz", "transpose", "pool", "shape", "why", "who", "expect", "show", "pad", "vars",
]
let rawNames = ["help", "claim", "load"]
let vocabulary = Vocabulary(commands: commandNames, raw: rawNames, hasSheets: true)

/// The statements of a text in one line, or the error.
func read(_ text: String) -> String {
  do {
    return try Parser.parse(text, vocabulary: vocabulary).map { sketch($0) }
      .joined(separator: " ;; ")
  } catch {
    return "\(error.code.rawValue): \(error.message)"
  }
}
