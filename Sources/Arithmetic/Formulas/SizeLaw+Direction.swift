extension SizeLaw {
  enum Direction { case rising, falling }

  /// How the output goes when one size grows; nil where it goes now up, now down.
  func direction(in symbol: SizeSymbol) -> Direction? {
    let isHalf = padding == .word(.half)
    let isFull = padding == .word(.full)
    switch symbol {
    case .kernel, .dilation:
      if isHalf || (isTransposed && isSame && framework == .keras) { return nil }
      return isTransposed != isFull ? .rising : .falling
    case .padding, .paddingBegin, .paddingEnd:
      // Caffe's pooling clips its last window only where there is padding.
      if operation == .pooling && rounding == .ceil && framework == .caffe { return nil }
      return isTransposed ? .falling : .rising
    case .stride: return isTransposed ? .rising : .falling
    default: return .rising
    }
  }
}
