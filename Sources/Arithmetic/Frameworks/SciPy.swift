extension Framework {
  /// SciPy 1.17: `signal.convolve`, `correlate`, `convolve2d` and `correlate2d`.
  public static let scipy = Framework(
    name: "scipy", title: "SciPy", turnsKernel: true,
    convolution: ConvolutionRules(
      padding: PaddingTerms([.full, .same, .valid], numbers: .none), usual: .full,
      modes: [.zeros, .constant, .circular, .symmetric],
      // All start at ⌊k/2⌋ but `correlate2d`, which starts at ⌊(k−1)/2⌋.
      same: { rank, turns in !turns && rank == 2 ? .early : .late },
      exchanges: { $0 == .valid },
      refuses: { question, rule in
        if let refusal = ConvolutionRules.refusalOfSteps(question) { return refusal }
        guard question.hasLargerKernel else { return nil }
        if rule == .valid, !question.kernelCovers { return .kernelNotWithinInput }
        return question.mode != .zeros ? .kernelNotWithinInput : nil
      }, isForSignals: true))
}
