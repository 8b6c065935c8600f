extension Chapter {
  static let numbers = Chapter(
    name: "numbers", synonyms: ["exact", "exactness", "fractions", "floats", "precision"],
    summary: "Numbers are exact, whole or fractions of any length, until a root makes them floats.",
    parts: [
      .prose(
        "Whole numbers, decimals and fractions are exact, as long as they get: 0.1 + 0.2 is 0.3 and 1/9 * 9 is 1. What is irrational (sqrt, exp, sin, a Fourier transform) gives 64-bit floats, and whatever floats touch becomes one."
      ),
      .prose(
        "A decimal typed with more than 15 digits, or an exponent beyond ±60, is a float from the start. Exact numbers are printed as whole numbers, as decimals where those end soon, else as fractions; floats in the shortest form that reads back to the same value."
      ),
      .prose(
        "expect compares exact numbers exactly. For floats give a tolerance: expect 1.414 tol=0.001."
      ),
    ],
    examples: [
      .init("0.1 + 0.2", gives: "0.3"), .init("1/9 * 9", gives: "1"),
      .init("2^100", gives: "1267650600228229401496703205376"),
      .init("conv([1 2 3], [1/3 1/3 1/3])", gives: "[2]"), .init("sqrt(2)"),
    ], related: ["symbols", "expect", "values", "round"],
    lesson: "symbols-and-fractions")
}
