public import Arithmetic
internal import Documents

/// Explaining single cells of a pooling.
extension PoolingComputation {
  /// The window of an output.
  public func why(
    _ index: [Int], of name: String, within limits: Limits
  ) throws(ArithmeticError) -> Explanation? {
    guard !isTooLongForSymbols else { return nil }
    let (plane, space) = split(index)
    let flat = plane * windowsPerPlane + WindowFigure.ravel(space, pooling.span.outputShape)
    let cells = try inputCells(within: limits).normalized(by: layout)
    let results = try namedResult(within: limits).normalized(by: layout)
    let window = try pooling.window(flat % windowsPerPlane, within: limits)
    return Explanation(
      value: Tensor(results.cell(flat)),
      blocks: [.step(step(flat, window, cells, result: results.cell(flat)))])
  }

  public func parts(
    of cell: Int, within limits: Limits
  ) throws(ArithmeticError) -> [Product.Factor] {
    let (plane, space) = split(outputShape.index(ofCell: cell))
    let window = try pooling.window(
      WindowFigure.ravel(space, pooling.span.outputShape), within: limits)
    let samples = pooling.span.inputShape.saturatingCount
    return window.samples.map {
      Product.Factor(0, layout.typed(plane * samples + $0, cells: samples))
    }
  }

  /// The result, or y00, y01 … if there are no numbers.
  func namedResult(within limits: Limits) throws(ArithmeticError) -> Tensor {
    lacksNumbers
      ? try Tensor.symbols("y", outputShape, within: limits) : try result(within: limits)
  }

  /// The windows that read an input cell, and those in which it is the maximum.
  public func who(
    _ index: [Int], of operand: Int, result name: String, within limits: Limits
  ) throws(ArithmeticError) -> Explanation? {
    let (plane, space) = split(index)
    let windows = try pooling.span.windows(reading: space, within: limits)
    let won = try wins(of: space, plane, among: windows, limits)
    var text = windows.isEmpty ? "no window reads it" : "\(Count(windows.count, "window"))"
    if let won, !windows.isEmpty { text += ", of which it wins \(won.filter { $0 }.count)" }
    let rows = windows.prefix(CellTable.mostRows + 1).enumerated().map { row, window in
      [ShapeText.place(name, layout.typedIndex(plane: plane, window))]
        + (won.map { [$0[row] ? "wins" : ""] } ?? [])
    }
    var blocks: [Block] = [.fact(label: "reaches", text: text)]
    if !rows.isEmpty {
      let header = ["output"] + (won == nil ? [] : [""])
      blocks.append(.table(CellTable.figure(header, rows, of: windows.count)))
    }
    return Explanation(value: Tensor(windows.count), blocks: blocks)
  }

  /// The windows in which a sample is the maximum; nil for other kinds of pooling or without numbers.
  private func wins(
    of space: [Int], _ plane: Int, among windows: [[Int]], _ limits: Limits
  ) throws(ArithmeticError) -> [Bool]? {
    guard hasWinners, input.tensor != nil else { return nil }
    let places = try counting(by: .row, .plane).places(within: limits).normalized(by: layout)
    let sample = Scalar.exact(Rational(WindowFigure.ravel(space, pooling.span.inputShape)))
    return windows.map { window in
      places.cell(
        plane * windowsPerPlane + WindowFigure.ravel(window, pooling.span.outputShape)) == sample
    }
  }

  /// The plane and the spatial part of an index in the user's layout.
  private func split(_ index: [Int]) -> (plane: Int, space: [Int]) {
    let dims = layout.dims
    guard layout.order == .channelsLast, index.count > dims, let channel = index.last else {
      return (WindowFigure.ravel(Array(index.dropLast(dims)), layout.outer), index.suffix(dims))
    }
    let outer = Array(index.dropLast(dims + 1)) + [channel]
    return (WindowFigure.ravel(outer, layout.outer), Array(index.dropLast().suffix(dims)))
  }
}

extension PoolingSpan {
  /// The indices of the windows with a tap on a sample, in order.
  fileprivate func windows(
    reading space: [Int], within limits: Limits
  ) throws(ArithmeticError) -> [[Int]] {
    var found: [[Int]] = [[]]
    for (axis, position) in space.enumerated() {
      let line: [Int]
      switch self {
      case .adaptive(let relation):
        let windows = relation.axes[axis]
        line = (0..<windows.output).filter { windows.window($0).contains(position) }
      case .sliding(let relation):
        line = try relation.axes[axis].touches(of: position, within: limits).map(\.window)
      }
      found = found.flatMap { outer in line.map { outer + [$0] } }
    }
    return found
  }
}
