internal import Arithmetic

/// A kernel found step by step: k ← k − rate · ∂L/∂k for the loss L = mean (conv(x, k) + b − y)², in floats.
struct GradientDescent: Sendable {
  /// The kernel as it is laid on, and one number for each filter where there is a bias.
  struct State: Sendable {
    var kernel: Tensor
    var bias: Tensor?
  }

  private let convolution: Convolution
  private let input: Tensor
  private let target: Tensor
  private let limits: Limits

  /// The rate of each step.
  private(set) var rate = 0.0
  /// The greatest eigenvalue of the loss's second derivatives.
  private(set) var curvature = 0.0
  /// The loss before each step, and after the last.
  private(set) var losses: [Double] = []
  /// The states of the same moments, where there is room for them.
  private(set) var states: [State] = []
  private(set) var last: State
  private(set) var lastGradient: State?

  /// The most numbers that are kept of the way.
  private static let mostKept = 200_000
  /// How often the steepest direction is turned towards.
  private static let turns = 200
  /// A loss beyond which nothing is gained by going on.
  private static let most = 1e200

  /// - Parameters:
  ///   - start: The kernel as laid on, and the bias.
  ///   - rate: Nil for half of the largest that converges.
  /// - Throws: `.needsConstant`, `.tooMuchWork`, `.interrupted`.
  init(
    _ convolution: Convolution, _ input: Tensor, _ target: Tensor, from start: State, rate: Double?,
    steps: Int, within limits: Limits
  ) throws(ArithmeticError) {
    self.convolution = convolution
    self.input = try input.converted(to: .float)
    self.target = try target.converted(to: .float)
    self.limits = limits
    last = State(
      kernel: try start.kernel.converted(to: .float), bias: try start.bias?.converted(to: .float))
    let layout = convolution.layout
    try limits.check(
      work: steps.saturatingSum(Self.turns), 3, layout.batch, layout.outputChannels,
      convolution.relation.windows,
      max(layout.inputChannelsPerGroup * convolution.relation.taps, 16))
    try limits.check(memory: steps > 1 << 40 ? Int.max : 24 * steps)
    curvature = try steepest()
    self.rate = rate ?? (curvature > 0 ? 1 / curvature : 1)
    try descend(steps)
  }

  /// The largest rate that converges, 2/λ; nil where every rate does.
  var largestRate: Double? { curvature > 0 ? 2 / curvature : nil }
  /// Whether the error grows along the steepest direction.
  var diverges: Bool {
    rate * curvature > 2 || !(losses.last ?? 0).isFinite || (losses.last ?? 0) > Self.most
  }
  var steps: Int { losses.count - 1 }

  private mutating func descend(_ steps: Int) throws(ArithmeticError) {
    let kept = max(Self.mostKept / max(last.kernel.count, 1), 1)
    for step in 0...steps {
      try Interruption.check()
      let error = try output(last).subtracting(target, within: limits)
      losses.append(try error.innerProduct(error, within: limits).floats().cells[0] / scale)
      if states.count < kept { states.append(last) }
      guard step < steps, let loss = losses.last, loss.isFinite, loss <= Self.most else { return }
      let gradient = try gradient(of: error)
      lastGradient = gradient
      last = try State(
        kernel: moved(last.kernel, gradient.kernel),
        bias: last.bias.map { bias throws(ArithmeticError) in try moved(bias, gradient.bias ?? bias)
        })
    }
  }

  private var scale: Double { Double(max(target.count, 1)) }

  private func moved(_ numbers: Tensor, _ gradient: Tensor) throws(ArithmeticError) -> Tensor {
    let way = try gradient.multiplied(by: Tensor(rate), within: limits)
    return try numbers.subtracting(way, within: limits)
  }

  private func output(_ state: State) throws(ArithmeticError) -> Tensor {
    try convolution.result(input, state.kernel, bias: state.bias, within: limits)
  }

  /// 2/N · the gradient of half the squared error.
  private func gradient(of error: Tensor) throws(ArithmeticError) -> State {
    let upstream = try error.multiplied(by: Tensor(2 / scale), within: limits)
    return State(
      kernel: try convolution.kernelGradient(input, upstream: upstream, within: limits),
      bias: last.bias == nil
        ? nil : try convolution.biasGradient(upstream: upstream, within: limits))
  }

  /// The greatest eigenvalue of 2/N · AᵀA by power iteration, without writing A.
  private func steepest() throws(ArithmeticError) -> Double {
    guard last.kernel.count > 0, target.count > 0 else { return 0 }
    var direction = last
    direction.kernel = try Self.start(last.kernel.shape, seed: 1, limits)
    if let bias = last.bias { direction.bias = try Self.start(bias.shape, seed: 2, limits) }
    var value = 0.0
    for _ in 0..<Self.turns {
      try Interruption.check()
      let length = try
        (direction.kernel.flattened.floats().cells + (direction.bias?.floats().cells ?? []))
        .reduce(0) { $0 + $1 * $1 }.squareRoot()
      guard length > 0, length.isFinite else { return value }
      let unit = Tensor(1 / length)
      direction.kernel = try direction.kernel.multiplied(by: unit, within: limits)
      direction.bias = try direction.bias?.multiplied(by: unit, within: limits)
      let image = try output(direction)
      let next = try image.innerProduct(image, within: limits).floats().cells[0] * 2 / scale
      if (next - value).magnitude <= 1e-14 * next { return next }
      value = next
      direction = try gradient(of: image)
    }
    return value
  }

  private static func start(
    _ shape: [Int], seed: Int, _ limits: Limits
  ) throws(ArithmeticError) -> Tensor {
    try Tensor.random(shape, seed: seed, low: 1, high: 1000, within: limits).converted(to: .float)
  }
}

extension Optional {
  fileprivate func map<T>(
    _ transform: (Wrapped) throws(ArithmeticError) -> T
  ) throws(ArithmeticError) -> T? {
    guard let self else { return nil }
    return try transform(self)
  }
}
