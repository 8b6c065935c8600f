import Documents
import Sessions
import Syntax
import Testing

/// What is refused, by which code, and the stretch of text that the arrow points at.
@Suite struct ComplaintTests {
  @Test(
    arguments: [
      ("y", .unknownName, "y"), ("gausian(3)", .unknownFunction, "gausian"),
      ("_", .nothingYet, "_"), ("sum", .wrongKind, "sum"), ("1/0", .divisionByZero, "1/0"),
      ("[1 2; 3]", .raggedMatrix, "3"), ("[1 [2 3]]", .raggedMatrix, "[2 3]"),
      ("[1 2] + [1 2 3]", .shapeMismatch, "[1 2] + [1 2 3]"),
      ("[1 2] @ [1 2 3]", .shapeMismatch, "[1 2] @ [1 2 3]"),
      ("\"a\" + 1", .wrongKind, "\"a\""), ("[1 2][2]", .index, "2"), ("[1 2][-3]", .index, "-3"),
      ("[1 2][0,0]", .index, "[1 2][0,0]"), ("[1 2][::0]", .index, "0"),
      ("[1 2][0.5]", .wrongKind, "0.5"), ("[][0]", .index, "0"), ("1..7", .wrongKind, "1..7"),
      ("[1 2].T", .wrongKind, "[1 2].T"), ("1e400", .badNumber, "1e400"),
      ("2^1e9", .tooLarge, "2^1e9"), ("conv = 3", .reservedName, "conv"),
      ("_ = 3", .reservedName, "_"), ("not \"a\"", .wrongKind, "\"a\""),
      ("symbols(\"a\") / symbols(\"b\")", .symbolic, "symbols(\"a\") / symbols(\"b\")"),
      ("x = 3; x(1)", .unknownFunction, "x"),
    ] as [(String, DiagnosticCode, String)])
  func expressions(text: String, code: DiagnosticCode, place: String) {
    check(text, code, place)
  }

  @Test(
    arguments: [
      ("zeros()", .missingArgument, "zeros"), ("zeros(\"a\")", .wrongKind, "\"a\""),
      ("zeros([1 2; 3 4])", .wrongKind, "[1 2; 3 4]"), ("zeros(2.5)", .wrongKind, "2.5"),
      ("zeros(-3)", .badSize, "-3"), ("zeros(100000x100000)", .tooLarge, "100000x100000"),
      ("ones(9999999999x9999999999x9999999999)", .tooLarge, "9999999999x9999999999x9999999999"),
      ("zeros(1x1x1x1x1x1x1x1x1)", .tooLarge, "1x1x1x1x1x1x1x1x1"),
      ("eye(1e9)", .tooLarge, "1e9"), ("eye(-1)", .badSize, "-1"), ("eye(3x4)", .wrongKind, "3x4"),
      ("full(3, [1 2])", .wrongKind, "[1 2]"), ("box(0)", .badSize, "0"),
      ("box(1e18)", .tooLarge, "1e18"), ("gaussian(3, sigma=0)", .badSize, "0"),
      ("linspace(0, 1, -1)", .badSize, "-1"), ("linspace(0)", .missingArgument, "linspace"),
      ("linspace(0, [1 2], 3)", .wrongKind, "[1 2]"),
      ("random(3, low=5, high=3)", .badSize, "5"), ("random(3, high=-10)", .badSize, "-10"),
      ("random(3, seed=1/2)", .wrongKind, "1/2"), ("symbols(3x3)", .wrongKind, "3x3"),
      ("symbols(\"3\", 3)", .wrongKind, "\"3\""), ("symbols(\"\")", .wrongKind, "\"\""),
      ("sobel_x(3)", .extraArgument, "3"), ("zeros(3, fill=1)", .unknownOption, "fill"),
    ] as [(String, DiagnosticCode, String)])
  func generators(text: String, code: DiagnosticCode, place: String) {
    check(text, code, place)
  }

  @Test(
    arguments: [
      ("sum(3x3)", .wrongKind, "3x3"), ("sum(\"a\")", .wrongKind, "\"a\""),
      ("sum([1 2], axis=5)", .index, "5"), ("sum([1 2], axis=(0, 1))", .wrongKind, "(0, 1)"),
      ("sum([1 2], axis=x)", .unknownName, "x"), ("sum([1 2], 0, 3)", .extraArgument, "3"),
      ("sum([1 2], axis=0, dim=0)", .repeatedOption, "dim=0"),
      ("max()", .missingArgument, "max"), ("max([])", .empty, "[]"), ("mean([])", .empty, "[]"),
      ("max([1 2], [3 4], axis=0)", .extraArgument, "0"),
      ("max([1 2], [1 2 3])", .shapeMismatch, "max"), ("max(1, \"a\")", .wrongKind, "\"a\""),
      ("argmax(symbols(\"a\", 2))", .symbolic, "symbols(\"a\", 2)"),
      ("relu(symbols(\"a\"))", .symbolic, "symbols(\"a\")"),
      ("exp(symbols(\"a\"))", .symbolic, "symbols(\"a\")"), ("exact(inf)", .notFinite, "inf"),
      ("mod(3, 0)", .divisionByZero, "0"), ("round(1, 10^9)", .tooLarge, "10^9"),
      ("round(1, 0.5)", .wrongKind, "0.5"), ("flip([1 2], axis=1)", .index, "1"),
      ("rot90([1 2])", .rank, "[1 2]"), ("reshape([1 2 3], 2x2)", .reshape, "2x2"),
      ("reshape([1 2 3], (-1, -1))", .badSize, "(-1, -1)"),
      ("permute([1 2; 3 4], (0, 0))", .axisCount, "(0, 0)"),
      ("permute([1 2; 3 4], (0, 2))", .index, "(0, 2)"),
      ("flatten([1 2], order=diagonal)", .unknownValue, "diagonal"),
      ("concat([1 2], [3 4; 5 6])", .rank, "concat"),
      ("concat([1 2; 3 4], [1 2 3])", .rank, "concat"),
      ("concat([1 2; 3 4], [1 2 3; 4 5 6])", .shapeMismatch, "concat"),
      ("concat([1 2], axis=1)", .index, "1"), ("stack([1 2], [1 2 3])", .shapeMismatch, "stack"),
      ("stack([1 2], axis=2)", .index, "2"), ("diag(iota(2x2x2))", .rank, "iota(2x2x2)"),
      ("diag(iota(10000))", .tooLarge, "iota(10000)"), ("rank([1 2])", .rank, "[1 2]"),
      ("dot([1 2], [1 2 3])", .shapeMismatch, "[1 2 3]"),
      ("outer(iota(10000), iota(10000))", .tooLarge, "outer"),
      ("close(1, 2, tol=\"a\")", .wrongKind, "\"a\""),
      ("close(symbols(\"a\"), 1)", .symbolic, "close"),
      ("substitute(symbols(\"a\"), b=1)", .unknownName, "1"),
      ("substitute(symbols(\"a\"), a=[1 2])", .wrongKind, "[1 2]"),
      ("substitute(symbols(\"a\"), a=1, a=2)", .repeatedOption, "a=2"),
      ("pad([1 2], 5, mode=reflect)", .badPadding, "5"),
      ("pad([1 2], 1, mode=edge)", .unknownValue, "edge"),
      ("pad([1 2], 1, mode=reflect, value=3)", .badPadding, "3"),
      ("pad([1 2], 0.5)", .wrongKind, "0.5"), ("pad([1 2], (1, 2, 3))", .axisCount, "(1, 2, 3)"),
      ("pad([1 2], -2)", .badPadding, "-2"), ("pad([1 2], 10^8)", .tooLarge, "10^8"),
      ("pad([1 2], 2^62)", .tooLarge, "2^62"), ("pad([1 2])", .missingArgument, "pad"),
    ] as [(String, DiagnosticCode, String)])
  func functions(text: String, code: DiagnosticCode, place: String) {
    check(text, code, place)
  }

  /// The parser knows no variables; who does says that an operator is missing.
  @Test func aVariableIsNoCommand() throws {
    var session = Session()
    _ = try session.ask("x = [1 2 3]; k = [1 1]; t = 3x3")
    let misread = #expect(throws: Diagnostic.self) { try session.ask("x k") }
    #expect(misread?.code == .syntax)
    #expect(misread?.message == "`x` is a variable, and no operator follows it")
    #expect(misread?.help.first == "conv x k computes the convolution of x with k")
    let shape = #expect(throws: Diagnostic.self) { try session.ask("t 3") }
    #expect(shape?.help == ["`*` multiplies cell by cell, `@` is the matrix product"])
    let unknown = #expect(throws: Diagnostic.self) { try session.ask("y k") }
    #expect(unknown?.code == .unknownName)
  }

  /// Who knows what an option is told, and not that its name stands before it, is shown how.
  @Test(
    arguments: [
      ("conv 5x5 3x3 same", "padding=same"), ("conv 5x5 3x3 reflect", "padding_mode=reflect"),
      ("conv 5x5 same", "padding=same"), ("conv [1 2 3] [1 1] 2", "stride=2"),
      ("pool [1 2; 3 4] max 2 torch", "as=torch"), ("show [1 2] grey", "palette=grey"),
      ("transpose 3x3 3x3 (2, 1)", "stride=(2, 1)"), ("conv 5x5 3x3 stride 2", "stride=2"),
      ("conv 5x5 stride 2", "stride=2"), ("conv 5x5 3x3 --stride 2", "stride=2"),
      ("conv 5x5 3x3 -s 2", "s=2"), ("conv 5x5 3x3 s2 p1", "s=2"),
      ("conv 5x5 3x3 stride=2,2", "stride=(2, 2)"), ("conv 5x5 3x3 p=1 2", "p=(1, 2)"),
      ("conv 5x5 3x3 --flip", "flip"), ("shape 32x32 3x3", "kernel=3x3"),
      ("conv 5x5 3x3 stride", "stride=…"),
    ])
  func anOptionWithoutItsName(text: String, meant: String) throws {
    var session = Session()
    let error = #expect(throws: Diagnostic.self) { try session.ask(text) }
    #expect(error?.help.first == "did you mean \(meant)?")
  }

  /// No advice is given that would be refused.
  @Test(
    arguments: [
      "conv 5x5 3x3 same padding=1", "conv 5x5 3x3 2 stride=1 groups=1 dims=2 d=1 dilation_base=1",
      "conv 4x5x5 4x2x3x3 groups=2 3 s=1 d=1 dims=2 dilation_base=1", "conv 5x5 3x3 -4",
      "conv (5, w) 3x3",
    ])
  func adviceThatCouldNotBeTaken(text: String) throws {
    var session = Session()
    let error = #expect(throws: Diagnostic.self) { try session.ask(text) }
    #expect(error?.help.contains { $0.contains("did you mean padding") } == false)
    #expect(error?.help.contains { $0.contains("did you mean stride") } == false)
    #expect(error?.help.contains { $0.contains("did you mean groups") } == false)
  }

  /// Sizes that are legal alone and whose places are far from all samples.
  @Test(
    arguments: [
      "conv(sqrt([2 3 5]), sqrt([2]), padding=1, dilation=9223372036854775807)",
      "transpose(symbols(\"a\", 3), symbols(\"b\", 1), padding=1, dilation=9223372036854775807)",
      "conv(sqrt(ones(1x1x430)*2), sqrt(ones(1x1x1)*2), padding=((1099511627774,0),(1099511627774,0),(0,0)), stride=(1099511627774,1099511627774,4))",
      "conv(sqrt(ones(1x430)*2), sqrt(ones(1x1)*2), padding=((1099511627774,0),(0,0)), stride=(1099511627774,1))",
    ])
  func farPlacesAreNoTrap(text: String) throws {
    #expect(try Session.value(of: text) != nil)
  }

  private func check(_ text: String, _ code: DiagnosticCode, _ place: String) {
    do {
      let value = try Session.value(of: text)
      Issue.record("`\(text)` gives \(value?.told ?? "nothing"), not the error \(code.rawValue)")
    } catch {
      #expect(error.code == code, "`\(text)`: [\(error.code.rawValue)] \(error.message)")
      let bytes = Array(text.utf8)
      let span = error.labels.first?.span ?? Span(0, 0)
      let pointed = String(decoding: bytes[span.start..<min(span.end, bytes.count)], as: UTF8.self)
      #expect(pointed == place, "`\(text)` points at `\(pointed)`, not at `\(place)`")
      #expect(error.message.first?.isUppercase != true && !error.message.hasSuffix("."))
      #expect(error.message != "these numbers do not go together", "`\(text)` says nothing")
    }
  }
}
