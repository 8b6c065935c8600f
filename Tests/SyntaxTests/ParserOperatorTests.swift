import Syntax
import Testing

@Suite struct ParserOperatorTests {
  @Test(arguments: [
    ("1 + 2 * 3", "(+ 1 (* 2 3))"), ("1 - 2 - 3", "(- (- 1 2) 3)"), ("a @ b * c", "(* (@ a b) c)"),
    ("-2^2", "(- (^ 2 2))"), ("2^-1", "(^ 2 -1)"), ("2^3^2", "(^ 2 (^ 3 2))"),
    ("-a^b", "(- (^ a b))"),
    ("-2'", "(- (' 2))"), ("- 2", "(- 2)"), ("-2 * 3", "(* -2 3)"), ("-a * b", "(* (- a) b)"),
    ("a * -b", "(* a (- b))"), ("2^-x'", "(^ 2 (- (' x)))"), ("a' @ b", "(@ (' a) b)"),
    ("1 + 2 == 3", "(== (+ 1 2) 3)"), ("a != b and c", "(and (!= a b) c)"),
    ("a or b and c", "(or a (and b c))"), ("not a == b", "(not (== a b))"),
    ("not a and b", "(and (not a) b)"), ("not(a)", "(not a)"), ("not not a", "(not (not a))"),
    ("a<b", "(< a b)"), ("a <= b", "(<= a b)"), ("a > b", "(> a b)"), ("a>=b", "(>= a b)"),
    ("1..2+3", "(.. 1 (+ 2 3))"), ("(a < b) == c", "(== (< a b) c)"), ("a--b", "(- a (- b))"),
    ("android + order", "(+ android order)"), ("a and(b)", "(and a b)"),
    ("(a+b)*c", "(* (+ a b) c)"),
    ("3 \u{2212} 1", "(- 3 1)"), ("1 + \\\n 2", "(+ 1 2)"),
  ])
  func precedence(text: String, tree: String) { #expect(read(text) == tree) }

  @Test(
    arguments: [
      ("(a+b)*c", "(a+b)*c"), ("  -2 ", "-2"), ("x [", nil), ("3×3", "3×3"),
      ("f(x , y)' + 1", "f(x , y)' + 1"),
      ("x[1, 2].k  # c", "x[1, 2].k"), ("\"é\" ", "\"é\""),
    ] as [(String, String?)])
  func expressionSpans(text: String, stretch: String?) throws {
    guard let statements = try? Parser.parse(text, vocabulary: vocabulary) else {
      #expect(stretch == nil)
      return
    }
    let statement = try #require(statements.first)
    guard case .expression(let expression) = statement.body else {
      Issue.record("not an expression")
      return
    }
    #expect(cut(text, expression.span) == stretch)
    #expect(cut(text, statement.span) == stretch)
  }

  @Test func operandSpans() throws {
    let text = "größe + f(k = 3x3, [1 -2])"
    let expression = try Parser.expression(text)
    guard case .binary(_, let left, let right) = expression.node,
      case .call(_, let nameSpan, let arguments) = right.node
    else {
      Issue.record("another tree")
      return
    }
    #expect(cut(text, left.span) == "größe")
    #expect(cut(text, nameSpan) == "f")
    #expect(arguments.map { cut(text, $0.span) } == ["k = 3x3", "[1 -2]"])
  }

  @Test func longSumsAreRefusedBeforeTheyAreTooHigh() {
    let sum = Array(repeating: "1", count: 500).joined(separator: "+")
    #expect(read(sum).hasPrefix("(+ "))
    #expect(read(sum + "+1").hasPrefix("too-deep: more than 500 nested operations"))
    #expect(read("x" + String(repeating: "'", count: 100_000)).hasPrefix("too-deep"))
    let long = "[" + Array(repeating: "1", count: 200_000).joined(separator: " ") + "]"
    #expect(read(long) == long)
  }

  @Test(arguments: ["[", "(", "-", "- ", "not ", "2^", "f(", "x[", "[(", "+"])
  func deepNestingIsRefused(piece: String) {
    let text = String(repeating: piece, count: 100_000)
    #expect(read(text).hasPrefix("too-deep: more than 64 levels of nesting"))
  }

  @Test func sixtyFourLevelsAreAllowed() {
    let text = String(repeating: "(", count: 64) + "1" + String(repeating: ")", count: 64)
    #expect(read(text) == "1")
    #expect(read("(" + text + ")").hasPrefix("too-deep"))
  }
}
