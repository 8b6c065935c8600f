/// The memory that the variables of a session hold together; cells that several of them share are
/// counted once.
struct Ledger: Sendable {
  private(set) var total = 0
  /// The large tensors that each name stands for.
  private var blocks: [String: [Footprint.Block]] = [:]
  /// How many names hold each of them.
  private var holders: [UInt: Int] = [:]

  /// Notes what a name stands for from now on.
  ///
  /// - Parameter own: the bytes beside large tensors that it took before.
  mutating func note(_ name: String, _ footprint: Footprint, insteadOf own: Int) {
    // Variables may have been put in the place of those that were counted.
    total = max(total + footprint.own - own, 0)
    if blocks.isEmpty && footprint.blocks.isEmpty { return }
    for block in footprint.blocks {
      let count = holders[block.address, default: 0]
      holders[block.address] = count + 1
      if count == 0 { total += block.bytes }
    }
    for block in blocks[name] ?? [] {
      let count = holders[block.address, default: 0] - 1
      holders[block.address] = count > 0 ? count : nil
      if count == 0 { total = max(total - block.bytes, 0) }
    }
    blocks[name] = footprint.blocks.isEmpty ? nil : footprint.blocks
  }

  /// The bytes of large tensors that a name stands for.
  func largeBytes(of name: String) -> Int {
    (blocks[name] ?? []).reduce(0) { $0 + $1.bytes }
  }
}
