internal import Arithmetic
internal import Computations
internal import Documents
internal import Syntax

extension Command {
  /// `receptive` says what a unit of a network sees of its input.
  static let receptive = Command(
    name: "receptive",
    summary: "What a unit sees of the input: size, jump, start, middle, and the cells themselves.",
    topic: .sizes,
    parameters: [.network, .unit, .networkCount, .layerShown, .layout, .dims, .framework],
    details: [
      "Layer by layer: the field is the number of samples from the first to the last that a unit depends on, r + (k̂ − 1)j through a window of reach k̂; the jump how far the fields of neighbouring units lie apart, js; the start where the field of unit 0 begins, below 0 in the padding, start − p₀j (Araujo, Norris and Sim 2019). The middle is that of unit 0’s field. The padding is the one that a single layer with this field would need.",
      "Behind a transposed convolution or upsampling units stand closer than samples, so the jump is a fraction and fields of neighbouring units may differ in size; the greatest is told. Branches see what any of them sees, and fit together where all have the same middle and jump; where they do not, there is none.",
      "unit=(2,3) marks the cells that this unit depends on, and gives them as a matrix of 0 and 1: what lies in the padding or between the taps of a dilated kernel is left out. count=field, jump, start or centre gives the number; layer=2 asks behind layer 2.",
    ],
    examples: [
      Example("receptive 32x32 | conv k=3 | conv k=3 | pool 2", gives: "6"),
      Example("n = net 7x7 | conv k=3 d=2 | conv k=2; receptive(n, unit=(0,0))"),
      Example(
        "n = net 16x16 | conv k=3 p=1 | pool 2 | conv k=3 p=1; receptive(n, count=start)",
        gives: "-3"),
      Example("receptive lenet5 layer=7"),
    ],
    related: ["net", "shape", "why"],
    lesson: "receptive-fields", takesChain: true
  ) { call throws(Diagnostic) in
    let network = try call.fieldNetwork()
    if let count = try call.count(of: network) {
      return Answer(kind: "receptive", value: count.value) {
        Document {
          Block.heading(title: "receptive", facts: network.facts)
          Block.result(name: count.name, value: count.value)
        }
      }
    }
    let last = network.layers.count - 1
    if let unit = try call.integers(.unit) {
      let limits = call.limits
      let space = network.chain.shape.space
      let place = unit.count == 1 ? space.map { _ in unit[0] } : unit
      let cells = try call.attempt(
        blaming: .unit,
        try network.chain.cells(behind: place, after: last, within: limits))
      let value = Value.tensor(
        Tensor(cells.map { $0 ? 1 : 0 }, shape: network.chain.start.space))
      return Answer(kind: "receptive", value: value) {
        Document {
          Block.heading(title: "receptive", facts: network.facts)
          network.picture(cells, of: place)
        }
      }
    }
    let value = try call.attempt(try NetworkCount.field.value(of: network))
    let isSmall = network.chain.start.space.allSatisfy { $0 <= 24 }
    let middle = network.chain.shape.space.map { $0 / 2 }
    let limits = call.limits
    return Answer(kind: "receptive", value: value.map { .tensor($0) }) {
      Document {
        Block.heading(title: "receptive", facts: network.facts)
        Block.table(network.fieldTable)
        network.misalignments
        if isSmall,
          let cells = try? network.chain.cells(behind: middle, after: last, within: limits)
        {
          network.picture(cells, of: middle)
        }
        if let value { Block.result(name: "field", value: .tensor(value)) }
      }
    }
  }
}

extension Call {
  /// The network up to the layer that is asked about.
  fileprivate func fieldNetwork() throws(Diagnostic) -> Network {
    let network = try network()
    guard let layer = try integer(.layerShown) else { return network }
    guard (0...network.layers.count).contains(layer) else {
      throw Diagnostic(
        .index, "layers run from 1 to \(network.layers.count), and 0 is the input",
        labels: [.init(span(of: .layerShown))])
    }
    do { return try network.part(0..<layer) } catch {
      throw diagnostic(for: error.error)
    }
  }
}

extension Network {
  fileprivate var fieldTable: TableFigure {
    var rows = [["0", "input", ShapeText.times(chain.start.sizes), "1", "1", "0", "0", "0"]]
    for (place, stage) in chain.stages.enumerated() {
      let field = FieldText(chain, after: place)
      rows.append([
        "\(place + 1)", stage.label, ShapeText.times(stage.shape.sizes), field.size, field.jump,
        field.start, field.centre, field.padding,
      ])
    }
    return TableFigure(
      header: ["", "layer", "output", "field", "jump", "start", "middle", "padding"], rows: rows,
      rightAligned: Set(2...7), stub: 2)
  }

  /// The joins whose branches look at different places.
  fileprivate var misalignments: [Block] {
    var blocks: [Block] = []
    for (place, stage) in chain.stages.enumerated() where !stage.branches.isEmpty {
      for axis in stage.before.space.indices {
        guard let centres = stage.branchCentres(axis: axis) else { continue }
        let texts = centres.map { $0.map { "\($0.offset)" } ?? "none" }
        guard Set(texts).count > 1 else { continue }
        let text = texts.map { String($0.map { $0 == "-" ? "−" : $0 }) }.joined(separator: ", ")
        blocks.append(
          .fact(
            label: "apart",
            text: "the branches of layer \(place + 1) look around different "
              + "\(AxisName.plural(axis, of: stage.before.space.count)): \(text)"))
        break
      }
    }
    return blocks
  }

  /// The input with the cells marked that a unit depends on.
  fileprivate func picture(_ cells: [Bool], of unit: [Int]) -> [Block] {
    let space = chain.start.space
    let count = cells.count { $0 }
    let what =
      unit.isEmpty ? "the end" : "unit (\(unit.map(String.init).joined(separator: ", ")))"
    let fact = Block.fact(
      label: "behind \(what)", text: "\(Count(count, "cell")) of \(cells.count)")
    guard space.count <= 2, let columns = space.last else { return [fact] }
    let rows = cells.count / max(columns, 1)
    guard columns <= 32, rows <= 32 else {
      let values = cells.map { $0 ? 1.0 : 0 }
      let panel = PictureFigure.Panel(
        caption: "", form: .image(rows: rows, columns: columns), values: values,
        scale: PictureFigure.Scale(least: .exact(0), greatest: .exact(1), low: 0, high: 1))
      return [fact, .picture(PictureFigure(panels: [panel], palette: .grey))]
    }
    let grid = CellGrid(
      rows: (0..<rows).map { row in
        (0..<columns).map { column in
          cells[row * columns + column]
            ? CellGrid.Cell(.text("■"), .tap) : CellGrid.Cell(.dot, .plain)
        }
      })
    return [fact, .step(StepFigure(title: "", panels: [.grid(grid)]))]
  }
}

extension Parameter {
  static let unit = Parameter(
    "unit", [], .sizes, "the place of a unit whose cells are marked, as (2,3)", positional: true)
}
