internal import Arithmetic
internal import Computations
internal import Documents

extension Network {
  /// How the shape in front was read.
  var facts: [String] {
    let start = chain.start
    var facts = ["input \(ShapeText.times(start.sizes))"]
    if let channels = start.channels {
      facts.append(
        "\(Count(channels, "channel")) \(start.order == .channelsLast ? "last" : "first")")
    }
    if let batch { facts.append("batch of \(batch), counted for one image") }
    if let framework { facts.append("\(framework.title)’s rules") }
    return facts
  }

  var document: Document {
    Document {
      Block.heading(title: "net", facts: facts)
      Block.table(table)
      totals
      unread
    }
  }

  /// A row for each layer, those of branches below the layer that joins them.
  var table: TableFigure {
    var rows = [
      [
        "0", "input", ShapeText.times(chain.start.sizes), "", "", "",
        memory(try? chain.start.features), "", "1", "1", "0",
      ]
    ]
    for (place, stage) in chain.stages.enumerated() {
      let cells = FieldText(chain, after: place)
      rows += stage.rows(number: "\(place + 1)", field: [cells.size, cells.jump, cells.start])
    }
    return TableFigure(
      header: [
        "", "layer", "output", "parameters", "connections", "products", "activations", "weights",
        "field", "jump", "start",
      ], rows: rows, rightAligned: Set(2...10), stub: 2)
  }

  private var totals: [Block] {
    guard let counts = try? chain.counts, let parameters = try? counts.parameters,
      let activations = try? activations
    else {
      return [.fact(label: "in all", text: "more than can be counted")]
    }
    let flop = Rational(counts.multiplications) * 2
    return [
      .fact(
        label: "in all",
        text: "\(ShapeChain.amount(parameters)) parameters, "
          + "\(ShapeChain.amount(counts.connections)) connections, "
          + "\(ShapeChain.amount(counts.multiplications)) products"),
      .fact(
        label: "work",
        text: "a product is a multiplication with the addition after it, so 2 FLOP: "
          + "\(ShapeChain.amount(flop.intValue ?? Int.max)) FLOP"),
      .fact(
        label: "memory",
        text: "\(memory(activations)) of activations and \(memory(parameters)) of parameters, "
          + "in 32-bit floats"),
    ]
  }

  /// The layers that never read some of their input, and the nearest sizes with which all of them do.
  private var unread: [Block] {
    var blocks: [Block] = []
    for (place, stage) in chain.stages.enumerated() {
      for (axis, settled) in stage.axes.enumerated() where stage.leavesOver(axis) {
        let spatial = SpatialAxis(axis, of: stage.axes.count)
        blocks.append(
          .fact(
            label: blocks.isEmpty ? "unread" : "",
            text: "layer \(place + 1), \(stage.label), never reads the last "
              + spatial.count(settled.relation.leftover)))
        if stage.axes.allSatisfy({ $0 == settled }) { break }
      }
    }
    guard !blocks.isEmpty, layers.count <= 500 else { return blocks }
    let near = fittingSizes.map { ShapeText.times($0) }
    if !near.isEmpty {
      blocks.append(
        .fact(label: "would fit", text: "an input of \(near.joined(separator: " or "))"))
    }
    return blocks
  }

  /// The nearest input shapes, below and above, of which every layer reads all.
  private var fittingSizes: [[Int]] {
    var found: [[Int]] = []
    for direction in [-1, 1] {
      for step in 1...64 {
        var start = chain.start
        start.space = start.space.map { $0 + direction * step }
        guard start.space.allSatisfy({ $0 > 0 }) else { break }
        guard
          let walk = try? ShapeChain(from: start, layers: layers, framework: framework),
          !walk.stages.contains(where: { stage in
            stage.axes.indices.contains(where: stage.leavesOver)
          })
        else { continue }
        found.append(walk.start.sizes)
        break
      }
    }
    return found
  }

  private func memory(_ numbers: Int?) -> String { NetworkText.memory(numbers) }
}

enum NetworkText {
  /// `4.6 KiB`, of so many 32-bit floats.
  static func memory(_ numbers: Int?) -> String {
    guard let numbers else { return "–" }
    return ByteText.of(numbers.saturatingProduct(Network.bytesPerNumber))
  }

  /// `122,304`; nothing for 0.
  static func amount(_ number: Int) -> String { number == 0 ? "" : ShapeChain.amount(number) }
}

/// A unit's field in words, both axes where they differ.
struct FieldText {
  let fields: [UnitField]

  init(_ chain: ShapeChain, after place: Int) {
    fields = chain.start.space.indices.map { chain.field(after: place, axis: $0) }
  }

  var size: String { joined(fields.map { String($0.size) }) }
  var jump: String { joined(fields.map { $0.jump?.description ?? "–" }) }
  var start: String { joined(fields.map { $0.start?.description ?? "–" }) }
  var padding: String { joined(fields.map { $0.start.map { "\(-$0)" } ?? "–" }) }
  var centre: String { joined(fields.map { $0.centre?.description ?? "–" }) }

  private func joined(_ texts: [String]) -> String {
    guard let first = texts.first else { return "–" }
    let text = texts.allSatisfy { $0 == first } ? first : texts.joined(separator: "×")
    return String(text.map { $0 == "-" ? "−" : $0 })
  }
}

extension ShapeChain.Stage {
  /// Whether samples at the end of an axis are never read.
  func leavesOver(_ axis: Int) -> Bool {
    switch layer.kind {
    case .convolution, .pooling: axes[axis].relation.leftover > 0
    default: false
    }
  }

  /// The row of the layer, and below it those of its branches.
  func rows(number: String, field: [String]) -> [[String]] {
    let parameters = (try? counts.parameters) ?? 0
    let products = counts.multiplications
    let isJoin = !branches.isEmpty
    var row = [number, label, ShapeText.times(shape.sizes)]
    if isJoin {
      row += ["", "", ""]
    } else {
      row += [
        NetworkText.amount(parameters), NetworkText.amount(counts.connections),
        NetworkText.amount(products),
      ]
    }
    row.append(NetworkText.memory(try? shape.features))
    row.append(isJoin || parameters == 0 ? "" : NetworkText.memory(parameters))
    var rows = [row + field]
    for (place, stages) in branches.enumerated() {
      let letter = ShapeChain.letter(place)
      for (inner, stage) in stages.enumerated() {
        rows += stage.rows(number: "\(number)\(letter)\(inner + 1)", field: ["", "", ""])
      }
    }
    return rows
  }

  /// `conv 5×5, s 2, p 1`
  var label: String {
    var shown = layer
    let sizes = axes.map(\.relation.kernel)
    if layer.kind == .globalPooling {
      shown.kernel = []
    } else if !sizes.isEmpty {
      shown.kernel = sizes
    }
    if layer.isDepthwise { shown.groups = 1 }
    if layer.kind == .dropout || layer.kind == .identity { shown.kernel = [] }
    return layer.typedName + shown.settings([:]) + extras
  }

  private var extras: String {
    var parts: [String] = []
    if layer.isDepthwise { parts.append("depthwise") }
    if let table = layer.connections {
      let joined = table.joined().count { $0 }
      parts.append("\(joined) pairs")
    }
    if layer.isTrained { parts.append("trained") }
    switch layer.kind {
    case .convolution, .transposed, .dense: if !layer.hasBias { parts.append("no bias") }
    case .dropout: parts.append(layer.rate.description)
    default: break
    }
    guard !parts.isEmpty else { return "" }
    let isBare = layer.kind == .dropout || layer.kind == .dense
    return (isBare ? " " : ", ") + parts.joined(separator: ", ")
  }
}

extension ChainLayer {
  /// The name of the link that makes the layer, with what a pooling takes.
  var typedName: String {
    switch kind {
    case .convolution: "conv"
    case .transposed: "transpose"
    case .pooling: "pool \(pooled.word)"
    case .globalPooling: "pool \(pooled.word) global"
    case .adaptivePooling: "pool \(pooled.word) adaptive"
    case .unpooling: "unpool"
    case .batchNormalization: "batchnorm"
    case .localNormalization: "lrn"
    case .upsampling: "upsample"
    case .concatenation: "concat"
    case .addition: addsInput ? "+" : "add"
    default: kind.rawValue
    }
  }
}

extension PoolingKind {
  fileprivate var word: String {
    switch self {
    case .max: "max"
    case .min: "min"
    case .avg: "avg"
    case .sum: "sum"
    case .lp: "lp"
    }
  }
}
