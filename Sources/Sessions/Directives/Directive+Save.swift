internal import Commands
internal import Documents
internal import Files
internal import Syntax

extension Directive {
  static let save = Directive(
    name: "save", summary: "Write the last answer, or a value, to a file.",
    usage: [
      "save \"lesson.html\"", "save \"windows.svg\" steps=20", "save \"y.npy\"",
      "save \"x.csv\" x",
    ],
    details: [
      "The extension selects the format. Pictures and pages show the last answer: .html is a page with a slider through the windows, .svg an animated picture, .tex compiles with LaTeX, .md is for GitHub, .txt is the terminal's text. steps= sets the number of windows.",
      "Number formats have the last value, or a given one: .npy, .csv, .tsv, .json, and images .pgm, .ppm, .pbm; .png and .jpg with the help of pnmtopng, cjpeg or ImageMagick, if one is installed. There, exact fractions become the nearest 64-bit floats.",
    ],
    examples: [
      .init(
        "x = [1 2; 3 4]; save \"x.csv\" x; load \"x.csv\"", gives: "[1 2; 3 4]")
    ], related: ["load", "show", "scripts"]
  ) { session, call throws(Diagnostic) in
    let saved = try Saving(call, in: session).saved()
    return Answer(kind: "save", value: nil) { saved }
  }
}

/// The execution of one `save` statement.
private struct Saving {
  let session: Session
  let path: String
  let pathSpan: Span
  /// The value to write, if given.
  let named: Argument?
  let steps: Argument?
  let source: String

  init(_ call: DirectiveCall, in session: Session) throws(Diagnostic) {
    let positional = call.form.arguments.filter { $0.name == nil }
    guard let first = positional.first else {
      throw Diagnostic(
        .missingArgument, "`save` needs a file name", labels: [.init(call.form.nameSpan)],
        help: ["in quotes: save \"y.npy\""])
    }
    guard case .text(let path) = first.value.node else {
      throw Diagnostic(
        .wrongKind, "a file name in quotes is needed here", labels: [.init(first.span)],
        help: ["save \"y.npy\" x, with the name first"])
    }
    guard positional.count <= 2 else {
      throw Diagnostic(
        .extraArgument, "`save` writes one value", labels: [.init(positional[2].span)])
    }
    for option in call.form.arguments {
      guard let name = option.name, name != "steps" else { continue }
      throw Diagnostic(
        .unknownOption, "`save` has no option `\(name)`", labels: [.init(option.span)],
        help: ["steps=20 sets the number of windows of a picture or page"])
    }
    self.session = session
    self.path = path
    pathSpan = first.span
    named = positional.count > 1 ? positional[1] : nil
    steps = call.form.arguments.first { $0.name == "steps" }
    source = call.source
  }

  func saved() throws(Diagnostic) -> Document {
    if let image = ImageFormat(path: path) { return try save(as: .pnm, image: image) }
    if let format = NumberFormat(path: path) { return try save(as: format) }
    let ending = NumberFormat.fileExtension(of: path)
    if let format = session.formats.first(where: { $0.ending == ending }) {
      return try save(as: format)
    }
    throw Diagnostic.unknownEnding(
      path,
      session.formats.map(\.ending) + NumberFormat.allCases.map(\.rawValue) + ImageFormat.writable,
      doing: "written", at: pathSpan)
  }

  /// - Parameter image: The format that Netpbm's bytes are turned into by another program.
  private func save(
    as format: NumberFormat, image: ImageFormat? = nil
  ) throws(Diagnostic) -> Document {
    let value = try value()
    guard let tensor = value.asTensor else {
      var help: [String] = []
      if case .record(let fields) = value, let name = fields.first?.name {
        help = ["save one of them: save \"\(path)\" _.\(name)"]
      }
      throw Diagnostic(
        .wrongKind, "numbers are needed here, not \(value.description)",
        labels: [.init(named?.span ?? pathSpan)], help: help)
    }
    let encoded: EncodedNumbers
    do throws(FileError) {
      var made = try format.encode(tensor)
      if let image { made.bytes = try image.encoded(made.bytes, by: session.files) }
      encoded = made
      try session.files.write(path, encoded.bytes)
    } catch { throw error.diagnostic(for: path, at: pathSpan) }
    return Document {
      Block.fact(
        label: "saved",
        text: "\(path): \(ShapeWords.of(tensor.shape)), \(encoded.kind), "
          + "\(encoded.bytes.count) bytes")
      if encoded.rounded > 0 {
        Block.note(
          "\(encoded.rounded) of \(tensor.count) numbers were rounded to 64-bit floats."
        )
      }
    }
  }

  private func save(as format: DocumentFormat) throws(Diagnostic) -> Document {
    let bytes = format.write(try document(for: format))
    do throws(FileError) {
      try session.files.write(path, bytes)
    } catch { throw error.diagnostic(for: path, at: pathSpan) }
    return Document([
      .fact(label: "saved", text: "\(path): \(format.summary), \(bytes.count) bytes")
    ])
  }

  private func document(for format: DocumentFormat) throws(Diagnostic) -> Document {
    if let named {
      let value = try value()
      var name = ""
      if case .name(let typed) = named.value.node { name = typed }
      return Document([.result(name: name, value: value)])
    }
    guard let answer = session.lastAnswer else { throw nothingYet }
    guard let steps = try mostSteps() ?? format.steps else { return answer.document }
    return answer.document(steps: steps)
  }

  private func mostSteps() throws(Diagnostic) -> Int? {
    guard let steps else { return nil }
    switch steps.value.node {
    case .name("all"): return 1000
    case .name("none"): return 0
    case .number(.integer(let count)) where count >= 0: return min(count, 1000)
    default:
      throw Diagnostic(
        .unknownValue, "steps is all, none or a number", labels: [.init(steps.value.span)])
    }
  }

  private func value() throws(Diagnostic) -> Value {
    if let named { return try session.evaluator(for: source).value(of: named.value) }
    if let last = session.last { return last.value }
    throw nothingYet
  }

  private var nothingYet: Diagnostic {
    Diagnostic(
      .nothingYet, "there is no result to write yet", labels: [.init(pathSpan)],
      help: ["give a value: save \"y.npy\" [1 2 3]"])
  }
}
