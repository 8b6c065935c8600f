extension Framework {
  /// OpenCV 4: `filter2D`.
  public static let opencv = Framework(
    name: "opencv", title: "OpenCV",
    convolution: ConvolutionRules(
      padding: PaddingTerms([.same], numbers: .none), usual: .same,
      modes: [.reflect, .zeros, .replicate, .symmetric],
      mirrorsWithoutEnd: true,
      // The anchor is ⌊k/2⌋, seen from the other end for a kernel turned first.
      same: { _, turns in turns ? .early : .late },
      refuses: { question, _ in
        question.sizes.rank != 2
          ? .rank(question.sizes.rank) : ConvolutionRules.refusalOfSteps(question)
      }, leastRank: 2, isForSignals: true),
    bordering: BorderingRules(
      modes: [.zeros, .constant, .reflect, .replicate, .circular, .symmetric], rank: 2,
      endless: PaddingMode.allCases),
    advice: { refusal in
      switch refusal {
      case .rank: ["filter2D and copyMakeBorder are for images"]
      case .paddingMode(.circular):
        ["filter2D refuses BORDER_WRAP; pad(x, …, circular) first has it"]
      case .paddingMode(.constant):
        ["without value padding_mode=zeros is filter2D's constant border"]
      default: []
      }
    })
}
