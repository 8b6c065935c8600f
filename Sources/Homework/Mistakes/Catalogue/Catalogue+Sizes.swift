internal import Arithmetic
internal import Commands
internal import Computations

extension Mistake {
  /// Wrong formulas for sizes, along all axes alike, and wrong counts.
  static let sizes: [Mistake] = [
    Mistake(
      37, "no-plus-one", .rounding, prior: 0.12, .formula { $0.one = .missing },
      "This is the number of steps of the window; there is one window more than there are steps, + 1."
    ),
    Mistake(
      38, "plus-one-inside", .rounding, prior: 0.06, .formula { $0.one = .inside },
      "The + 1 comes after the division by the stride, not before it."),
    Mistake(
      39, "ceil-for-floor", .rounding, prior: 0.08, .formula { $0.rounding = .opposite },
      "An incomplete last step was rounded the wrong way; the rule here rounds {rounding}."),
    Mistake(
      40, "padding-once", .padding, prior: 0.08,
      .formula(
        [.sizes, .poolSizes, .transposedSizes],
        where: { $0.axes.contains { $0.padding.begin != 0 && $0.padding.end != 0 } }
      ) { $0.paddings = .once },
      "The padding counts on both sides: 2p, not p."),
    Mistake(
      41, "padding-minus", .padding, prior: 0.04, .formula { $0.paddings = .opposite },
      "Padding makes the input larger, so 2p is added and not taken away."),
    Mistake(
      42, "stride-multiplied", .stride, prior: 0.03, .formula { $0.steps = .multiplied },
      "The stride divides: a window that moves by {s} has fewer places, not more."),
    Mistake(
      43, "kernel-forgotten", .kernel, prior: 0.04, .formula { $0.reach = .none },
      "The first window already covers {k} cells: the kernel's size is taken away before dividing."
    ),
    Mistake(
      44, "reach-dk", .dilation, prior: 0.06,
      .formula([.sizes, .poolSizes, .transposedSizes], where: \.isDilated) { $0.reach = .product },
      "A kernel of {k} taps with dilation {d} reaches over d(k − 1) + 1 cells, not dk: there is no gap after the last tap."
    ),
    Mistake(
      45, "reach-k-plus-d", .dilation, prior: 0.04,
      .formula([.sizes, .poolSizes, .transposedSizes], where: \.isDilated) { $0.reach = .sum },
      "Each of the k − 1 gaps grows by d − 1, so the reach is d(k − 1) + 1, not k + d."),
    Mistake(
      47, "fraction-left", .rounding, prior: 0.04, .formula { $0.rounding = .none },
      "Part of a window does not exist: the size is rounded {rounding}."),
    Mistake(
      48, "non-overlap-count", .size, prior: 0.04,
      .formula(where: { $0.axes.contains { $0.kernel != $0.stride } }) { $0.whole = .tiles },
      "This counts tiles that lie side by side; windows overlap where the stride is less than the kernel."
    ),
    Mistake(
      49, "transpose-formula", .size, prior: 0.06,
      .formula([.sizes, .transposedSizes]) { $0.whole = .otherDirection },
      "This is the size of {other}; the formula was taken the wrong way round."),
    Mistake(
      104, "ratio-alone", .size, prior: 0.05,
      .formula(where: { $0.axes.contains { $0.stride > 1 } }) { $0.whole = .same },
      "This divides the input's size by the stride and rounds up; the kernel and the padding count too."
    ),
    Mistake(
      105, "input-times-stride", .size, prior: 0.06,
      .formula([.transposedSizes]) { $0.whole = .times },
      "This is the input's size times the stride; the kernel and the padding count too."),
    Mistake(
      106, "steps-not-reduced", .rounding, prior: 0.06,
      .formula([.transposedSizes]) { $0.one = .inside },
      "There is one step fewer than there are cells: (i − 1)s, not i·s."),
    Mistake(
      107, "channels-kept", .channels, prior: 0.05,
      .channels { $0.input },
      "The result has as many channels as there are filters, not as many as the input has."),
    Mistake(
      107, "channels-multiplied", .channels, prior: 0.04,
      .channels { $0.input * $0.filters },
      "Each filter gives one channel, however many channels it spans."),
    Mistake(
      50, "params-no-bias", .bias, prior: 0.12, .counting { $0.countsBiases = false },
      "The biases are missing: each filter has one."),
    Mistake(
      50, "params-no-channels", .channels, prior: 0.08, .counting { $0.spansChannels = false },
      "Each filter spans all the channels of its input, {c} of them here."),
    Mistake(
      50, "params-times-positions", .size, prior: 0.08, .counting { $0.perPosition = true },
      "The weights are the same at every place of the window, so they count once."),
    Mistake(
      108, "params-one-bias", .bias, prior: 0.06, .counting { $0.biases = .one },
      "There is one bias in all here; each filter has one."),
    Mistake(
      108, "params-bias-per-channel", .bias, prior: 0.05, .counting { $0.biases = .perChannel },
      "There is a bias for every channel of every filter here; each filter has one."),
    Mistake(
      109, "params-side", .kernel, prior: 0.05, .counting { $0.weights = .side },
      "A kernel of {k} has all those weights, not only {size}."),
    Mistake(
      110, "params-one-filter", .size, prior: 0.05, .counting { $0.weights = .oneFilter },
      "These are the parameters of one filter."),
    Mistake(
      111, "params-dense", .matrix, prior: 0.04, .counting { $0.weights = .dense },
      "This connects every cell with every output, as a dense layer does."),
  ]
}

extension SizeComputation {
  fileprivate var isDilated: Bool { axes.contains { $0.dilation > 1 } }
}
