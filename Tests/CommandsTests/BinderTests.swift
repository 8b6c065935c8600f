import Arithmetic
import Commands
import Documents
import Syntax
import Testing

/// Every form in which an argument finds its parameter, and every refusal.
@Suite struct BinderTests {
  static let parameters: [Parameter] = [
    Parameter("x", [], .operand, "the input", positional: true),
    Parameter(
      "kind", [], .word, "what is taken", positional: true,
      words: [.init("max", "the greatest"), .init("avg", "the mean")]),
    Parameter("kernel", ["k"], .operand, "the kernel", positional: true),
    Parameter("stride", ["s"], .sizes, "the step"),
    Parameter(
      "padding", ["pad", "p"], .padding, "the border", words: [.init("same", "as large as x")]),
    Parameter("flip", [], .flag, "turned"),
    Parameter("ceil", [], .flag, "rounded up"),
    Parameter("mode", [], .word, "the border", words: [.init("zeros", ""), .init("reflect", "")]),
    Parameter("steps", [], .text, "how many"),
    Parameter("n", [], .quantity, "a size"),
    Parameter("at", [], .place, "a place"),
  ]

  /// What each argument of a statement was bound to: `x=1 stride=2`.
  private func bound(_ text: String, _ parameters: [Parameter] = parameters) throws(Diagnostic)
    -> String
  {
    let statements = try Parser.parse(text, vocabulary: Vocabulary(commands: ["f"]))
    guard case .command(let forms)? = statements.first?.body, let form = forms.first else {
      return "no command"
    }
    var binder = Binder(owner: "f", parameters: parameters, source: text) {
      expression throws(Diagnostic) in
      switch expression.node {
      case .number(.integer(let number)): return .tensor(Tensor(number))
      case .shape(let sizes): return .shape(sizes)
      case .tuple(let parts): return .shape(Array(repeating: 1, count: parts.count))
      case .name("v"): return .tensor(Tensor(42))
      case .name("flip"): return .tensor(Tensor(43))
      default:
        throw Diagnostic(.unknownName, "there is none", labels: [.init(expression.span)])
      }
    }
    return try binder.bind(form.arguments).map { argument in
      let name = argument.parameter.name
      let variable = argument.variable.map { "‹\($0)›" } ?? ""
      return "\(name)=\(Self.text(argument.value))\(variable)"
    }.joined(separator: " ")
  }

  private static func text(_ content: BoundArgument.Content) -> String {
    switch content {
    case .value(.tensor(let tensor)): tensor.intValues.map { "\($0[0])" } ?? "?"
    case .value(.shape(let sizes)): sizes.map(String.init).joined(separator: "x")
    case .value: "a value"
    case .word(let word): "'\(word)'"
    case .flag(let flag): flag ? "on" : "off"
    case .place: "a place"
    case .unknown: "unknown"
    case .range(let low, let high): "\(low)..\(high)"
    case .letter(let name): "letter \(name)"
    }
  }

  @Test(arguments: [
    // Positional values fill the positional parameters in order; names may come anywhere.
    ("f 1 2", "x=1 kernel=2"), ("f x=1 kernel=2", "x=1 kernel=2"),
    ("f kernel=2 1", "kernel=2 x=1"), ("f 1 k=2", "x=1 kernel=2"), ("f", ""),
    ("f 1 max 2", "x=1 kind='max'‹max› kernel=2"), ("f max 1 2", "kind='max'‹max› x=1 kernel=2"),
    ("f 1 2 avg", "x=1 kernel=2 kind='avg'‹avg›"), ("f 1 kind=avg", "x=1 kind='avg'‹avg›"),
    ("f 1 \"max\"", "x=1 kind='max'"),
    // Synonyms.
    ("f 1 2 s=3", "x=1 kernel=2 stride=3"), ("f stride=3", "stride=3"), ("f pad=1", "padding=1"),
    ("f p=1", "padding=1"), ("f s=2x3", "stride=2x3"), ("f s=(2,3)", "stride=1x1"),
    // Flags, even where a variable has the name.
    ("f 1 flip", "x=1 flip=on‹flip›"), ("f flip ceil 1", "flip=on‹flip› ceil=on‹ceil› x=1"),
    ("f flip=true", "flip=on‹true›"), ("f flip=off", "flip=off‹off›"),
    ("f flip=no", "flip=off‹no›"),
    ("f flip=0", "flip=off"), ("f flip=1", "flip=on"),
    // Variables.
    ("f v k=v", "x=42‹v› kernel=42‹v›"),
    // Words as typed.
    ("f mode=reflect", "mode='reflect'‹reflect›"), ("f steps=all", "steps='all'‹all›"),
    ("f steps=3", "steps='3'"), ("f steps=\"none\"", "steps='none'"),
    // Sizes that are not known.
    ("f n=?", "n=unknown"), ("f n=1..7", "n=1..7"), ("f n=3", "n=3"), ("f p=?", "padding=unknown"),
    ("f p=0..2", "padding=0..2"), ("f p=same", "padding='same'‹same›"),
    ("f at=y[1,2]", "at=a place"),
  ])
  func binds(text: String, expected: String) throws {
    #expect(try bound(text) == expected)
  }

  @Test(
    arguments: [
      ("f 1 2 s=1 stride=2", .repeatedOption, ""), ("f 1 x=2", .repeatedOption, ""),
      ("f flip flip=true", .repeatedOption, ""), ("f kind=max kind=avg", .repeatedOption, ""),
      ("f 1 2 3", .extraArgument, "stride=3"),
      ("f 1 2 3x3", .extraArgument, "it takes: f x kind kernel"),
      ("f 1 max 2 stride 2", .extraArgument, "did you mean stride=2?"),
      ("f 1 max 2 v", .extraArgument, "it takes: f x kind kernel"),
      ("f 1 2 --stride 2", .extraArgument, "did you mean stride=2?"),
      ("f 1 max 2 s3", .extraArgument, "did you mean s=3?"),
      ("f 1 2 s=2 3", .extraArgument, "did you mean s=(2, 3)?"),
      ("f 1 max 2 same", .extraArgument, "did you mean padding=same?"),
      ("f 1 2 strid=2", .unknownOption, "did you mean `stride`?"),
      ("f 1 max 2 flp", .unknownOption, "did you mean `flip`?"),
      ("f zzz=2", .unknownOption, "it takes: x, kind, kernel"),
      ("f kind=mxa", .unknownValue, "did you mean `max`?"),
      ("f mode=refelct", .unknownValue, "did you mean `reflect`?"),
      ("f mode=3", .unknownValue, "mode takes: zeros, reflect"),
      ("f p=smae", .unknownValue, "did you mean `same`?"),
      ("f flip=7", .wrongKind, ""), ("f n=1..2x2", .wrongKind, ""), ("f w", .unknownName, ""),
    ] as [(String, DiagnosticCode, String)])
  func refuses(text: String, code: DiagnosticCode, help: String) throws {
    let error = #expect(throws: Diagnostic.self) { try bound(text) }
    #expect(error?.code == code)
    let isThere = help.isEmpty || error?.help.contains { $0.contains(help) } == true
    #expect(isThere, "\(text): \(error?.help ?? [])")
    #expect(error?.labels.first.map { $0.span.end <= text.utf8.count } == true)
  }

  @Test func someTakeWhatIsLeft() throws {
    let many = [
      Parameter("x", [], .value, "numbers", positional: true, repetition: .everyPosition),
      Parameter("axis", [], .sizes, "the axis"),
      Parameter("symbol", [], .value, "a number for a name", repetition: .everyName),
    ]
    #expect(try bound("f 1 2 3 axis=0", many) == "x=1 x=2 x=3 axis=0")
    #expect(try bound("f 1 a=5 b=6", many) == "x=1 symbol=5 symbol=6")
    let error = #expect(throws: Diagnostic.self) { try bound("f a=5 a=6", many) }
    #expect(error?.code == .repeatedOption && error?.message.contains("`a`") == true)
  }

  /// What a command needs is missed by name.
  @Test(
    arguments: [
      ("conv", .missingArgument), ("conv [1 2 3]", .missingArgument),
      ("pool [1 2 3]", .missingArgument),
      ("pool [1 2 3] max", .missingArgument), ("unfold [1 2 3]", .missingArgument),
      ("fold iota(4x4)", .missingArgument),
      ("transpose [1 2]", .missingArgument), ("why", .missingArgument),
      ("pad [1 2]", .missingArgument),
      ("load", .missingArgument), ("show", .missingArgument), ("shape k=3", .missingArgument),
    ] as [(String, DiagnosticCode)])
  func whatIsMissingIsSaid(text: String, code: DiagnosticCode) {
    #expect(Asked(text).failure?.code == code, "\(String(describing: Asked(text).failure))")
  }
}
