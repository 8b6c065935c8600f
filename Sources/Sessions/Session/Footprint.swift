internal import Arithmetic
internal import Commands
internal import Computations
internal import Documents

/// What a kept value takes of memory, its computation's operands included.
struct Footprint {
  /// Cells that several variables may hold in common, by where they lie.
  struct Block: Sendable {
    var address: UInt
    var bytes: Int
  }

  /// The bytes that are counted each time.
  private(set) var own: Int
  /// Large tensors, each counted once however many variables hold it.
  private(set) var blocks: [Block] = []

  /// From so many bytes on a tensor is a block of its own.
  private static let leastBlock = 1 << 16
  /// About what a variable takes beside its cells.
  private static let base = 400

  /// - Parameter operandBytes: what the operands take that the computation keeps.
  init(_ value: Value, _ provenance: Provenance, operandBytes: Int) {
    own = Self.base
    add(value)
    if operandBytes < Self.leastBlock, provenance.bytes < Self.leastBlock {
      own += max(operandBytes, provenance.bytes)
    } else {
      provenance.forEachTensor { add($0) }
    }
  }

  /// Large tensors without what is counted each time.
  var blocksAlone: Footprint {
    var copy = self
    copy.own = 0
    return copy
  }

  var total: Int { blocks.reduce(own) { $0.saturatingSum($1.bytes) } }

  private mutating func add(_ value: Value) {
    switch value {
    case .tensor(let tensor): add(tensor)
    case .record(let fields): for field in fields { add(field.value) }
    case .text(let text): own += text.utf8.count
    case .shape, .truth: break
    }
  }

  private mutating func add(_ tensor: Tensor) {
    let bytes = tensor.byteCount
    if bytes < Self.leastBlock {
      own += bytes
    } else {
      blocks.append(Block(address: tensor.address, bytes: bytes))
    }
  }
}
