public import Arithmetic
public import Documents

/// The kernel that makes an output of an input: by gradient descent, and exactly by least squares.
public struct LearningComputation: Computation {
  /// The convolution, with the kernel that descent starts from.
  private let convolution: ConvolutionComputation
  private let target: Operand
  private let isExact: Bool
  private let hasBias: Bool
  private let descent: GradientDescent
  /// The least-squares kernel as it is laid on, and its bias.
  private let exact: GradientDescent.State
  /// Each of the matrices whose columns are the samples under one tap, one for each group.
  private let patches: [Tensor]
  private let ranks: [Int]
  private let leastLoss: Tensor

  /// - Parameters:
  ///   - convolution: Of the input and the kernel to start from, without a bias.
  ///   - target: What is to come out, of the convolution's output shape.
  ///   - rate: Nil for half of the largest that converges.
  ///   - isExact: Whether the least-squares kernel is the value.
  /// - Throws: `.needsConstant` for symbols, `.tooMuchWork`.
  public init(
    _ convolution: ConvolutionComputation, target: Operand, rate: Double?, steps: Int,
    hasBias: Bool,
    isExact: Bool, within limits: Limits
  ) throws(ArithmeticError) {
    self.convolution = convolution
    self.target = target
    self.isExact = isExact
    self.hasBias = hasBias
    let engine = convolution.convolution
    let layout = convolution.layout
    let input = try convolution.inputCells(within: limits)
    let wanted = try target.cells(within: limits)
    let bias = hasBias ? try Tensor.zeros([layout.outputChannels], within: limits) : nil
    descent = try GradientDescent(
      engine, input, wanted,
      from: .init(kernel: try convolution.kernelCells(within: limits), bias: bias), rate: rate,
      steps: steps, within: limits)

    let lines = try Self.patches(engine, input, hasBias: hasBias, within: limits)
    let columns = try wanted.normalizedOutput(by: layout, space: engine.relation.outputShape)
      .permuted([1, 0] + (0..<layout.dims).map { $0 + 2 })
      .reshaped(to: [layout.outputChannels, lines.isEmpty ? 0 : lines[0].shape[0]], within: limits)
    var (rows, ranks): ([Tensor], [Int]) = ([], [])
    let each = layout.outputChannelsPerGroup
    for (group, line) in lines.enumerated() {
      let own = try columns.selecting([
        .range(start: group * each, stop: (group + 1) * each, step: 1)
      ])
      let squares = try LeastSquares(line, try own.transposed(), within: limits)
      ranks.append(squares.rank)
      rows.append(try squares.solution.transposed())
    }
    let all = try Tensor.concatenating(rows, axis: 0, within: limits)
    let taps = layout.inputChannelsPerGroup * engine.relation.taps
    let kernel = try all.selecting([.all, .range(start: 0, stop: taps, step: 1)])
      .reshaped(
        to: [layout.outputChannels, layout.inputChannelsPerGroup] + engine.relation.kernelShape,
        within: limits)
    exact = GradientDescent.State(
      kernel: try kernel.denormalizedKernel(by: layout),
      bias: hasBias ? try all.selecting([.all, .index(taps)]) : nil)
    patches = lines
    self.ranks = ranks
    let rest = try engine.result(input, exact.kernel, bias: exact.bias, within: limits)
      .subtracting(wanted, within: limits)
    leastLoss = try rest.innerProduct(rest, within: limits)
      .divided(by: Tensor(max(rest.count, 1)), within: limits)
  }

  /// For each group the matrix P with P · vec(k) = vec(y): a row for each window of each image, a column for
  /// each weight of a filter, and one of ones for a bias.
  private static func patches(
    _ engine: Convolution, _ input: Tensor, hasBias: Bool, within limits: Limits
  ) throws(ArithmeticError) -> [Tensor] {
    let layout = engine.layout
    let taps = layout.inputChannelsPerGroup * engine.relation.taps
    let width = taps + (hasBias ? 1 : 0)
    let places = try ConvolutionMatrix(engine, within: limits)
    let windows = engine.relation.windows
    _ = try limits.count([layout.groups, layout.batch, windows, width])
    let cells = try input.normalizedInput(by: layout).exactCells().cells
    let samples = cells.count / max(layout.batch, 1)
    var matrices: [Tensor] = []
    for group in 0..<layout.groups {
      let filter = group * layout.outputChannelsPerGroup
      var grid = Grid<Rational>(shape: [layout.batch * windows, width], repeating: .zero)
      for image in 0..<layout.batch {
        for window in 0..<windows {
          try Interruption.check()
          let row = filter * windows + window
          let start = (image * windows + window) * width
          for entry in places.rowStarts[row]..<places.rowStarts[row + 1] {
            let weight = Int(places.kernelCells[entry]) - filter * taps
            grid.cells[start + weight] += cells[image * samples + Int(places.columnIndices[entry])]
          }
          if hasBias { grid.cells[start + taps] = .one }
        }
      }
      matrices.append(.exact(grid))
    }
    guard input.kind == .float else { return matrices }
    for group in matrices.indices { matrices[group] = try matrices[group].converted(to: .float) }
    return matrices
  }

  public var kind: String { "learn" }
  public var resultName: String { "k" }
  public var operands: [Operand] { [convolution.input, target] }
  public var outputShape: [Int] { convolution.kernel.shape }
  public var sizes: [Block] { [] }
  public var shownNames: [String] { ["k", "exact"] + (hasBias ? ["b"] : []) }

  public var facts: [String] {
    let steps = Array(
      convolution.facts.filter { !$0.hasPrefix("input") && !$0.hasPrefix("kernel") })
    return [
      "input \(ShapeText.times(convolution.input.shape))",
      "target \(ShapeText.times(target.shape))",
      "kernel \(ShapeText.times(outputShape))" + (hasBias ? " and bias" : ""),
    ] + steps
      + (isExact ? ["least squares"] : ["\(Count(descent.steps, "step")) of gradient descent"])
  }

  /// The kernel; with a bias both by name.
  public func value(within limits: Limits) throws(ArithmeticError) -> Value {
    let state = isExact ? exact : descent.last
    let kernel = try typed(state.kernel)
    guard let bias = state.bias else { return .tensor(kernel) }
    return .record([.init("k", .tensor(kernel)), .init("b", .tensor(bias))])
  }

  /// A kernel as the user writes it.
  private func typed(_ kernel: Tensor) throws(ArithmeticError) -> Tensor {
    convolution.turnsKernel ? try kernel.turned(by: convolution.layout) : kernel
  }

  public func body(_ shown: Int, of value: Value, within limits: Limits) -> [Block] {
    descentBlocks + exactBlocks(within: limits)
  }

  public func results(_ value: Value, within limits: Limits) -> [Block] {
    guard case .record(let fields) = value else { return [.result(name: "k", value: value)] }
    return fields.map { .result(name: $0.name, value: $0.value) }
  }

  private var descentBlocks: [Block] {
    var blocks: [Block] = [
      .note(
        "Gradient descent on the loss L = mean (conv(x, k)\(hasBias ? " + b" : "") − y)², in floats:"
      ),
      .fact(label: "rate", text: rateText),
    ]
    let losses = descent.losses
    let finite = losses.filter(\.isFinite)
    let logs = finite.map { $0 > 0 ? $0.logarithm / 10.0.logarithm : -300 }
    if finite.count > 2,
      let panel = PictureFigure.Panel(
        caption: descent.diverges ? "log₁₀ of the loss" : "the loss, step 0 to \(descent.steps)",
        .float(Grid(shape: [finite.count], cells: descent.diverges ? logs : finite)))
    {
      blocks.append(.picture(PictureFigure(panels: [panel])))
    }
    let rows = milestones.map { step -> [String] in
      var row = ["\(step)", Scalar.float(losses[step]).rounded.text]
      if outputShape.saturatingCount <= 4, step < descent.states.count,
        let kernel = try? typed(descent.states[step].kernel)
      {
        row.append((0..<kernel.count).map { kernel.cell($0).rounded.text }.joined(separator: "  "))
      }
      return row
    }
    let header = ["step", "loss"] + (rows.first.map { $0.count > 2 } == true ? ["kernel"] : [])
    blocks.append(
      .table(
        TableFigure(
          header: header, rows: rows.map { Array($0.prefix(header.count)) }, rightAligned: [0])))
    if descent.diverges { blocks.append(.fact(label: "diverges", text: divergenceText)) }
    return blocks
  }

  /// The steps of a short table: the first few, then ever rarer ones, and the last.
  private var milestones: [Int] {
    let last = descent.losses.count - 1
    var steps = [0, 1, 2, 5, 10, 20, 50, 100, 200, 500].filter { $0 < last }
    steps.append(last)
    return steps
  }

  private var rateText: String {
    guard let largest = descent.largestRate else {
      return "\(text(descent.rate)); the input is 0, and no rate changes anything"
    }
    let share = descent.rate * descent.curvature == 1 ? ", half of the largest that converges" : ""
    return "\(text(descent.rate))\(share); below 2/λ = \(text(largest)) every run converges "
      + "(λ = \(text(descent.curvature)), the greatest eigenvalue of ∂²L/∂k², by power iteration)"
  }

  private var divergenceText: String {
    let factor = (1 - descent.rate * descent.curvature).magnitude
    return
      "the rate \(text(descent.rate)) is above 2/λ = \(text(descent.largestRate ?? 0)): along the steepest "
      + "direction each step multiplies the error by |1 − rate·λ| = \(text(factor))"
  }

  private func text(_ number: Double) -> String { Scalar.float(number.rounded(toDigits: 6)).text }

  private func exactBlocks(within limits: Limits) -> [Block] {
    let weights = patches.first?.shape[1] ?? 0
    let rank = ranks.min() ?? 0
    let unknowns = Count(weights, hasBias ? "number" : "weight")
    var blocks: [Block] = [
      .note("Beside it the exact answer, least squares:"),
      .fact(
        label: "rank",
        text: ranks.allSatisfy { $0 == weights }
          ? "\(rank) of \(weights): the data settle every \(hasBias ? "number" : "weight")"
          : "\(rank) of \(weights): the data leave \(Count(weights - rank, "dimension")) of the \(unknowns) open; this is the shortest"
      ),
      .fact(label: "loss", text: lossText),
    ]
    if let kernel = try? typed(exact.kernel) {
      blocks.append(.result(name: "exact", value: .tensor(kernel)))
      if let bias = exact.bias { blocks.append(.result(name: "exact b", value: .tensor(bias))) }
      if !descent.diverges,
        let distance = try? typed(descent.last.kernel).subtracting(kernel, within: limits)
          .absolute()
          .greatest().floats().cells.first, distance.isFinite
      {
        blocks.append(
          .fact(
            label: "distance",
            text: "the learned kernel is at most \(text(distance)) from it in a weight"))
      }
    }
    if rank < weights, !hasBias, let open = ranks.firstIndex(of: rank),
      let null = NullSpace(of: patches[open], shape: filterShape, within: limits)
    {
      blocks.append(.note("Kernels that these data cannot tell from 0, and so no learning finds:"))
      blocks += null.blocks
    }
    return blocks
  }

  private var lossText: String {
    let number = leastLoss.cell(0)
    return number.isZero
      ? "0: the target is met exactly" : "\(number.rounded.text), the least that there is"
  }

  private var filterShape: [Int] {
    let channels = convolution.layout.inputChannelsPerGroup
    return (channels > 1 ? [channels] : []) + convolution.relation.kernelShape
  }

  /// The last step of a weight.
  public func why(
    _ index: [Int], of name: String, within limits: Limits
  ) throws(ArithmeticError) -> Explanation? {
    let place = WindowFigure.ravel(index, outputShape)
    let cell = try typed((isExact ? exact : descent.last).kernel).cell(place)
    let label = ShapeText.place(name, index)
    guard !isExact, let gradient = descent.lastGradient, descent.steps < descent.states.count else {
      let text =
        isExact
        ? "\(cell.signed), a number of the least-squares solution, made of all of x and y"
        : "\(cell.signed), as it was at the start"
      return Explanation(value: Tensor(cell), blocks: [.fact(label: label, text: text)])
    }
    let before = try typed(descent.states[descent.steps - 1].kernel).cell(place)
    let slope = try typed(gradient.kernel).cell(place)
    return Explanation(
      value: Tensor(cell),
      blocks: [
        .fact(
          label: label,
          text:
            "\(before.rounded.signed) − \(text(descent.rate)) · (\(slope.rounded.signed)) = \(cell.rounded.signed), "
            + "the last of \(Count(descent.steps, "step"))"),
        .fact(
          label: "gradient",
          text: "∂L/∂k = 2/N · Σ x · (ŷ − y), over the \(target.shape.saturatingCount) outputs"),
      ])
  }

  public func parts(of cell: Int, within limits: Limits) throws(ArithmeticError) -> [Product.Factor]
  {
    operands.enumerated().flatMap { place, operand in
      (0..<min(operand.shape.saturatingCount, 4096)).map { Product.Factor(place, $0) }
    }
  }

  public var hasCells: Bool { !hasBias }
  public var noCells: NoCells {
    NoCells("this is a kernel and a bias", help: ["without bias, why k[0,0] tells of a weight"])
  }

  /// A step of descent each.
  public func steps(of value: Value, within limits: Limits) throws(ArithmeticError) -> Steps? {
    let (states, losses) = (descent.states, descent.losses)
    var kernels: [Tensor] = []
    for state in states { kernels.append(try typed(state.kernel)) }
    let operand = Operand(letter: "k", shape: outputShape, span: target.span)
    let shown = kernels
    return Steps(title: kind, facts: facts, noun: "step", count: states.count) { step, room in
      var grid = operand.grid(shown[step], marking: [], room)
      grid.caption = "k"
      return StepFigure(
        title: "step \(step) of \(states.count - 1)",
        aside: "loss \(Scalar.float(losses[step]).rounded.text)",
        panels: [.grid(grid)])
    }
  }
}
