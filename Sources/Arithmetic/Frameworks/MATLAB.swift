extension Framework {
  /// MATLAB and Octave: `conv`, `conv2`, and `filter2`, which calls it.
  public static let matlab = Framework(
    name: "matlab", title: "MATLAB", turnsKernel: true,
    convolution: ConvolutionRules(
      padding: PaddingTerms([.full, .same, .valid], numbers: .none), usual: .full,
      // The full result from ⌊k/2⌋ on, which is ⌊(k−1)/2⌋ cells of padding.
      same: { _, _ in .early },
      refuses: { question, rule in
        if let refusal = ConvolutionRules.refusalOfSteps(question) { return refusal }
        return rule == .valid && question.hasLargerKernel ? .emptyResult : nil
      }, isForSignals: true, hasBias: false),
    // `padarray` of the Image Processing Toolbox.
    bordering: BorderingRules(
      modes: [.zeros, .constant, .circular, .replicate, .symmetric],
      endless: PaddingMode.allCases))
}
