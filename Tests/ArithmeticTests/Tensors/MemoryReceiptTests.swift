import Testing

@testable import Arithmetic

@Suite struct MemoryReceiptTests {
  private func limits(_ account: MemoryAccount, memory: Int = 1 << 30) -> Limits {
    var limits = Limits.standard
    (limits.account, limits.memory) = (account, memory)
    return limits
  }

  @Test func aTensorIsCountedWhileItLives() throws {
    let account = MemoryAccount()
    let limits = limits(account)
    do {
      let tensor = try Tensor.iota([10_000], within: limits).counted(within: limits)
      #expect(account.total == 240_000 && tensor.isCounted && tensor.uncountedBytes == 0)
      // Again, as a copy and in another shape: the same cells.
      let copies = try [
        tensor.counted(within: limits), tensor.reshaped(to: [100, 100], within: limits),
      ]
      #expect(account.total == 240_000 && copies.allSatisfy(\.isCounted))
      #expect(try tensor == Tensor.iota([10_000], within: limits))
      let other = try tensor.adding(Tensor(1), within: limits)
      #expect(!other.isCounted)
    }
    #expect(account.total == 0)
  }

  @Test func aShapeOutlivesTheTensorItIsOf() throws {
    let account = MemoryAccount()
    let limits = limits(account)
    var tensor = try Tensor.iota([10_000], within: limits).counted(within: limits)
    var shape: Tensor? = try tensor.reshaped(to: [100, 100], within: limits)
    tensor = Tensor(0)
    #expect(account.total == 240_000 && shape?.count == 10_000)
    shape = nil
    #expect(account.total == 0 && tensor.count == 1)
  }

  @Test func changedCellsAreOthers() throws {
    let limits = limits(MemoryAccount())
    guard case .exact(var grid) = try Tensor.iota([10_000], within: limits).counted(within: limits)
    else { return }
    #expect(grid.receipt != nil)
    grid.cells[3] = 7
    #expect(grid.receipt == nil)
  }

  @Test func smallTensorsAreCountedTogether() throws {
    let account = MemoryAccount()
    let limits = limits(account, memory: 200_000)
    let small = try Tensor.iota([1000], within: limits).counted(within: limits)
    #expect(!small.isCounted && account.total == 0)
    var count = SmallValueCount()
    for _ in 0..<6 { try count.add(small.uncountedBytes, within: limits) }
    #expect(account.total == 144_000)
    try count.add(24_000, within: limits)
    try count.add(24_000, within: limits)
    #expect(throws: ArithmeticError.self) { try count.add(24_000, within: limits) }
    count = SmallValueCount()
    #expect(account.total == 0)
  }

  @Test func whatDoesNotFitIsRefused() throws {
    let account = MemoryAccount()
    let first = try Tensor.iota([10_000], within: .standard).counted(within: limits(account))
    let second = try Tensor.iota([10_000], within: .standard)
    #expect(throws: ArithmeticError.tooMuchMemory(240_000, held: 240_000, limit: 400_000)) {
      try second.counted(within: limits(account, memory: 400_000))
    }
    #expect(account.total == 240_000 && first.isCounted)
  }
}
