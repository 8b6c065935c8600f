public import Arithmetic
public import Documents

/// How often each cell is used: how many windows read an input cell (`coverage`), how many products are
/// added to an output cell (`overlap`). Along each axis they are counted by themselves, and multiply.
public struct CoverageComputation: Computation {
  /// The cells that are counted on.
  public enum Side: String, Sendable {
    case coverage, overlap
  }

  /// The computation whose windows are counted.
  public let subject: any Computation
  public let side: Side
  /// Its windows; for a transposed convolution, an unpooling or a folding those of what it undoes.
  public let relation: Relation
  /// What stands in the padding, which repeats samples or does not.
  let mode: PaddingMode
  /// Whether it lays stamps: its windows are its input.
  let stamps: Bool

  /// - Returns: Nil if it has no windows of one size.
  public init?(_ subject: any Computation, side: Side) {
    self.subject = subject
    self.side = side
    switch subject {
    case let convolution as ConvolutionComputation:
      (relation, mode, stamps) = (convolution.relation, convolution.convolution.mode, false)
    case let patches as PatchComputation:
      (relation, mode, stamps) = (patches.relation, patches.patches.mode, false)
    case let pooling as PoolingComputation:
      guard case .sliding(let windows) = pooling.pooling.span else { return nil }
      (relation, mode, stamps) = (windows, .zeros, false)
    case let transposed as TransposedComputation:
      (relation, mode, stamps) = (transposed.relation, .zeros, true)
    case let folding as FoldComputation: (relation, mode, stamps) = (folding.relation, .zeros, true)
    case let unpooling as UnpoolingComputation:
      (relation, mode, stamps) = (unpooling.relation, .zeros, true)
    default: return nil
    }
  }

  private init(_ other: CoverageComputation, relation: Relation) {
    (subject, side, self.relation) = (other.subject, other.side, relation)
    (mode, stamps) = (other.mode, other.stamps)
  }

  public var kind: String { side.rawValue }
  public var facts: [String] { ["\(subject.kind)"] + subject.facts }
  public var operands: [Operand] { [] }
  public var resultName: String { "counts" }
  public var outputShape: [Int] {
    counted == .samples ? relation.inputShape : relation.outputShape
  }
  public var work: Int { outputShape.saturatingCount }
  public var spatialSizes: [AxisSizes]? { relation.axes.map { AxisSizes($0) } }

  private var repeatsSamples: Bool { mode != .zeros && mode != .constant }

  /// Whether samples or windows of the relation are counted on.
  private var counted: Coverage.Side { (side == .coverage) == stamps ? .windows : .samples }

  public func value(within limits: Limits) throws(ArithmeticError) -> Value {
    .tensor(
      .exact(try Coverage.counts(of: relation, on: counted, mode: mode, within: limits)))
  }

  public func varied(_ variation: Variation) throws(ArithmeticError) -> CoverageComputation? {
    guard case .axes(let axes) = variation else { return nil }
    return CoverageComputation(self, relation: try axes.relation())
  }

  /// The windows and taps that meet a cell.
  public func why(
    _ index: [Int], of name: String, within limits: Limits
  ) throws(ArithmeticError) -> Explanation? {
    guard case .tensor(let counts) = try value(within: limits) else { return nil }
    let number = counts.cell(WindowFigure.ravel(index, outputShape))
    var pairs: [[(window: Int, tap: Int)]] = []
    for (axis, place) in zip(relation.axes, index) {
      try limits.check(work: axis.output, axis.kernel)
      pairs.append(meetings(along: axis, at: place))
    }
    let rows = pairs.reduce([[]]) { rows, axis in
      rows.prefix(CellTable.mostRows + 1).flatMap { row in axis.map { row + [$0] } }
    }
    let table = rows.prefix(CellTable.mostRows + 1).map { row in
      [
        ShapeText.place("y", row.map(\.window)), ShapeText.place("k", row.map(\.tap)),
      ]
    }
    let total = pairs.map(\.count).saturatingCount
    let times =
      counted == .windows
      ? "\(Count(total, "tap")) of it on the \(stamps ? "output" : "input")"
      : stamps
        ? (total == 1 ? "1 stamp falls here" : "\(total) stamps fall here")
        : "read \(total == 1 ? "once" : "\(total) times")"
    var blocks: [Block] = [.fact(label: "count", text: times)]
    if total > 0 {
      blocks.append(
        .table(
          CellTable.figure([stamps ? "stamp of" : "window", "tap"], Array(table), of: total)))
    }
    return Explanation(value: Tensor(number), blocks: blocks)
  }

  private func meetings(along axis: AxisRelation, at place: Int) -> [(window: Int, tap: Int)] {
    let windows = counted == .windows ? place..<(place + 1) : 0..<axis.output
    var pairs: [(window: Int, tap: Int)] = []
    for window in windows {
      for tap in 0..<axis.kernel {
        let position = axis.position(output: window, tap: tap)
        guard position < axis.input + axis.padding.end,
          let sample = mode.source(of: position, size: axis.input, padding: axis.padding)
        else { continue }
        if counted == .windows || sample == place { pairs.append((window, tap)) }
      }
    }
    return pairs
  }
}

/// The counts along each axis, the rule behind them, and what makes uneven ones even.
extension CoverageComputation {
  public func body(_ shown: Int, of value: Value, within limits: Limits) -> [Block] {
    var blocks: [Block] = []
    for (place, axis) in relation.axes.enumerated() where isFirst(place) {
      guard
        let counts = try? Coverage.counts(along: axis, on: counted, mode: mode, within: limits)
      else { continue }
      let text = counts.prefix(Self.mostCounts).map(String.init).joined(separator: " ")
      blocks.append(
        .fact(label: names(place), text: text + (counts.count > Self.mostCounts ? " …" : "")))
      blocks += inside(axis, within: limits)
    }
    if relation.rank > 1 {
      blocks.append(.fact(label: "plane", text: "the counts of the axes multiply"))
    }
    return blocks + cures(within: limits)
  }

  private static let mostCounts = 32

  /// Whether an axis is the first one of its kind.
  private func isFirst(_ place: Int) -> Bool {
    relation.axes.firstIndex(of: relation.axes[place]) == place
  }

  private func names(_ place: Int) -> String {
    let alike = relation.axes.indices.filter { relation.axes[$0] == relation.axes[place] }
    return alike.map { AxisName.plural($0, of: relation.rank) }.joined(separator: ", ")
  }

  /// The repeating pattern, with the rule that gives it.
  private func inside(_ axis: AxisRelation, within limits: Limits) -> [Block] {
    guard counted == .samples else {
      let border =
        repeatsSamples ? "" : ", less those that lie \(stamps ? "outside" : "on the padding")"
      return [.fact(label: "rule", text: "\(Count(axis.kernel, "tap")) each\(border)")]
    }
    let (stride, dilation, taps) = (axis.stride, axis.dilation, axis.kernel)
    guard
      let pattern = try? Coverage.pattern(
        kernel: taps, stride: stride, dilation: dilation, within: limits)
    else { return [] }
    let divisor = stride.greatestCommonDivisor(with: dilation)
    let classes = stride / divisor
    let met = "cell j of the padded \(stamps ? "output" : "input") is met by the taps t with "
    var text = met + "t·\(dilation) ≡ j (mod \(stride)): "
    if dilation == 1 { text = met + "t ≡ j (mod \(stride)): " }
    if stride == 1 { text = "with stride 1 every cell inside is met by every tap: " }
    let least = taps / classes
    let rest = taps % classes
    if divisor > 1 {
      text += "as gcd(s, d) = \(divisor), only every \(Self.ordinal(divisor)) cell is met at all, "
    }
    if rest == 0 {
      text += "\(least) each" + (classes == 1 ? "" : ", since \(classes) divides \(taps)")
    } else {
      text +=
        "k mod \(divisor > 1 ? "(s/\(divisor))" : "s") = \(taps) mod \(classes) = \(rest), so "
        + "of \(classes) neighbours \(rest) get \(least + 1) and the rest \(least)"
    }
    var blocks: [Block] = [.fact(label: "rule", text: text)]
    let cells = axis.inside
    if cells.isEmpty {
      blocks.append(.fact(label: "inside", text: "nothing: every cell is near a border"))
    } else if stride > 1, stride <= Self.mostCounts {
      let start = (cells.lowerBound + axis.padding.begin) % stride
      let turned = pattern[start...] + pattern[..<start]
      blocks.append(
        .fact(
          label: "inside",
          text: turned.map(String.init).joined(separator: " ")
            + " again and again, from index \(cells.lowerBound)"))
    }
    return blocks
  }

  private static func ordinal(_ number: Int) -> String {
    number == 2 ? "2nd" : number == 3 ? "3rd" : "\(number)th"
  }

  /// Whether the counts inside differ along some axis.
  public var isUneven: Bool {
    counted == .samples
      && relation.axes.contains { axis in
        axis.stride.greatestCommonDivisor(with: axis.dilation) > 1
          || !axis.kernel.isMultiple(of: axis.stride)
      }
  }

  /// What makes the counts of a transposed convolution even, in statements that can be typed, with the
  /// counts that each then has.
  private func cures(within limits: Limits) -> [Block] {
    guard stamps, isUneven, let transposed = subject as? TransposedComputation else { return [] }
    let rows = Cure.all(of: transposed).map { cure in
      [Phrase(cure.title), "\(code: cure.statement)", Phrase(cure.counts)]
    }
    guard !rows.isEmpty else { return [] }
    return [
      .note("uneven counts draw a checkerboard; what has none:"),
      .table(TableFigure(header: ["cure", "counted by", "inside"], rows: rows)),
    ]
  }
}

/// A way around the checkerboard of a transposed convolution.
public struct Cure: Sendable {
  public let title: String
  /// The statement that counts what it does, on an input of the same size.
  public let statement: String
  /// The count of every cell inside.
  public let counts: String

  /// A kernel that the stride divides; larger cells convolved with stride 1; and a convolution to s
  /// times as many channels for each axis, whose cells are laid side by side (pixel shuffle).
  public static func all(of transposed: TransposedComputation) -> [Cure] {
    let axes = transposed.relation.axes
    let shape = ShapeText.operand(axes.map(\.output))
    guard axes.allSatisfy({ $0.dilation == 1 }), !shape.isEmpty else { return [] }
    func product(_ numbers: [Int]) -> String { "\(numbers.saturatingCount)" }
    let wider = axes.map { axis in
      let parts = axis.kernel / axis.stride + (axis.kernel.isMultiple(of: axis.stride) ? 0 : 1)
      return [parts, axis.stride].saturatingCount
    }
    let strides = axes.map(\.stride)
    let larger = zip(axes, strides).map { [$0.output, $1].saturatingCount }
    guard larger.saturatingCount < Int.max, wider.saturatingCount < Int.max else { return [] }
    let kernel = axes.map(\.kernel)
    return [
      Cure(
        title: "a kernel that the stride divides",
        statement: "overlap transpose \(shape) \(ShapeText.operand(wider)) "
          + "stride=\(ShapeText.packed(strides))",
        counts: product(zip(wider, strides).map { $0 / $1 })),
      Cure(
        title: "resize, then convolve",
        statement: "overlap conv \(ShapeText.operand(larger)) \(ShapeText.operand(kernel)) "
          + "padding=half",
        counts: product(kernel)),
      Cure(
        title: "convolve, then pixel shuffle",
        statement: "overlap conv \(shape) \(ShapeText.operand(kernel)) padding=half",
        counts: product(kernel)),
    ]
  }
}
