internal import Commands
internal import Documents

extension Chapter {
  static let laws = Chapter(
    name: "laws", synonyms: ["formula", "formulas", "relationships", "size-formula"],
    summary: "The laws of sizes, with the fifteen relationships of the guide.",
    parts: [
      .prose(
        "i is the input size, o the output size, k the taps of the kernel, s the stride, p the padding on each side (p₀ and p₁ where they differ), d the dilation, a the output padding. Primes mark the transposed convolution. Everything follows from one relation: output o and tap t touch the input at o·s + t·d − p."
      ),
      .table("In general", Law.general.map { [$0.formula, Phrase($0.title)] }),
      .table(
        "In the guide by Dumoulin and Visin (arXiv 1603.07285)",
        Law.guide.map { [$0.formula, Phrase($0.title)] }),
      .prose("shape puts numbers in and says which of the fifteen they are."),
    ],
    examples: [
      .init("shape i=5 k=3 s=2 p=1", gives: "3"),
      .init("shape i=3 k=3 s=2 p=1 of=transpose", gives: "5"),
    ], related: ["shape", "conv", "transpose", "pool", "shapes"], lesson: "relationships")
}
