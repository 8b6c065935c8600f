internal import Arithmetic

extension Value {
  /// The bytes of all numbers in it.
  public var byteCount: Int {
    switch self {
    case .tensor(let tensor): tensor.byteCount
    case .record(let fields): fields.reduce(0) { $0.saturatingSum($1.value.byteCount) }
    case .text(let text): text.utf8.count
    case .shape, .truth: 0
    }
  }
}
