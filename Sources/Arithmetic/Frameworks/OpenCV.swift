extension Framework {
  /// OpenCV 4: `filter2D`.
  public static let opencv = Framework(
    name: "opencv", title: "OpenCV",
    convolution: ConvolutionRules(
      padding: PaddingTerms([.same], numbers: .none), usual: .same,
      modes: [.reflect, .zeros, .constant, .replicate, .circular, .symmetric],
      mirrorsWithoutEnd: true,
      // The anchor is ⌊k/2⌋, seen from the other end for a kernel turned first.
      same: { _, turns in turns ? .early : .late },
      refuses: { question, _ in
        question.sizes.rank != 2
          ? .rank(question.sizes.rank) : ConvolutionRules.refusalOfSteps(question)
      }, leastRank: 2, isForSignals: true),
    advice: { refusal in
      if case .rank = refusal { return ["filter2D is for images"] }
      return []
    })
}
