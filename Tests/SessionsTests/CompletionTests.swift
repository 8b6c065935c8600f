import Sessions
import Testing

/// What Tab offers, by what stands before the cursor, which is marked ‸.
@Suite struct CompletionTests {
  /// A line, some of what must be offered, and some of what must not.
  struct Case: Sendable, CustomTestStringConvertible {
    let line: String
    let offered: [String]
    let refused: [String]
    var testDescription: String { line }

    init(_ line: String, _ offered: String, not refused: String = "") {
      self.line = line
      self.offered = offered.split(separator: " ").map(String.init)
      self.refused = refused.split(separator: " ").map(String.init)
    }
  }

  static let cases = [
    Case("‸", "conv shape help x image", not: "stride zeros same"),
    Case("co‸", "conv concat", not: "toeplitz x"),
    Case("y = ‸", "conv x", not: "help set quit"),
    Case("y = tr‸", "transpose", not: "conv"),
    Case("a = 1; po‸", "pool", not: "conv"),
    Case("conv x‸", "x", not: "image conv"),
    Case("conv ‸", "x image kernel stride padding dilation flip as", not: "toeplitz same"),
    Case("conv x ‸", "kernel stride padding", not: "conv"),
    Case("conv x image ‸", "stride bias", not: "kernel"),
    Case("conv x image st‸", "stride stride_rule steps", not: "dilation"),
    Case("conv x image stride=2 ‸", "padding dilation flip", not: "stride kernel"),
    Case("conv x image s=2 ‸", "padding", not: "stride"),
    Case("conv x k=image ‸", "padding", not: "kernel"),
    Case("conv x image flip ‸", "padding", not: "flip"),
    Case("conv x image stride=‸", "x", not: "padding same"),
    Case("conv x image padding=‸", "same valid full half causal same_lower", not: "stride conv"),
    Case("conv x image padding=sa‸", "same same_upper same_lower", not: "valid"),
    Case("conv x image pad=v‸", "valid", not: "same"),
    Case("conv x image as=‸", "torch tf keras opencv", not: "x same"),
    Case("conv x image as = t‸", "torch tf theano", not: "keras"),
    Case("conv x image flip=‸", "true false", not: "x"),
    Case("conv x image steps=‸", "all none", not: "x"),
    Case("conv x image padding_mode=c‸", "circular constant", not: "zeros"),
    Case("conv x image padding=(1,2) ‸", "stride", not: "padding"),
    Case("conv x [1 2; 3 4] ‸", "stride", not: "kernel"),
    Case("conv [1 2\n3 4] x ‸", "stride", not: "kernel"),
    Case("conv x +‸", "x", not: "stride padding"),
    Case("conv x + im‸", "image", not: "stride"),
    Case("pool x ‸", "max avg min lp kernel stride", not: "same torch"),
    Case("pool x m‸", "max mean min"),
    Case("pool x max ‸", "kernel stride ceil", not: "avg min"),
    Case("pool x max 2x2 ‸", "stride", not: "kernel avg"),
    Case("conv(‸", "x kernel stride", not: "help"),
    Case("conv(x, image, ‸", "stride padding", not: "kernel"),
    Case("conv(x, image, padding=s‸", "same", not: "stride"),
    Case("1 + co‸", "conv concat"),
    Case("sum(co‸", "conv concat"),
    Case("sum(x, ‸", "axis image", not: "stride"),
    Case("flatten(x, order=‸", "row column", not: "x"),
    Case("conv [x im‸", "image", not: "stride"),
    Case("shape 32x32 | ‸", "conv pool flatten dense", not: "toeplitz x"),
    Case("shape 32x32 | po‸", "pool", not: "conv"),
    Case("shape 32x32 | conv k=5 ‸", "stride filters", not: "kernel upstream"),
    Case("shape 32x32 | conv k=5 | pool 2 p‸", "padding", not: "stride"),
    Case("shape ‸", "i o kernel of legal"),
    Case("shape i=5 ‸", "o kernel", not: "i"),
    Case("help ‸", "conv padding kernel-too-large topics keys", not: "help_me"),
    Case("help kernel-t‸", "kernel-too-large", not: "kernel"),
    Case("help conv ‸", "run", not: "conv"),
    Case("help error gr‸", "", not: "groups"),
    Case("set ‸", "steps as convention", not: "x conv"),
    Case("set as ‸", "none torch tf", not: "steps"),
    Case("set as=t‸", "torch tf", not: "none"),
    Case("set convention ‸", "ml math"),
    Case("expect ‸", "shape error x", not: "stride"),
    Case("expect error ‸", "kernel-too-large groups", not: "x shape"),
    Case("expect error bad-s‸", "bad-stride bad-size", not: "badge"),
    Case("expect conv(x, image, pad‸", "padding"),
    Case("why ‸", "y x image", not: "conv stride"),
    Case("who im‸", "image", not: "x"),
    Case("# con‸", "", not: "conv"),
    Case("conv x # s‸", "", not: "stride"),
    Case("x = 3‸", "", not: "x"),
    Case("show 3x‸", "", not: "x"),
    Case("conv x ‸ stride=2", "kernel"),
  ]

  @Test(arguments: cases)
  func offers(_ example: Case) throws {
    var session = Session()
    _ = try session.ask("x = [1 2 3]; image = ones(3x3); y = conv(x, [1 1])")
    let parts = example.line.split(separator: "‸", omittingEmptySubsequences: false)
    let line = parts.joined()
    let cursor = try #require(parts.first).utf8.count
    let found = session.completions(of: line, at: cursor)
    let texts = found.1.map(\.text)
    for word in example.offered { #expect(texts.contains(word), "\(word) among \(texts)") }
    for word in example.refused { #expect(!texts.contains(word), "\(word) among \(texts)") }
    #expect(Set(texts).count == texts.count, "each once")
    let typed = String(decoding: line.utf8.prefix(cursor).suffix(found.length), as: UTF8.self)
    #expect(texts.allSatisfy { $0.hasPrefix(typed) })
  }

  @Test func endings() throws {
    let session = Session()
    func ending(_ text: String, of line: String) -> String? {
      session.completions(of: line, at: line.utf8.count).1.first { $0.text == text }?.ending
    }
    #expect(ending("conv", of: "con") == " ")
    #expect(ending("conv", of: "1 + con") == "(")
    #expect(ending("stride", of: "conv x k str") == "=")
    #expect(ending("same", of: "conv x k padding=sa") == " ")
    #expect(ending("same", of: "conv(x, k, padding=sa") == "")
    #expect(ending("flip", of: "conv x k fl") == " ")
    #expect(ending("zeros", of: "zer") == "(")
  }

  @Test func meaningsAreShort() throws {
    let session = Session()
    for line in ["", "c", "conv x k ", "help ", "expect error ", "pool x ", "conv x k padding="] {
      for candidate in session.completions(of: line, at: line.utf8.count).1 {
        #expect(candidate.meaning.count <= 78, "\(candidate.text): \(candidate.meaning)")
      }
    }
  }

  @Test func filesAreTheProgramsToName() {
    let session = Session()
    let line = "load \"pic"
    let found = session.completions(of: line, at: line.utf8.count) { typed in
      typed == "pic" ? ["picture.npy", "pictures/"] : []
    }
    #expect(found.length == 3)
    #expect(found.1.map(\.text) == ["picture.npy", "pictures/"])
    #expect(found.1.map(\.ending) == ["\"", ""])
    #expect(session.completions(of: "show \"a\" + ", at: 11).1.isEmpty == true)
  }

  /// Each is offered what it could do something with.
  @Test(arguments: [
    ("load \"we", "week.PGM week.npy weeks/"), ("x = load \"we", "week.PGM week.npy weeks/"),
    ("1 + sum(load(\"we", "week.PGM week.npy weeks/"),
    ("save \"we", "week week.PGM week.convo week.html week.npy weeks/"),
    ("show \"we", ""), ("sum(\"we", ""), ("\"we", ""),
    ("quiz we", "week.convo weeks/"), ("quiz a-b/c.d/we", "a-b/c.d/week.convo"),
  ])
  func filesAreOfTheRightKind(line: String, offered: String) {
    let names = ["week", "week.PGM", "week.convo", "week.html", "week.npy", "weeks/"]
    let found = Session().completions(of: line, at: line.utf8.count) { typed in
      (names + ["a-b/c.d/week.convo", "a-b/c.d/week.npy"]).filter { $0.hasPrefix(typed) }
    }
    #expect(found.1.map(\.text).joined(separator: " ") == offered)
  }

  /// Anything may stand before the cursor, half a character too.
  @Test func oddLines() {
    let session = Session()
    let lines = [
      "((((", "]]]", "conv)(", "conv x k =", "= = =", "|", "shape | | |", "\"", "\"\\", "é=",
      "x = = ",
      "conv x k padding==", "help \"", "set = = =", "expect error error ", "why ]", "; ; |", "\n\n",
      "conv é€", "?", "help help run ", "conv x k padding=((", "shape i=5 |conv(",
    ]
    for line in lines {
      for cursor in -1...(line.utf8.count + 1) {
        let found = session.completions(of: line, at: cursor)
        #expect(found.length <= max(0, cursor))
        _ = session.missingOperands(of: line)
      }
    }
  }

  @Test(arguments: [
    ("conv", " x kernel"), ("conv ", "x kernel"), ("conv x ", "kernel"), ("conv x k ", nil),
    ("conv x", nil), ("y = conv [1 2 3] ", "kernel"), ("pool x ", "kind kernel"),
    ("pool x max ", "kernel"), ("conv x stride=2 ", "kernel"), ("x = 3 ", nil), ("", nil),
    ("shape ", nil), ("conv x stride=", nil), ("conv(x, ", nil), ("help ", nil),
  ])
  func hints(line: String, hint: String?) {
    #expect(Session().missingOperands(of: line) == hint)
  }
}
