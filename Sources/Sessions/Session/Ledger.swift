internal import Arithmetic

/// The memory that a session's variables take together, in bytes; cells that several of them share
/// are counted once.
struct Ledger: Sendable {
  private(set) var total = 0
  /// The large tensors of each variable.
  private var blocks: [String: [Footprint.Block]] = [:]
  /// The number of names that refer to each block, by its address.
  private var holders: [UInt: Int] = [:]
  /// Whether a problem's key keeps all variables as they were at some moment. Their memory is then not
  /// freed when they are assigned again, except for values assigned since (`fresh`).
  private var isCaptured = false
  private var fresh: Set<String> = []

  /// Records a variable's new value.
  ///
  /// - Parameter own: The bytes outside large tensors that its previous value took.
  mutating func note(_ name: String, _ footprint: Footprint, insteadOf own: Int) {
    let keeps = isCaptured && isVariable(name) && fresh.insert(name).inserted
    // Not below 0: the variables may have been exchanged without being counted.
    total = max(total + footprint.own - (keeps ? 0 : own), 0)
    if blocks.isEmpty && footprint.blocks.isEmpty { return }
    for block in footprint.blocks {
      let count = holders[block.address, default: 0]
      holders[block.address] = count + 1
      if count == 0 { total += block.bytes }
    }
    for block in keeps ? [] : blocks[name] ?? [] {
      let count = holders[block.address, default: 0] - 1
      holders[block.address] = count > 0 ? count : nil
      if count == 0 { total = max(total - block.bytes, 0) }
    }
    blocks[name] = footprint.blocks.isEmpty ? nil : footprint.blocks
  }

  /// Records memory that is never freed.
  mutating func add(_ bytes: Int) { total = total.saturatingSum(bytes) }

  /// Records that a key keeps all variables as they are now.
  mutating func capture() {
    isCaptured = true
    fresh = []
  }

  /// Keys keep variables, not the last result and its operands.
  private func isVariable(_ name: String) -> Bool { name != Self.last && name != Self.lastOrigin }

  static let last = "_"
  /// A key that no variable can have.
  static let lastOrigin = "(origin)"

  /// The bytes of a variable's large tensors.
  func largeBytes(of name: String) -> Int {
    (blocks[name] ?? []).reduce(0) { $0 + $1.bytes }
  }
}
