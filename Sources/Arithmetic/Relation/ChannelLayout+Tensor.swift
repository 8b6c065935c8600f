/// Tensors of any kind in the arithmetic's own layout.
extension Tensor {
  public func normalizedInput(by layout: ChannelLayout) -> Tensor {
    switch self {
    case .exact(let grid): .exact(layout.normalizedInput(grid))
    case .float(let grid): .float(layout.normalizedInput(grid))
    case .symbolic(let grid): .symbolic(layout.normalizedInput(grid))
    case .complex(let real, let imaginary):
      .complex(real.normalizedInput(by: layout), imaginary.normalizedInput(by: layout))
    }
  }

  public func normalizedKernel(by layout: ChannelLayout) -> Tensor {
    switch self {
    case .exact(let grid): .exact(layout.normalizedKernel(grid))
    case .float(let grid): .float(layout.normalizedKernel(grid))
    case .symbolic(let grid): .symbolic(layout.normalizedKernel(grid))
    case .complex(let real, let imaginary):
      .complex(real.normalizedKernel(by: layout), imaginary.normalizedKernel(by: layout))
    }
  }

  public func normalizedOutput(by layout: ChannelLayout, space: [Int]) -> Tensor {
    switch self {
    case .exact(let grid): .exact(layout.normalizedOutput(grid, space: space))
    case .float(let grid): .float(layout.normalizedOutput(grid, space: space))
    case .symbolic(let grid): .symbolic(layout.normalizedOutput(grid, space: space))
    case .complex(let real, let imaginary):
      .complex(
        real.normalizedOutput(by: layout, space: space),
        imaginary.normalizedOutput(by: layout, space: space))
    }
  }

  /// A result `(batch, out, …space)` in the user's layout.
  public func denormalizedOutput(by layout: ChannelLayout) throws(ArithmeticError) -> Tensor {
    try applying(Denormalization(layout: layout, isKernel: false))
  }

  /// A kernel `(out, in / groups, …space)` in the user's layout.
  public func denormalizedKernel(by layout: ChannelLayout) throws(ArithmeticError) -> Tensor {
    try applying(Denormalization(layout: layout, isKernel: true))
  }

  /// The cell at a flat place.
  public func cell(_ flat: Int) -> Scalar {
    switch self {
    case .exact(let grid): .exact(grid.cells[flat])
    case .float(let grid): .float(grid.cells[flat])
    case .symbolic(let grid): .symbolic(grid.cells[flat])
    case .complex(let real, let imaginary): .complex(real.cell(flat), imaginary.cell(flat))
    }
  }
}

private struct Denormalization: UnaryOperation {
  let layout: ChannelLayout
  let isKernel: Bool
  var homogeneity: Homogeneity { .copying }

  func callAsFunction<E: Number>(_ operand: Grid<E>) throws(ArithmeticError) -> Grid<E> {
    isKernel ? layout.denormalizedKernel(operand) : layout.denormalizedOutput(operand)
  }
}

extension Convolution {
  /// The flat sample under each tap of a window, in reading order; nil in a constant border.
  public func samples(ofWindow window: Int) -> [Int?] {
    // One window alone is read off the relation: listing every window's meetings would be waste.
    var rest = window
    var lines: [[Int?]] = []
    for axis in relation.axes.reversed() {
      let output = rest % axis.output
      rest /= axis.output
      lines.append(
        (0..<axis.kernel).map { tap in
          mode.source(
            of: axis.position(output: output, tap: tap), size: axis.input, padding: axis.padding)
        })
    }
    var samples: [Int?] = [0]
    for (line, axis) in zip(lines.reversed(), relation.axes) {
      samples = samples.flatMap { outer in
        line.map { place in outer.flatMap { start in place.map { start * axis.input + $0 } } }
      }
    }
    return samples
  }
}
