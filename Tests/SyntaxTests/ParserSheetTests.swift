import Syntax
import Testing

@Suite struct ParserSheetTests {
  @Test(arguments: [
    (
      "assignment hw3 \"By hand\" due=2026-11-30T23:59+01:00",
      "<assignment hw3 \"By hand\" due=2026-11-30T23:59+01:00>"
    ),
    ("student u1002 \"Bob \u{D6}zt\u{FC}rk\"", "<student u1002 \"Bob \u{D6}zt\u{FC}rk\">"),
    ("problem 5b \"Slide.\" points=2 follow=5a", "<problem 5b \"Slide.\" points=2 follow=5a>"),
    ("problem Q3 points=4 \"Which?\"", "<problem Q3 \"Which?\" points=4>"),
    ("problem 1 \"?\" worth=(1, 2/3, 1/3)", "<problem 1 \"?\" worth=(1, 2/3, 1/3)>"),
    ("answer 1 = conv(x, k)", "<answer 1 conv(x, k)>"),
    ("answer  6 = conv 32x32 5x5 stride=2", "<answer 6 {conv <32 32> <5 5> stride=2}>"),
    ("answer 6: conv 3x3 2x2", "<answer 6 {conv <3 3> <2 2>}>"),
    ("answer 1 = [4 15\n2 0]", "<answer 1 [4 15; 2 0]>"), ("answer 1 =", "<answer 1>"),
    ("answer 1 = # later", "<answer 1>"), ("answer 7 = bug flip", "<answer 7 'flip>"),
    ("answer 5b = conv(answer(5a), k)", "<answer 5b conv(answer(5a), k)>"),
    ("answer 5b = 2 * answer( 5a )", "<answer 5b (* 2 answer(5a))>"),
    ("answer(5a) + 1", "(+ answer(5a) 1)"),
    ("hint 2 cost=1/4 \"Draw.\"", "<hint 2 \"Draw.\" cost=1/4>"), ("hint", "<hint>"),
    (
      "bug 1 half-way \"Halve it.\" credit=1/2 = 2 * 3",
      "<bug 1 'half-way \"Halve it.\" credit=1/2 (* 2 3)>"
    ),
    ("bug 1 odd = 3", "<bug 1 'odd 3>"),
    ("credit flip=1/2 padding-ignored=1/4", "<credit flip=1/2 padding-ignored=1/4>"),
    (
      "require 6 shape(_) == 16x16 and call.kernel == 5x5",
      "<require 6 (and (== shape(_) <16 16>) (== (. call kernel) <5 5>))>"
    ),
    ("accept 3 all", "<accept 3 'all>"), ("accept 3 [1 2]", "<accept 3 [1 2]>"),
    ("ensure sum(x) > 0", "<ensure (> sum(x) 0)>"), ("secret z = x + 1", "z = <secret (+ x 1)>"),
    ("problem 1 \"a\"; answer 1 = 3", "<problem 1 \"a\"> ;; <answer 1 3>"),
    ("answer = 3", "answer = 3"),
  ])
  func statements(text: String, tree: String) { #expect(read(text) == tree) }

  @Test(arguments: [
    ("problem", "missing-argument: `problem` needs an identifier"),
    ("answer 1", "missing-argument: `answer` needs `=`"),
    ("answer 1 3", "missing-argument: `answer` needs `=`"),
    ("bug 1", "missing-argument: `bug` needs a name"),
    ("bug 1 half \"x\"", "missing-argument: `bug` needs `=`"),
    ("bug 1 half =", "missing-argument: `bug` needs the mistake's value"),
    ("credit", "missing-argument: `credit` needs an option"),
    ("require 3", "missing-argument: `require` needs a condition or a value"),
    ("secret 3", "syntax: `secret` must be followed by an assignment"),
    ("hint 1 \"open", "unclosed: the string is never closed"),
  ])
  func complaints(text: String, complaint: String) { #expect(read(text) == complaint) }

  @Test func placesAreThoseOfTheText() throws {
    let text = "answer 12 = conv(x, k)  # done"
    let statement = try #require(try Parser.parse(text, vocabulary: vocabulary).first)
    guard case .sheet(let sheet) = statement.body else {
      Issue.record("no sheet statement")
      return
    }
    #expect(cut(text, try #require(sheet.id).span) == "12")
    #expect(cut(text, sheet.bodySpan) == "conv(x, k)")
    #expect(cut(text, statement.span) == "answer 12 = conv(x, k)")
  }
}
