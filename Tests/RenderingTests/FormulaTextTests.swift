import Arithmetic
import Documents
import Testing

struct FormulaTextTests {
  private static let i = Formula.symbol(.input)
  private static let p = Formula.symbol(.padding)
  private static let d = Formula.symbol(.dilation)
  private static let k = Formula.symbol(.kernel)
  private static let s = Formula.symbol(.stride)

  private static let written: [(Formula, String)] = {
    var rows: [(Formula, String)] = []
    func row(_ formula: Formula, _ text: String) { rows.append((formula, text)) }
    row(i + 2 * p, "i + 2p")
    row(d * (k - 1), "d(k − 1)")
    row((i - 1) * s, "(i − 1)s")
    row(s * 2, "s·2")
    row(i - (k - 1), "i − (k − 1)")
    row(i - k + 1, "i − k + 1")
    row(i + (k - 1), "i + k − 1")
    row(floor(i - k, over: s) + 1, "⌊(i − k) / s⌋ + 1")
    row(ceil(i, over: s), "⌈i / s⌉")
    row(ceil(i, over: 2 * s), "⌈i / (2s)⌉")
    row((i - k) / s + 1, "(i − k) / s + 1")
    row((i + 2 * p - k) % s, "(i + 2p − k) mod s")
    row((i / s) * k, "(i / s)k")
    row(larger(i - k, 0), "max(i − k, 0)")
    row(i - -3, "i − (−3)")
    row(i + -3, "i + (−3)")
    row(-3 + i, "−3 + i")
    row(i * (k * s), "iks")
    row((i + k) % (s + 1), "(i + k) mod (s + 1)")
    row(2 * (k - 1), "2(k − 1)")
    row(d * (3 - 1), "d(3 − 1)")
    row(i - k * s, "i − ks")
    row(.letter("n") - 1, "n − 1")
    return rows
  }()

  @Test(arguments: written)
  func writesWithFewParentheses(_ formula: Formula, _ text: String) {
    #expect(formula.text == text)
  }

  @Test func writesTheNumbersPutIn() {
    let law = SizeLaw.convolution.relationship(isEven: true).law
    #expect(law.text == "o = ⌊(i + 2p − d(k − 1) − 1) / s⌋ + 1")
    let numbers: SizeValues = [
      .input: 5, .padding: 1, .dilation: 1, .kernel: 3, .stride: 2,
    ]
    #expect(
      law.formula.substituted(numbers).text == "⌊(5 + 2·1 − 1·(3 − 1) − 1) / 2⌋ + 1")
    #expect(
      SizeLaw.transposed.relationship(isEven: false).law.text
        == "o′ = (i′ − 1)s + d(k − 1) + 1 + a − p₀ − p₁")
  }

  private static let set: [(Formula, String)] = {
    var rows: [(Formula, String)] = []
    func row(_ formula: Formula, _ text: String) { rows.append((formula, text)) }
    row(
      floor(i + 2 * p - k, over: s) + 1, "\\left\\lfloor \\frac{i + 2 p - k}{s} \\right\\rfloor + 1"
    )
    row((i - k) % s, "\\left(i - k\\right) \\bmod s")
    row(2 * 3 + i, "2 \\cdot 3 + i")
    row(
      smaller(.symbol(.reach), .symbol(.transposedInput)), "\\min\\left(\\hat{k}, i'\\right)")
    return rows
  }()

  @Test(arguments: set)
  func writesLaTeX(_ formula: Formula, _ latex: String) {
    #expect(formula.latex == latex)
  }
}
