extension Framework {
  /// NumPy 2: `convolve` and `correlate`.
  public static let numpy = Framework(
    name: "numpy", title: "NumPy", turnsKernel: true,
    convolution: ConvolutionRules(
      padding: PaddingTerms([.full, .same, .valid], numbers: .none), usual: .full,
      // Centred as SciPy's, on the longer of the two.
      same: { _, _ in .late }, exchanges: { _ in true },
      refuses: { question, _ in
        question.sizes.rank != 1
          ? .rank(question.sizes.rank) : ConvolutionRules.refusalOfSteps(question)
      }, isForSignals: true, hasBias: false),
    bordering: BorderingRules(
      modes: PaddingMode.allCases, endless: PaddingMode.allCases),
    advice: { refusal in
      if case .rank = refusal {
        return ["numpy.convolve is for signals; as=scipy does images"]
      }
      return []
    })
}
