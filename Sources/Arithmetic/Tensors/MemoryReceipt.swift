internal import Synchronization

/// The memory that the numbers of one session take, in bytes: the sum of its receipts.
public final class MemoryAccount: Sendable {
  private let bytes = Atomic(0)

  public init() {}

  public var total: Int { bytes.load(ordering: .relaxed) }

  fileprivate func add(_ more: Int) { bytes.add(more, ordering: .relaxed) }
}

extension MemoryAccount: Equatable {
  public static func == (left: MemoryAccount, right: MemoryAccount) -> Bool { left === right }
}

/// A number of bytes in an account, until nobody refers to the receipt any more.
public final class MemoryReceipt: Sendable {
  let account: MemoryAccount
  public let bytes: Int

  /// Tensors from so many bytes on have a receipt of their own; smaller ones are counted by whoever keeps
  /// them.
  static let least = 1 << 16

  public init(_ bytes: Int, in account: MemoryAccount) {
    self.bytes = bytes
    self.account = account
    account.add(bytes)
  }

  deinit { account.add(-bytes) }
}

extension Tensor {
  var receipt: MemoryReceipt? {
    switch self {
    case .exact(let grid): grid.receipt
    case .float(let grid): grid.receipt
    case .symbolic(let grid): grid.receipt
    case .complex(let real, let imaginary): imaginary.receipt == nil ? nil : real.receipt
    }
  }

  /// Whether the cells have a receipt.
  public var isCounted: Bool { receipt != nil }

  /// The bytes of the cells; 0 if a receipt counts them.
  public var uncountedBytes: Int { isCounted ? 0 : byteCount }

  /// The tensor with a receipt in the account of `limits`, if it is large and has none there.
  ///
  /// Copies and other shapes of the same cells share the receipt, so that they are counted once.
  ///
  /// - Throws: `.tooMuchMemory` if there is no room for it.
  public func counted(within limits: Limits) throws(ArithmeticError) -> Tensor {
    if case .complex(let real, let imaginary) = self {
      return .complex(
        try real.counted(within: limits), try imaginary.counted(within: limits))
    }
    guard let account = limits.account, receipt?.account !== account else { return self }
    let bytes = byteCount
    guard bytes >= MemoryReceipt.least else { return self }
    try limits.check(memory: bytes)
    let receipt = MemoryReceipt(bytes, in: account)
    switch self {
    case .exact(var grid):
      grid.receipt = receipt
      return .exact(grid)
    case .float(var grid):
      grid.receipt = receipt
      return .float(grid)
    case .symbolic(var grid):
      grid.receipt = receipt
      return .symbolic(grid)
    case .complex: return self
    }
  }
}

/// Counts small values while a statement gathers them: one is not worth a receipt, a million are.
public struct SmallValueCount: Sendable {
  private var uncounted = 0
  private var receipts: [MemoryReceipt] = []

  public init() {}

  /// - Parameter bytes: The bytes of a value without a receipt.
  /// - Throws: `.tooMuchMemory`.
  public mutating func add(_ bytes: Int, within limits: Limits) throws(ArithmeticError) {
    uncounted = uncounted.saturatingSum(bytes)
    guard uncounted >= MemoryReceipt.least, let account = limits.account else { return }
    try limits.check(memory: uncounted)
    receipts.append(MemoryReceipt(uncounted, in: account))
    uncounted = 0
  }
}
