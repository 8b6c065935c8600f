/// How the axes of an input and a kernel are shared between batch, channels and space.
///
/// Inside the arithmetic an input is always `(batch, in, …space)` and a kernel
/// `(out, in / groups, …space)`; this remembers what was typed, so that results go back to it.
public struct ChannelLayout: Equatable, Sendable {
  public enum Order: String, Sendable, CaseIterable {
    case channelsFirst = "NCHW"
    case channelsLast = "NHWC"
  }

  /// n, the number of spatial axes.
  public private(set) var dims: Int
  public private(set) var batch: Int
  /// Channels of the input and of the output of the convolution.
  public private(set) var inputChannels: Int
  public private(set) var outputChannels: Int
  public private(set) var groups: Int
  public private(set) var order: Order
  /// Whether the input came with a batch axis, and whether there are channel axes at all.
  public private(set) var hasBatch: Bool
  public private(set) var hasChannels: Bool

  /// Whether the kernel is that of a transposed convolution, `(in, out / groups, …space)`.
  public private(set) var isTransposed: Bool

  public var inputChannelsPerGroup: Int { inputChannels / groups }
  public var outputChannelsPerGroup: Int { outputChannels / groups }

  /// The spatial part of the shapes as typed.
  public private(set) var inputSpace: [Int]
  public private(set) var kernelSpace: [Int]

  /// Reads the shapes of an input and a kernel.
  ///
  /// Equal ranks 1, 2 or 3 are one channel; a kernel of rank n + 2 is `(out, in / groups, …n)` for an
  /// input of rank n + 1 or n + 2, and where both readings fit this one needs `dims`. A transposed
  /// convolution's kernel is `(in, out / groups, …n)`. With channels last the kernel is
  /// `(…n, in / groups, out)`, transposed `(…n, out / groups, in)`.
  ///
  /// - Throws: `.noSuchReading`, `.channelMismatch`, `.groupsDoNotDivide`, `.notPositive`.
  public init(
    input: [Int], kernel: [Int], dims: Int? = nil, groups: Int = 1,
    order: Order = .channelsFirst, transposed: Bool = false
  ) throws(ArithmeticError) {
    guard groups >= 1 else { throw .notPositive(.groups, axis: .only, value: groups) }
    let isPlain = input.count == kernel.count && (1...3).contains(input.count)
    let space = kernel.count - 2
    let isLayered =
      (1...3).contains(space) && (input.count == space + 1 || input.count == space + 2)
    let wantsPlain = isPlain && (dims == nil || dims == input.count)
    let wantsLayered = isLayered && (dims == nil || dims == space)
    guard wantsPlain || wantsLayered else {
      throw .noSuchReading(input: input, kernel: kernel, dims: dims)
    }

    self.order = order
    self.groups = groups
    self.isTransposed = transposed
    if wantsPlain {
      self.dims = input.count
      batch = 1
      inputChannels = 1
      outputChannels = 1
      hasBatch = false
      hasChannels = false
      inputSpace = input
      kernelSpace = kernel
      guard groups == 1 else {
        throw .groupsDoNotDivide(groups: groups, channels: 1, of: .input)
      }
      return
    }

    self.dims = space
    hasChannels = true
    hasBatch = input.count == space + 2
    batch = hasBatch ? input[0] : 1
    let rest = hasBatch ? Array(input.dropFirst()) : input
    let first: Int
    let second: Int
    switch order {
    case .channelsFirst:
      inputChannels = rest[0]
      inputSpace = Array(rest.dropFirst())
      (first, second) = (kernel[0], kernel[1])
      kernelSpace = Array(kernel.dropFirst(2))
    case .channelsLast:
      inputChannels = rest[space]
      inputSpace = Array(rest.prefix(space))
      (second, first) = (kernel[space], kernel[space + 1])
      kernelSpace = Array(kernel.prefix(space))
    }
    if transposed {
      guard first == inputChannels else {
        throw .channelMismatch(input: inputChannels, kernel: first, groups: groups)
      }
      guard inputChannels % groups == 0 else {
        throw .groupsDoNotDivide(groups: groups, channels: inputChannels, of: .input)
      }
      let (product, overflow) = second.multipliedReportingOverflow(by: groups)
      guard !overflow else { throw .overflow }
      outputChannels = product
    } else {
      guard inputChannels % groups == 0 else {
        throw .groupsDoNotDivide(groups: groups, channels: inputChannels, of: .input)
      }
      guard second == inputChannels / groups else {
        throw .channelMismatch(input: inputChannels, kernel: second, groups: groups)
      }
      guard first % groups == 0 else {
        throw .groupsDoNotDivide(groups: groups, channels: first, of: .filters)
      }
      outputChannels = first
    }
  }

  /// The layout of the convolution whose adjoint a transposed convolution is: its output channels are
  /// this one's input channels.
  public var forward: ChannelLayout {
    guard isTransposed else { return self }
    var layout = self
    layout.inputChannels = outputChannels
    layout.outputChannels = inputChannels
    layout.isTransposed = false
    return layout
  }

  /// The layout with input and output channels exchanged: what a convolution needs that computes the
  /// adjoint of this one's.
  public var reversed: ChannelLayout {
    var layout = self
    layout.inputChannels = outputChannels
    layout.outputChannels = inputChannels
    return layout
  }

  mutating func setInputSpace(_ space: [Int]) { inputSpace = space }

  /// The output's shape as the user's layout has it.
  public func outputShape(space: [Int]) -> [Int] { typed(channels: outputChannels, space) }

  /// The input's shape as the user's layout has it.
  public func inputShape(space: [Int]) -> [Int] { typed(channels: inputChannels, space) }

  private func typed(channels: Int, _ space: [Int]) -> [Int] {
    guard hasChannels else { return space }
    let batchAxis = hasBatch ? [batch] : []
    switch order {
    case .channelsFirst: return batchAxis + [channels] + space
    case .channelsLast: return batchAxis + space + [channels]
    }
  }

  /// The kernel's shape as the user's layout has it.
  public func kernelShape(space: [Int]) -> [Int] {
    guard hasChannels else { return space }
    switch order {
    case .channelsFirst: return kernelOuter + space
    case .channelsLast: return space + kernelOuter.reversed()
    }
  }

  /// The kernel's first two axes inside the arithmetic.
  var kernelOuter: [Int] {
    isTransposed
      ? [inputChannels, outputChannelsPerGroup] : [outputChannels, inputChannelsPerGroup]
  }

  /// Whether cells as typed lie in the arithmetic's own order, so that only their shape may differ.
  var keepsOrder: Bool { !hasChannels || order == .channelsFirst }

  /// The input as `(batch, in, …space)`.
  public func normalizedInput<E: Number>(_ grid: Grid<E>) -> Grid<E> {
    normalized(grid, channels: inputChannels, space: space(of: grid))
  }

  /// The kernel as `(out, in / groups, …space)`, or `(in, out / groups, …space)` when transposed.
  public func normalizedKernel<E: Number>(_ grid: Grid<E>) -> Grid<E> {
    guard !keepsOrder else {
      return grid.reshaped(to: kernelOuter + grid.shape.suffix(dims))
    }
    return grid.permuted([dims + 1, dims] + Array(0..<dims))
  }

  private func space<E: Number>(of grid: Grid<E>) -> [Int] {
    (keepsOrder ? grid.shape : grid.shape.dropLast()).suffix(dims)
  }

  private func normalized<E: Number>(_ grid: Grid<E>, channels: Int, space: [Int]) -> Grid<E> {
    guard !keepsOrder else {
      return grid.reshaped(to: [batch, channels] + space)
    }
    let withBatch = grid.reshaped(to: [batch] + space + [channels])
    return withBatch.permuted([0, dims + 1] + Array(1...dims))
  }

  /// A tensor of the output's kind, such as an upstream gradient, as `(batch, out, …space)`.
  public func normalizedOutput<E: Number>(_ grid: Grid<E>, space: [Int]) -> Grid<E> {
    normalized(grid, channels: outputChannels, space: space)
  }

  /// A result `(batch, out, …space)` in the user's layout.
  public func denormalizedOutput<E: Number>(_ grid: Grid<E>) -> Grid<E> {
    denormalized(grid, channels: outputChannels)
  }

  /// A gradient or other tensor of the input's kind, `(batch, in, …space)`, in the user's layout.
  public func denormalizedInput<E: Number>(_ grid: Grid<E>) -> Grid<E> {
    denormalized(grid, channels: inputChannels)
  }

  /// A tensor of the kernel's kind in the user's layout.
  public func denormalizedKernel<E: Number>(_ grid: Grid<E>) -> Grid<E> {
    guard hasChannels else { return grid.reshaped(to: Array(grid.shape.dropFirst(2))) }
    guard order == .channelsLast else { return grid }
    return grid.permuted(Array(2..<(dims + 2)) + [1, 0])
  }

  private func denormalized<E: Number>(_ grid: Grid<E>, channels: Int) -> Grid<E> {
    let space = Array(grid.shape.dropFirst(2))
    guard hasChannels else { return grid.reshaped(to: space) }
    let batchAxis = hasBatch ? [batch] : []
    guard order == .channelsLast else { return grid.reshaped(to: batchAxis + [channels] + space) }
    let moved = grid.permuted([0] + Array(2..<(dims + 2)) + [1])
    return moved.reshaped(to: batchAxis + space + [channels])
  }
}
