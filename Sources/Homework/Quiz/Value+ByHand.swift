internal import Arithmetic
internal import Documents

extension Value {
  /// Whether it is of a size that somebody may work out by hand, and not all one number.
  var isDoneByHand: Bool {
    switch self {
    case .shape(let shape): return shape.allSatisfy { $0 > 0 }
    case .tensor(let tensor):
      guard (2...60).contains(tensor.count) else { return false }
      return (1..<tensor.count).contains { tensor.cell($0) != tensor.cell(0) }
    case .text, .truth, .record: return false
    }
  }
}
