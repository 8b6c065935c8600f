import Arithmetic
import Documents
import Testing

struct FormulaTextTests {
  private static let i = Formula.symbol(.input)
  private static let p = Formula.symbol(.padding)
  private static let d = Formula.symbol(.dilation)
  private static let k = Formula.symbol(.kernel)
  private static let s = Formula.symbol(.stride)

  @Test(
    arguments: [
      (i + 2 * p, "i + 2p"), (d * (k - 1), "d(k − 1)"), ((i - 1) * s, "(i − 1)s"),
      (s * 2, "s·2"), (i - (k - 1), "i − (k − 1)"), (i - k + 1, "i − k + 1"),
      (i + (k - 1), "i + k − 1"), (floor(i - k, over: s) + 1, "⌊(i − k) / s⌋ + 1"),
      (ceil(i, over: s), "⌈i / s⌉"), (ceil(i, over: 2 * s), "⌈i / (2s)⌉"),
      ((i - k) / s + 1, "(i − k) / s + 1"), ((i + 2 * p - k) % s, "(i + 2p − k) mod s"),
      ((i / s) * k, "(i / s)k"), (max(i - k, 0), "max(i − k, 0)"), (i - -3, "i − (−3)"),
      (i + -3, "i + (−3)"), (-3 + i, "−3 + i"), (i * (k * s), "iks"),
      ((i + k) % (s + 1), "(i + k) mod (s + 1)"),
      (2 * (k - 1), "2(k − 1)"), (d * (3 - 1), "d(3 − 1)"), (i - k * s, "i − ks"),
    ] as [(Formula, String)])
  func writesWithFewParentheses(_ formula: Formula, _ text: String) {
    #expect(formula.text == text)
  }

  @Test func writesTheNumbersPutIn() {
    let law = Relationship.convolution(evenPadding: true).law
    #expect(law.text == "o = ⌊(i + 2p − d(k − 1) − 1) / s⌋ + 1")
    let numbers: SizeValues = [
      .input: 5, .padding: 1, .dilation: 1, .kernel: 3, .stride: 2,
    ]
    #expect(
      law.formula.substituted(numbers).text == "⌊(5 + 2·1 − 1·(3 − 1) − 1) / 2⌋ + 1")
    #expect(
      Relationship.transposed(evenPadding: false).law.text
        == "o′ = (i′ − 1)s + d(k − 1) + 1 + a − p₀ − p₁")
  }

  @Test(
    arguments: [
      (
        floor(i + 2 * p - k, over: s) + 1,
        "\\left\\lfloor \\frac{i + 2 p - k}{s} \\right\\rfloor + 1"
      ),
      ((i - k) % s, "\\left(i - k\\right) \\bmod s"), (2 * 3 + i, "2 \\cdot 3 + i"),
      (min(.symbol(.reach), .symbol(.transposedInput)), "\\min\\left(\\hat{k}, i'\\right)"),
    ] as [(Formula, String)])
  func writesLaTeX(_ formula: Formula, _ latex: String) {
    #expect(formula.latex == latex)
  }
}
