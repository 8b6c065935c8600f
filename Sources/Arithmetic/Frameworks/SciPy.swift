extension Framework {
  /// SciPy 1.17: `signal.convolve`, `correlate`, `convolve2d` and `correlate2d`.
  public static let scipy = Framework(
    name: "scipy", title: "SciPy", turnsKernel: true,
    convolution: ConvolutionRules(
      padding: PaddingTerms([.full, .same, .valid], numbers: .none), usual: .full,
      modes: [.zeros, .constant, .circular, .symmetric],
      mirrorsWithoutEnd: true,
      // All start at ⌊k/2⌋ but `correlate2d`, which starts at ⌊(k−1)/2⌋.
      same: { rank, turns in !turns && rank == 2 ? .early : .late },
      exchanges: { $0 == .valid },
      refuses: { question, rule in
        if let refusal = ConvolutionRules.refusalOfSteps(question) { return refusal }
        if question.mode != .zeros, question.sizes.rank != 2 { return .paddingMode(question.mode) }
        return rule == .valid && question.hasLargerKernel && !question.kernelCovers
          ? .kernelNotWithinInput : nil
      }, isForSignals: true, hasBias: false),
    advice: { refusal in
      if case .paddingMode = refusal {
        return ["convolve2d and correlate2d alone have borders: fill, wrap and symm"]
      }
      return []
    })
}
