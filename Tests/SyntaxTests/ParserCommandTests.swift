import Syntax
import Testing

@Suite struct ParserCommandTests {
  @Test(arguments: [
    ("conv x k", "{conv x k}"), ("toeplitz 4 [1 2 3]", "{toeplitz 4 [1 2 3]}"),
    ("conv x -k", "{conv x (- k)}"), ("conv x - k", "{conv (- x k)}"),
    ("why y[1,2]", "{why (at y 1 2)}"), ("expect [1 2; 3 4]", "{expect [1 2; 3 4]}"),
    ("expect shape 3x3", "{expect shape <3 3>}"),
    ("conv x k stride=(2,1)", "{conv x k stride=(tuple 2 1)}"),
    ("conv x k stride = 2", "{conv x k stride=2}"),
    ("conv x k stride= 2 flip", "{conv x k stride=2 flip}"),
    ("shape i=? k=3 s=2 o=16", "{shape i=? k=3 s=2 o=16}"),
    ("shape i=32 k=1..7 p=0..3", "{shape i=32 k=(.. 1 7) p=(.. 0 3)}"),
    ("shape 32x32 | conv k=5 | pool 2", "{shape <32 32>} | {conv k=5} | {pool 2}"),
    ("conv x k padding=((1,1),(2,2))", "{conv x k padding=(tuple (tuple 1 1) (tuple 2 2))}"),
    ("conv x, k, stride=2", "{conv x k stride=2}"), ("conv", "{conv}"), ("  vars  ", "{vars}"),
    ("expect error kernel-too-large", "{expect error (- (- kernel too) large)}"),
    ("expect error not-exact", "{expect error (not (- exact))}"),
    ("y = conv x k stride=(2,1)", "y = {conv x k stride=(tuple 2 1)}"),
    ("conv 5x5 3x3 s=2 p=1", "{conv <5 5> <3 3> s=2 p=1}"), ("conv (x) k", "{conv x k}"),
    ("conv .5 [1]", "{conv 5e-1 [1]}"), ("expect x == 3 tol=1e-3", "{expect (== x 3) tol=1e-3}"),
    ("conv x \\\n  k", "{conv x k}"), ("conv x k # note", "{conv x k}"),
    ("conv x [1 2\n 3 4] p=1", "{conv x [1 2; 3 4] p=1}"),
    ("conv x f(y) (1, 2)", "{conv x f(y) (tuple 1 2)}"),
    ("pool x max 2x2", "{pool x max <2 2>}"), ("conv x' k'", "{conv (' x) (' k)}"),
    ("show \u{2212}x", "{show (- x)}"),
  ])
  func commandForm(text: String, tree: String) { #expect(read(text) == tree) }

  @Test(arguments: [
    ("conv(x, k)", "conv(x, k)"), ("conv(x, k)'", "(' conv(x, k))"), ("conv = 3", "conv = 3"),
    ("shape == 3", "(== shape 3)"), ("pad'", "(' pad)"), ("pad[0]", "(at pad 0)"),
    ("pad + 1", "(+ pad 1)"), ("pad - 1", "(- pad 1)"), ("pad \u{2212} 1", "(- pad 1)"),
    ("pad * 2", "(* pad 2)"), ("pad.x", "(. pad x)"),
    ("y = conv(x, k) + 1", "y = (+ conv(x, k) 1)"),
    ("x = [1 2]", "x = [1 2]"), ("x=3", "x = 3"), ("x == 3", "(== x 3)"), ("_ + 1", "(+ _ 1)"),
  ])
  func expressions(text: String, tree: String) { #expect(read(text) == tree) }

  @Test(arguments: [
    ("", ""), ("# only a comment", ""), (" ; ;\n;", ""), ("a; b", "a ;; b"), ("a\nb", "a ;; b"),
    ("C = toeplitz(x, k); C @ flatten(x)", "C = toeplitz(x, k) ;; (@ C flatten(x))"),
    ("conv x k; 3", "{conv x k} ;; 3"), ("conv x k;\n\n# c\n 3 # d", "{conv x k} ;; 3"),
    ("a \\\n + b\nc", "(+ a b) ;; c"), ("a;", "a"), ("conv x k\r\n3\r\n", "{conv x k} ;; 3"),
  ])
  func severalStatements(text: String, tree: String) { #expect(read(text) == tree) }

  @Test(arguments: [
    ("help", "help", ""), ("help errors", "help", "errors"), ("help  * # c", "help", "*"),
    ("load a#b.npy", "load", "a#b.npy"),
    ("claim \"a # b\" o = 1 for n in 1..3 # c", "claim", "\"a # b\" o = 1 for n in 1..3"),
    ("help == ; x", "help", "== ; x"), ("help (", "help", "("), ("help \"open", "help", "\"open"),
    ("help a \\\n b", "help", "a \\\n b"), ("help 'a", "help", "'a"), ("help #", "help", ""),
  ])
  func rawCommands(text: String, name: String, rest: String) throws {
    let statements = try Parser.parse(text, vocabulary: vocabulary)
    #expect(statements.count == 1)
    guard case .command(let forms) = statements[0].body, let form = forms.first else {
      Issue.record("not a command")
      return
    }
    #expect(form.name == name)
    #expect(form.arguments.isEmpty)
    #expect(cut(text, form.rest) == rest)
  }

  @Test func aRawCommandIsAFunctionBeforeAParenthesisAndAVariableBeforeAnEqualsSign() {
    #expect(read("load(\"x\")") == "load(\"x\")")
    #expect(read("load = 3") == "load = 3")
    #expect(read("x = load data/x.npy") == "x = {load}")
  }

  @Test func spansOfWords() throws {
    let text = "y = conv x -k stride = (2, 1)  # c"
    let statement = try Parser.parse(text, vocabulary: vocabulary)[0]
    guard case .command(let forms) = statement.body else {
      Issue.record("not a command")
      return
    }
    #expect(statement.target.map { cut(text, $0.span) } == "y")
    #expect(cut(text, statement.span) == "y = conv x -k stride = (2, 1)")
    #expect(cut(text, forms[0].nameSpan) == "conv")
    #expect(forms[0].arguments.map { cut(text, $0.span) } == ["x", "-k", "stride = (2, 1)"])
    #expect(forms[0].arguments[2].nameSpan.map { cut(text, $0) } == "stride")
    #expect(cut(text, forms[0].rest) == "x -k stride = (2, 1)")
    #expect(cut(text, forms[0].span) == "conv x -k stride = (2, 1)")
  }

  @Test(arguments: ["kernel-too-large", "not-exact", "3-by-3", "data/x.npy", "a.b"])
  func hyphenatedWordsAreOneArgument(word: String) throws {
    let text = "expect error " + word + " tol=1"
    let statement = try Parser.parse(text, vocabulary: vocabulary)[0]
    guard case .command(let forms) = statement.body else {
      Issue.record("not a command")
      return
    }
    #expect(cut(text, forms[0].arguments[1].span) == word)
  }

  @Test func spansOfChains() throws {
    let text = "shape 32x32 | conv k=5 | pool"
    let statement = try Parser.parse(text, vocabulary: vocabulary)[0]
    guard case .command(let forms) = statement.body else {
      Issue.record("not a command")
      return
    }
    #expect(forms.map { cut(text, $0.span) } == ["shape 32x32", "conv k=5", "pool"])
    #expect(forms.map { cut(text, $0.rest) } == ["32x32", "k=5", ""])
  }

  @Test func piecesOfATextKeepTheirPlaces() throws {
    let text = "claim \"x\" a + b for n in 1..20"
    let expression = try Parser.expression(text, in: Span(10, 15))
    #expect(sketch(expression) == "(+ a b)")
    #expect(expression.span == Span(10, 15))
    let words = try Parser.words(text, in: Span(16, 30))
    #expect(words.map { sketch($0) } == ["for", "n", "in", "(.. 1 20)"])
    #expect(throws: Diagnostic.self) { try Parser.expression(text, in: Span(10, 17)) }
    #expect(throws: Diagnostic.self) { try Parser.expression("", in: Span(5, 9)) }
  }
}
