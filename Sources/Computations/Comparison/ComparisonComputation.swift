public import Arithmetic
public import Documents

/// One call under the rules of several frameworks: what each makes of it, and where they part.
public struct ComparisonComputation: Computation {
  /// What a framework makes of the call.
  public struct Entry: Sendable {
    public let framework: Framework
    /// Nil if it refuses.
    public let computation: (any Computation)?
    /// Why it refuses, in words.
    public let refusal: String

    public init(_ framework: Framework, _ computation: any Computation) {
      (self.framework, self.computation, refusal) = (framework, computation, "")
    }

    public init(_ framework: Framework, refusal: String) {
      (self.framework, computation, self.refusal) = (framework, nil, refusal)
    }
  }

  /// What the value tells of each framework.
  public enum Aspect: String, CaseIterable, Sendable {
    /// The numbers, or the shape where there are none.
    case result
    case size
    /// The cells before and after, a row for each axis.
    case padding
    /// How many cells later than the first one's the windows of the second begin, for each axis.
    case offset
  }

  public let call: String
  public let entries: [Entry]
  let aspect: Aspect

  public init(call: String, entries: [Entry], aspect: Aspect) {
    self.call = call
    self.entries = entries
    self.aspect = aspect
  }

  public var kind: String { "compare" }
  public var facts: [String] {
    let doing = entries.filter { $0.computation != nil }.count
    return [call, "\(doing) of \(Count(entries.count, "framework"))"]
  }
  public var operands: [Operand] { [] }
  public var outputShape: [Int] { [] }
  public var resultName: String { "" }
  public var hasCells: Bool { false }
  public var noCells: NoCells {
    NoCells(
      "these are the results of several frameworks",
      help: ["compute one of them by itself: y = conv(x, k, as=tf), then why y[0,0]"])
  }

  public func value(within limits: Limits) throws(ArithmeticError) -> Value {
    if aspect == .offset { return .tensor(Tensor(offset ?? [])) }
    var fields: [Value.Field] = []
    for entry in entries {
      guard let computation = entry.computation else { continue }
      let value: Value
      switch aspect {
      case .result, .offset: value = try computation.value(within: limits)
      case .size: value = .shape(computation.resultShape)
      case .padding:
        let pairs = computation.comparedAxes.flatMap { [$0.padding.begin, $0.padding.end] }
        value = .tensor(try Tensor(pairs).reshaped(to: [pairs.count / 2, 2], within: limits))
      }
      fields.append(.init(entry.framework.name, value))
    }
    return .record(fields)
  }

  /// The difference of the second framework's padding at the beginning from the first's; nil unless
  /// these are two that do it.
  public var offset: [Int]? {
    let doing = entries.compactMap(\.computation)
    guard entries.count == 2, doing.count == 2 else { return nil }
    let begins = doing.map { $0.comparedAxes.map(\.padding.begin) }
    guard begins[0].count == begins[1].count else { return nil }
    return zip(begins[0], begins[1]).map { $0 - $1 }
  }

  public func results(_ value: Value, within limits: Limits) -> [Block] { [] }
}

extension Computation {
  /// The windows along each axis, also of a gradient.
  var comparedAxes: [AxisSizes] {
    spatialSizes ?? (self as? GradientComputation)?.convolution.axisSizes ?? []
  }

  /// The shape of the result, of a gradient that of the input's.
  fileprivate var resultShape: [Int] {
    (self as? GradientComputation).map { $0.side == nil ? $0.of(.input).outputShape : outputShape }
      ?? outputShape
  }
}

/// The table, a row for all that agree.
extension ComparisonComputation {
  /// Frameworks that give the same result, in the order in which they were asked for.
  struct Group {
    var frameworks: [Framework]
    let computation: any Computation
    let value: Value

    var names: String { frameworks.map(\.title).joined(separator: ", ") }
  }

  func groups(within limits: Limits) -> [Group] {
    var groups: [Group] = []
    for entry in entries {
      guard let computation = entry.computation,
        let value = try? computation.value(within: limits)
      else { continue }
      let axes = computation.comparedAxes
      if let place = groups.firstIndex(where: {
        $0.value == value && $0.computation.comparedAxes.map(\.padding) == axes.map(\.padding)
      }) {
        groups[place].frameworks.append(entry.framework)
      } else {
        groups.append(Group(frameworks: [entry.framework], computation: computation, value: value))
      }
    }
    return groups
  }

  public func body(_ shown: Int, of value: Value, within limits: Limits) -> [Block] {
    let groups = groups(within: limits)
    var blocks: [Block] = []
    let isDivided = groups.count > 1
    let rows = groups.map { group in
      [
        Phrase(group.names), Phrase(Self.padding(of: group.computation)),
        "\(shape: group.computation.resultShape)",
      ] + (isDivided ? [Phrase(difference(groups, group))] : [])
    }
    if !rows.isEmpty {
      let header =
        ["framework", "padding", "size"] + (isDivided ? ["first cell that differs"] : [])
      blocks.append(.table(TableFigure(header: header, rows: rows)))
    }
    if groups.count == 1, groups[0].frameworks.count > 1 {
      blocks.append(.note("all that do it give the same numbers"))
    }
    blocks += differingSums(groups, within: limits)
    if let offset { blocks += offsetBlocks(offset, groups) }
    blocks += entries.filter { $0.computation == nil }.map {
      .fact(label: $0.framework.title, text: "refuses: \($0.refusal)")
    }
    return blocks
  }

  private static func padding(of computation: any Computation) -> String {
    let pairs = computation.comparedAxes.map(\.padding)
    if pairs.isEmpty { return "–" }
    return pairs.allSatisfy { $0 == .none } ? "none" : PaddingText.pairs(pairs)
  }

  /// The index of the first cell that a group has not as the first group has it; nil if the shapes
  /// differ or all cells are alike.
  private func differing(_ groups: [Group], _ group: Group) -> [Int]? {
    guard let (left, right) = Self.tensors(groups[0].value, group.value),
      left.shape == right.shape
    else { return nil }
    return (0..<left.count).first { left.cell($0) != right.cell($0) }
      .map { left.shape.index(ofCell: $0) }
  }

  private func difference(_ groups: [Group], _ group: Group) -> String {
    if group.frameworks[0] == groups[0].frameworks[0] { return "" }
    guard let (left, right) = Self.tensors(groups[0].value, group.value) else {
      return groups[0].value == group.value ? "none" : "another size"
    }
    guard left.shape == right.shape else { return "another size" }
    guard let index = differing(groups, group) else { return "none" }
    return ShapeText.place(group.computation.comparedName, index)
  }

  /// The numbers of two results; of a record those of its first field that differs.
  private static func tensors(_ left: Value, _ right: Value) -> (Tensor, Tensor)? {
    switch (left, right) {
    case (.tensor(let left), .tensor(let right)): return (left, right)
    case (.record(let left), .record(let right)):
      let pairs = zip(left, right).map { ($0.value, $1.value) }
      guard let pair = pairs.first(where: { $0 != $1 }) ?? pairs.first else { return nil }
      return tensors(pair.0, pair.1)
    default: return nil
    }
  }

  /// The sums behind the cell that differs: of the first group and of each other one.
  private func differingSums(_ groups: [Group], within limits: Limits) -> [Block] {
    guard let first = groups.first else { return [] }
    let pairs = groups.dropFirst().compactMap { group -> (Group, [Int])? in
      differing(groups, group).map { (group, $0) }
    }
    guard let index = pairs.first?.1 else {
      return groups.prefix(3).compactMap { sum(of: $0, at: nil, within: limits) }
    }
    let others = pairs.filter { $0.1 == index }.map(\.0)
    return ([first] + others).compactMap { sum(of: $0, at: index, within: limits) }
  }

  /// - Parameter index: The cell; its first one for nil.
  private func sum(of group: Group, at index: [Int]?, within limits: Limits) -> Block? {
    let computation = group.computation.comparedPart
    let index = index ?? computation.outputShape.map { _ in 0 }
    guard !computation.outputShape.contains(0),
      index.count == computation.outputShape.count,
      let why = try? computation.why(index, of: computation.resultName, within: limits)
    else { return nil }
    let sums = why.blocks.flatMap { block -> [StepFigure.Panel] in
      guard case .step(let figure) = block else { return [] }
      return figure.panels.filter { if case .sum = $0 { true } else { false } }
    }
    guard let sum = sums.first else { return nil }
    let place = ShapeText.place(computation.resultName, index)
    return .step(StepFigure(title: "\(group.names): \(place)", panels: [sum]))
  }

  /// Where the second framework's windows begin, seen from the first one's, and what follows for the
  /// numbers where that is so.
  private func offsetBlocks(_ offset: [Int], _ groups: [Group]) -> [Block] {
    let (first, second) = (entries[0].framework.title, entries[1].framework.title)
    let rank = offset.count
    let parts = offset.enumerated().filter { $0.element != 0 }.map { axis, cells in
      "\(AxisName.count(abs(cells), axis, of: rank)) \(cells > 0 ? "later" : "earlier")"
    }
    guard !parts.isEmpty else {
      return [.fact(label: "offset", text: "none: the windows of both begin at the same cells")]
    }
    var text =
      "the windows of \(second) begin \(parts.joined(separator: " and ")) than those of \(first)"
    if let shift = shift(offset) {
      let own = zip("ijk", shift).map { String($0.0) }
      let index = zip(own, shift).map { letter, cells in
        cells == 0 ? letter : "\(letter) \(cells > 0 ? "+" : "−") \(abs(cells))"
      }
      if isShifted(by: shift, groups) {
        text +=
          "; so its y[\(own.joined(separator: ", "))] is the other’s "
          + "y[\(index.joined(separator: ", "))]"
      }
    }
    return [.fact(label: "offset", text: text)]
  }

  /// The offset in windows; nil if it is no whole number of strides.
  private func shift(_ offset: [Int]) -> [Int]? {
    guard let axes = entries[0].computation?.comparedAxes, axes.count == offset.count else {
      return nil
    }
    guard zip(offset, axes).allSatisfy({ $0 % $1.stride == 0 }) else { return nil }
    return zip(offset, axes).map { $0 / $1.stride }
  }

  /// Whether the second result is the first one shifted, wherever both have a cell.
  private func isShifted(by shift: [Int], _ groups: [Group]) -> Bool {
    guard groups.count == 2, let (left, right) = Self.tensors(groups[0].value, groups[1].value),
      left.rank == shift.count, right.rank == shift.count
    else { return false }
    var isMet = false
    for flat in 0..<right.count {
      let index = zip(right.shape.index(ofCell: flat), shift).map { $0 + $1 }
      guard zip(index, left.shape).allSatisfy({ $0 >= 0 && $0 < $1 }) else { continue }
      guard left.cell(WindowFigure.ravel(index, left.shape)) == right.cell(flat) else {
        return false
      }
      isMet = true
    }
    return isMet
  }
}

extension Computation {
  /// The part whose cells are compared: of three gradients that of the input.
  fileprivate var comparedPart: any Computation {
    (self as? GradientComputation).map { $0.side == nil ? $0.of(.input) : $0 } ?? self
  }
  fileprivate var comparedName: String { comparedPart.resultName }
}
