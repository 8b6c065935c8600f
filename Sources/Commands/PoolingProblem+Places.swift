internal import Arithmetic
internal import Documents
internal import Syntax

/// Looking into single cells of a pooling.
extension PoolingProblem {
  /// The window behind one output.
  func why(_ place: Place, _ call: Call) throws(Diagnostic) -> Answer {
    let index = try place.resolved(in: outputShape)
    guard !isTooLongForSymbols else {
      throw Diagnostic(.tooLarge, "this is too large to write out", labels: [.init(place.span)])
    }
    let limits = call.limits
    let (plane, space) = split(index)
    let flat =
      plane * windowsPerPlane + WindowFigure.ravel(space, pooling.span.outputShape)
    let (problem, lacksNumbers) = (self, lacksNumbers)
    let (cells, results, window) = try call.attempt(
      axes: layout.dims,
      try { () throws(ArithmeticError) in
        let results =
          lacksNumbers
          ? try Tensor.symbols("y", problem.outputShape, within: limits)
          : try problem.result(within: limits)
        return (
          try problem.inputCells(within: limits).normalized(by: problem.layout),
          results.normalized(by: problem.layout),
          try problem.pooling.window(flat % problem.windowsPerPlane, within: limits)
        )
      }())
    let value = Tensor(results.cell(flat))
    return Answer(kind: "why", value: .tensor(value), origin: .pooling(self)) {
      Document {
        Block.heading(title: "why \(ShapeText.place(place.name, index))", facts: problem.facts)
        Block.step(problem.step(flat, window, cells, result: results.cell(flat)))
      }
    }
  }

  /// The windows that read one input, and those that it wins.
  func who(_ place: Place, _ call: Call) throws(Diagnostic) -> Answer {
    guard place.name == input.name || place.name == "x" else {
      throw Diagnostic(
        .unknownName, "`\(place.name)` is not the input of the last pooling",
        labels: [.init(place.span)], help: ["ask of \(input.name)[…]"])
    }
    let index = try place.resolved(in: input.shape)
    let (plane, space) = split(index)
    let windows = self.windows(reading: space)
    let won = try wins(of: space, plane, among: windows, call)
    var text = windows.isEmpty ? "no window reads it" : "\(Count(windows.count, "window"))"
    if let won, !windows.isEmpty { text += ", of which it wins \(won.filter { $0 }.count)" }
    let rows = windows.prefix(40).enumerated().map { row, window in
      [ShapeText.place("y", layout.typedIndex(plane: plane, window))]
        + (won.map { [$0[row] ? "wins" : ""] } ?? [])
    }
    let (problem, reach) = (self, text)
    return Answer(kind: "who", value: .tensor(Tensor(windows.count)), origin: .pooling(self)) {
      Document {
        Block.heading(title: "who \(ShapeText.place(place.name, index))", facts: problem.facts)
        Block.fact(label: "reaches", text: reach)
        if !rows.isEmpty {
          Block.table(TableFigure(header: ["output"] + (won == nil ? [] : [""]), rows: rows))
        }
        if windows.count > rows.count {
          Block.omitted("… \(Count(windows.count - rows.count, "more window"))")
        }
      }
    }
  }

  /// Which windows a sample wins; nil where none does, or numbers are not known.
  private func wins(
    of space: [Int], _ plane: Int, among windows: [[Int]], _ call: Call
  ) throws(Diagnostic) -> [Bool]? {
    guard hasWinners, input.tensor != nil else { return nil }
    let plain = counting(by: .row, .plane)
    let places = try call.attempt(axes: layout.dims, try plain.places(within: call.limits))
      .normalized(by: layout)
    let sample = Scalar.exact(Rational(WindowFigure.ravel(space, pooling.span.inputShape)))
    return windows.map { window in
      places.cell(
        plane * windowsPerPlane + WindowFigure.ravel(window, pooling.span.outputShape)) == sample
    }
  }

  /// The plane and the spatial part of an index as typed.
  private func split(_ index: [Int]) -> (plane: Int, space: [Int]) {
    let dims = layout.dims
    guard layout.order == .channelsLast, index.count > dims, let channel = index.last else {
      return (WindowFigure.ravel(Array(index.dropLast(dims)), layout.outer), index.suffix(dims))
    }
    let outer = Array(index.dropLast(dims + 1)) + [channel]
    return (WindowFigure.ravel(outer, layout.outer), Array(index.dropLast().suffix(dims)))
  }

  /// The indices of the windows with a tap on a sample, in order.
  private func windows(reading space: [Int]) -> [[Int]] {
    var found: [[Int]] = [[]]
    for (axis, position) in space.enumerated() {
      let places = self.windows(reading: position, along: axis)
      found = found.flatMap { outer in places.map { outer + [$0] } }
    }
    return found
  }

  private func windows(reading position: Int, along axis: Int) -> [Int] {
    switch pooling.span {
    case .adaptive(let relation):
      let line = relation.axes[axis]
      return (0..<line.output).filter { line.window($0).contains(position) }
    case .sliding(let relation):
      let line = relation.axes[axis]
      // o·s + t·d − p = position, so t·d lies between 0 and the reach.
      let last = position + line.padding.begin
      guard last >= 0 else { return [] }
      let first = max(0, last - line.reach + 1)
      let low = (first + line.stride - 1) / line.stride
      let high = min(last / line.stride, line.output - 1)
      guard low <= high else { return [] }
      return (low...high).filter { (last - $0 * line.stride) % line.dilation == 0 }
    }
  }
}
