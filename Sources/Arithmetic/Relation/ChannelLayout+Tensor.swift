/// Tensors of any kind in the arithmetic's own layout.
extension Tensor {
  public func normalizedInput(by layout: ChannelLayout) -> Tensor {
    switch self {
    case .exact(let grid): .exact(layout.normalizedInput(grid))
    case .float(let grid): .float(layout.normalizedInput(grid))
    case .symbolic(let grid): .symbolic(layout.normalizedInput(grid))
    }
  }

  public func normalizedKernel(by layout: ChannelLayout) -> Tensor {
    switch self {
    case .exact(let grid): .exact(layout.normalizedKernel(grid))
    case .float(let grid): .float(layout.normalizedKernel(grid))
    case .symbolic(let grid): .symbolic(layout.normalizedKernel(grid))
    }
  }

  public func normalizedOutput(by layout: ChannelLayout, space: [Int]) -> Tensor {
    switch self {
    case .exact(let grid): .exact(layout.normalizedOutput(grid, space: space))
    case .float(let grid): .float(layout.normalizedOutput(grid, space: space))
    case .symbolic(let grid): .symbolic(layout.normalizedOutput(grid, space: space))
    }
  }

  /// The cell at a flat place.
  public func cell(_ flat: Int) -> Scalar {
    switch self {
    case .exact(let grid): .exact(grid.cells[flat])
    case .float(let grid): .float(grid.cells[flat])
    case .symbolic(let grid): .symbolic(grid.cells[flat])
    }
  }
}

extension Convolution {
  /// The flat sample under each tap of a window, in reading order; nil in a constant border.
  public func samples(ofWindow window: Int) -> [Int?] {
    var samples: [Int?] = []
    Touches(relation, mode: mode).forEachTap(ofWindow: window) { _, sample in
      samples.append(sample < 0 ? nil : sample)
    }
    return samples
  }
}
