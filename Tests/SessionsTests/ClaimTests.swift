import Arithmetic
import Commands
import Documents
import Sessions
import Syntax
import Testing

/// `claim`, and functions of one's own.
@Suite struct ClaimTests {
  private func run(_ text: String) -> (value: Value?, failure: Diagnostic?, facts: [String: String])
  {
    var session = Session()
    var value: Value?
    var failure: Diagnostic?
    var facts: [String: String] = [:]
    session.run(text) { outcome in
      switch outcome.result {
      case .success(let answer):
        value = answer.value
        facts = [:]
        for case .fact(let label, let text) in answer.document.blocks { facts[label] = text.text }
      case .failure(let diagnostic): failure = failure ?? diagnostic
      }
      return true
    }
    return (value, failure, facts)
  }

  @Test(arguments: [
    ("claim sum(iota(n + 1)) == n*(n + 1)/2 for n in 1..50", "for all 50 cases, which is no proof"),
    (
      "claim \"commutes\" a*b == b*a for a in -3..3, b in 1..4",
      "for all 28 cases, which is no proof"
    ),
    ("k = 3; claim n*k == k*n for n in [1 4 9]", "for all 3 cases, which is no proof"),
    (
      "claim k > n or shape(conv(ones(n), ones(k))) == [n - k + 1] for n in 1..6, k in 1..6",
      "for all 36 cases, which is no proof"
    ),
    (
      "f(n) = n^2; claim f(n) - f(n - 1) == 2*n - 1 for n in 1..20",
      "for all 20 cases, which is no proof"
    ),
  ])
  func holds(text: String, said: String) {
    let result = run(text)
    #expect(result.failure == nil, "\(text): \(result.failure?.message ?? "")")
    #expect(result.value == .truth(true))
    #expect(result.facts["holds"] == said)
  }

  @Test(arguments: [
    ("claim n^2 + n + 41 != 41*43 for n in 1..60", "n = 41", "1 case fails of 60"),
    ("claim n < 5 for n in 1..10", "n = 5", "6 cases fail of 10"),
    // The smallest by the sum of the numbers, not the first one met.
    ("claim a + 2*b != 6 for a in 1..9, b in 1..9", "a = 2, b = 2", "2 cases fail of 81"),
    ("claim a*b < 6 for a in 1..9, b in 1..9", "a = 2, b = 3", "71 cases fail of 81"),
  ])
  func fails(text: String, example: String, count: String) {
    let result = run(text)
    #expect(result.failure == nil, "\(text): \(result.failure?.message ?? "")")
    #expect(result.value == .truth(false))
    #expect(
      result.facts["false"] == "the smallest counter-example is \(example); \(count)",
      "\(result.facts)")
  }

  @Test(arguments: [
    ("f(n) = n*(n + 1)/2; f(4)", Value.tensor(Tensor(10))),
    ("add(a, b) = a + b; add(2, add(3, 4))", .tensor(Tensor(9))),
    ("f(x) = 2*x; f([1 2 3])", .tensor(Tensor([2, 4, 6]))),
    ("c = 10; f(n) = n + c; c = 20; f(1)", .tensor(Tensor(21))),
    ("f(n) = n; f(n) = 3*n; f(2)", .tensor(Tensor(6))),
    ("blur(x) = conv(x, [1 2 1], padding=1) / 4; blur([4 4 4])", .tensor(Tensor([3, 4, 3]))),
    ("f(n)=n+1; g(n)=f(f(n)); g(1)", .tensor(Tensor(3))),
    ("f(x) = x; f(2) == 2", .truth(true)),
  ])
  func functions(text: String, value: Value) {
    let result = run(text)
    #expect(result.failure == nil, "\(text): \(result.failure?.message ?? "")")
    #expect(result.value == value)
  }

  @Test(arguments: [
    ("claim", "missing-argument"), ("claim 1 == 1", "missing-argument"),
    ("claim n == n for", "missing-argument"), ("claim n == n for n", "syntax"),
    ("claim n == n for n of 1..3", "syntax"), ("claim n == n for n in 3..1", "wrong-kind"),
    ("claim n == n for n in 1..3, n in 1..3", "repeated-option"),
    ("claim n == n for n in 1..100000000", "too-large"),
    ("claim a == a for a in 1..1000, b in 1..1000", "too-large"),
    ("claim conv(ones(n), ones(3)) == 1 for n in 1..5", "kernel-too-large"),
    ("claim n == n while n in 1..5", "syntax"), ("claim x = 3 for n in 1..5", "syntax"),
    ("f(n) = f(n); f(1)", "too-deep"), ("f(n) = g(n); g(n) = f(n); f(1)", "too-deep"),
    ("f(n) = n; f(1, 2)", "extra-argument"), ("f(a, b) = a; f(1)", "missing-argument"),
    ("f(n) = n; f(n=1)", "unknown-option"), ("conv(n) = n", "reserved-name"),
    ("sum(n) = n", "reserved-name"), ("f(n, n) = n", "repeated-option"),
    ("f() = 3", "missing-argument"), ("f(n) = n + unheard; f(1)", "unknown-name"),
    ("f(n) =", "syntax"), ("f(3) = 4", "syntax"), ("y = define", "wrong-kind"),
    (
      "set limit 20000; f0(n) = n; \((1...24).map { "f\($0)(n) = f\($0 - 1)(n) + f\($0 - 1)(n)" }.joined(separator: "; ")); f24(1)",
      "too-large"
    ),
  ])
  func refusals(text: String, code: String) {
    #expect(run(text).failure?.code.rawValue == code, "\(text)")
  }

  /// What a function says of an error points into the statement that called it.
  @Test func errorsPointAtTheCall() throws {
    let text = "f(n) = conv(ones(n), ones(9)); 1 + f(3)"
    let failure = try #require(run(text).failure)
    let label = try #require(failure.labels.first)
    #expect(label.span.text(in: text) == "f" || label.span.text(in: text) == "f(3)")
  }
}
