internal import Arithmetic
internal import Computations
internal import Documents
internal import Syntax

extension ShapeChain {
  func facts(_ framework: Framework?, sizes: [Int], saysOrder: Bool) -> [String] {
    var facts = ["input \(ShapeText.times(sizes))"]
    if let channels = start.channels {
      facts.append(
        "\(Count(channels, "channel")), \(saysOrder ? "" : "read as ")\(start.order.rawValue)"
      )
      if start.sizes != sizes { facts[0] += ", that is \(ShapeText.times(start.sizes))" }
    }
    if let batch = start.batch { facts.append("batch of \(batch)") }
    if let framework { facts.append("\(framework.title)’s rules") }
    return facts
  }

  /// A row for each layer: what comes out, what it has to learn and to do, and what a unit sees.
  func table(names: [String]) -> TableFigure {
    var rows = [["input", ShapeText.times(start.sizes), "", "", "", ""]]
    for (stage, name) in zip(stages, names) {
      let parameters = (try? stage.counts.parameters) ?? 0
      rows.append([
        name + stage.layer.settings(), ShapeText.times(stage.shape.sizes), Self.amount(parameters),
        Self.amount(stage.counts.multiplications),
        stage.receptiveField.map { ShapeText.perAxis($0.map(\.size)) } ?? "–",
        stage.receptiveField.map { ShapeText.perAxis($0.map(\.jump)) } ?? "–",
      ])
    }
    return TableFigure(
      header: ["layer", "output", "parameters", "products", "field", "jump"], rows: rows,
      rightAligned: [1, 2, 3, 4, 5])
  }

  var totals: [Block] {
    guard let counts = try? counts, let parameters = try? counts.parameters else { return [] }
    return [
      .fact(
        label: "in all",
        text: "\(Self.amount(parameters)) parameters, \(Self.amount(counts.connections)) "
          + "connections, \(Self.amount(counts.multiplications)) multiplications\(start.batchWords)"
      )
    ]
  }

  /// `122,304`
  static func amount(_ number: Int) -> String {
    let digits = Array(String(number))
    var text = ""
    for (place, digit) in digits.enumerated() {
      if place > 0, (digits.count - place) % 3 == 0, digits[place - 1] != "-" { text.append(",") }
      text.append(digit)
    }
    return text
  }
}

extension ChainShape {
  fileprivate var isBatch: Bool { batch ?? 1 > 1 }
  fileprivate var batchWords: String { isBatch ? " for the batch of \(batch ?? 1)" : "" }
}

extension ShapeChain.Stage {
  /// One layer on its own: the law on each axis that differs, the counts, the cells never read.
  func blocks(after before: ChainShape) -> [Block] {
    var blocks: [Block] = []
    var done: [SettledAxis] = []
    for (place, axis) in axes.enumerated() where !done.contains(axis) {
      done.append(axis)
      let alike = axes.indices.filter { axes[$0] == axis }
      blocks += axisBlocks(place, alike: alike)
    }
    if counts.weights > 0, let parameters = try? counts.parameters, before.channels != nil {
      blocks.append(
        .fact(
          label: "learns",
          text: "\(ShapeChain.amount(parameters)) parameters: "
            + "\(ShapeChain.amount(counts.weights)) weights and "
            + "\(ShapeChain.amount(counts.biases)) biases"))
      blocks.append(
        .fact(
          label: "takes",
          text: "\(ShapeChain.amount(counts.multiplications)) multiplications, "
            + "\(ShapeChain.amount(counts.connections)) connections\(before.batchWords)"))
    }
    return blocks
  }

  private func axisBlocks(_ place: Int, alike: [Int]) -> [Block] {
    let (rank, axis) = (axes.count, axes[place])
    let names = alike.map { AxisName.plural($0, of: rank) }.joined(separator: " and ")
    let remark = rank == 1 ? "" : names + (alike.count == rank ? " alike" : "")
    let unread =
      axis.law.isTransposed ? nil : try? UnreadCells(axis.relation, within: .strict)
    let noun = AxisName.plural(place, of: rank)
    return Derivation(axis).blocks(label: place == 0 ? "size" : "", remark: remark)
      + (unread?.blocks(noun: noun.hasSuffix("s") ? String(noun.dropLast()) : "cell") ?? [])
  }
}

extension ChainLayer {
  /// What sets a layer of a chain apart, in short: ` 5×5, s 2, p 1`.
  /// - Parameter letters: the sizes that are letters, instead of the numbers of this layer.
  func settings(_ letters: [SizeSymbol: String] = [:]) -> String {
    var parts: [String] = []
    if let name = letters[.kernel] {
      parts.append(name)
    } else if !kernel.isEmpty {
      parts.append(kernel.map(String.init).joined(separator: "×"))
    }
    if let name = letters[.stride] {
      parts.append("s \(name)")
    } else if let stride, stride != [1] {
      parts.append("s \(ShapeText.perAxis(stride))")
    }
    switch padding {
    case _ where letters[.padding] != nil: parts.append("p \(letters[.padding] ?? "")")
    case nil: break
    case .explicit(let pairs):
      if pairs.contains(where: { $0 != .none }) { parts.append("p \(PaddingText.pairs(pairs))") }
    case .some(let rule): parts.append(rule.name)
    }
    if let name = letters[.dilation] {
      parts.append("d \(name)")
    } else if dilation.contains(where: { $0 != 1 }) {
      parts.append("d \(ShapeText.perAxis(dilation))")
    }
    if groups > 1 { parts.append("g \(groups)") }
    if let ceil { parts.append(ceil ? "ceil" : "ceil=false") }
    return parts.isEmpty ? "" : " " + parts.joined(separator: ", ")
  }
}

extension ShapeChain {
  /// The one layer of this chain as a computation of sizes; nil for one that has no windows.
  ///
  /// - Parameter name: the count that was asked for in the place of the shape.
  func sizeComputation(counted name: String?) -> SizeComputation? {
    guard stages.count == 1, let stage = stages.first, let operation = stage.layer.kind.operation
    else { return nil }
    let axes = stage.axes.map { axis in
      switch operation {
      case .convolution, .pooling: AxisSizes(axis.relation)
      case .transposed:
        AxisSizes(transposed: axis.relation, outputPadding: axis.outputPadding)
      case .unpooling: AxisSizes(transposed: axis.relation, outputPadding: 0)
      }
    }
    let asked: SizeComputation.Asked
    switch name {
    case nil: asked = .shape(stage.shape)
    case "parameters": asked = .parameters
    default: asked = .other
    }
    return SizeComputation(
      operation, axes: axes, settled: stage.shape.space, rule: stage.layer.padding ?? .valid,
      roundsUp: stage.axes.first?.law.roundsUp == true, asked: asked,
      channels: SizeComputation.Channels(
        input: start.channels ?? 1, filters: stage.shape.channels ?? 1,
        groups: stage.layer.groups))
  }
}

extension Call {
  func countNeedsLayers() -> Diagnostic {
    Diagnostic(
      .missingArgument, "count is of a layer over a shape, and these are the sizes of one axis",
      labels: [.init(span(of: .counted))],
      help: ["shape 32x32x3 kernel=5 filters=6 count=parameters"])
  }
}
