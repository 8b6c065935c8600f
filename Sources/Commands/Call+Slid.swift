internal import Arithmetic
internal import Computations
internal import Syntax

/// What every convolution is told, transposed or not: the operands, how their axes are read, and the
/// steps.
struct SlidOperands {
  let first: Operand
  let second: Operand
  let layout: ChannelLayout
  let groups: Int
  let order: ChannelLayout.Order
  /// As typed; nil where the ranks say it.
  let dims: Int?
  let strides: [Int]
  let dilations: [Int]
  /// nil where the framework's own padding holds.
  let padding: PaddingRule?

  /// - Throws: `.rankMismatch` and its kin, for sizes that do not go together.
  func sizes() throws(ArithmeticError) -> SpatialSizes {
    try SpatialSizes(
      input: layout.inputSpace, kernel: layout.kernelSpace, stride: strides, dilation: dilations)
  }

  /// With the operands exchanged, as some frameworks do.
  func swapped() throws(ArithmeticError) -> SlidOperands {
    SlidOperands(
      first: second, second: first,
      layout: try ChannelLayout(
        input: second.shape, kernel: first.shape, dims: dims, groups: groups, order: order),
      groups: groups, order: order, dims: dims, strides: strides, dilations: dilations,
      padding: padding)
  }
}

extension Call {
  /// Reads what every convolution takes.
  ///
  /// - Parameters:
  ///   - input: the first operand, called `letter` where it is a shape alone.
  ///   - transposed: whether the kernel is `(in, out / groups, …n)`.
  func slidOperands(
    _ input: Parameter, letter: String, transposed: Bool = false
  ) throws(Diagnostic) -> SlidOperands {
    let first = try operand(input, letter: letter)
    let second = try operand(.kernel, letter: "k", symbol: "w")
    let groups = try groupCount()
    let order = word(.layout).flatMap(ChannelLayout.Order.init(rawValue:)) ?? .channelsFirst
    let dims = try integer(.dims)
    let layout = try attempt(
      try ChannelLayout(
        input: first.shape, kernel: second.shape, dims: dims, groups: groups, order: order,
        transposed: transposed))
    return SlidOperands(
      first: first, second: second, layout: layout, groups: groups, order: order, dims: dims,
      strides: try sizes(.stride, axes: layout.dims, fallback: 1, least: 1),
      dilations: try dilations(axes: layout.dims), padding: try paddingRule(axes: layout.dims))
  }

  func groupCount() throws(Diagnostic) -> Int {
    guard let groups = try integer(.groups) else { return 1 }
    guard groups >= 1 else { throw belowLeast(.groups, groups) }
    return groups
  }
}
