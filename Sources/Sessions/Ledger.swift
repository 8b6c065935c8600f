internal import Arithmetic

/// The memory that the variables of a session hold together; cells that several of them share are
/// counted once.
struct Ledger: Sendable {
  private(set) var total = 0
  /// The large tensors that each name stands for.
  private var blocks: [String: [Footprint.Block]] = [:]
  /// How many names hold each of them.
  private var holders: [UInt: Int] = [:]
  /// Whether all variables have been kept as they were at some moment, by a problem's key, and those
  /// that were given another value since: only what these held before can be let go of.
  private var isCaptured = false
  private var fresh: Set<String> = []

  /// Notes what a name stands for from now on.
  ///
  /// - Parameter own: the bytes beside large tensors that it took before.
  mutating func note(_ name: String, _ footprint: Footprint, insteadOf own: Int) {
    let keeps = isCaptured && isVariable(name) && fresh.insert(name).inserted
    // Variables may have been put in the place of those that were counted.
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

  /// Notes so many bytes that are never let go of.
  mutating func add(_ bytes: Int) { total = total.saturatingSum(bytes) }

  /// Notes that all variables are kept as they are now, whatever their names will stand for later.
  mutating func capture() {
    isCaptured = true
    fresh = []
  }

  /// The last result and what it was computed from are kept by nobody else.
  private func isVariable(_ name: String) -> Bool { name != Self.last && name != Self.lastOrigin }

  static let last = "_"
  /// No name that can be typed.
  static let lastOrigin = "(origin)"

  /// The bytes of large tensors that a name stands for.
  func largeBytes(of name: String) -> Int {
    (blocks[name] ?? []).reduce(0) { $0 + $1.bytes }
  }
}
