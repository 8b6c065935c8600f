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

  /// The most bytes that it takes when it is written out; what columns are filled up with is not
  /// counted.
  public var textBound: Int {
    switch self {
    case .tensor(let tensor): tensor.textBound
    case .record(let fields):
      fields.reduce(0) { $0.saturatingSum($1.value.textBound + $1.name.utf8.count + 8) }
    case .text(let text): text.utf8.count.saturatingSum(8)
    case .shape(let sizes): 21 * sizes.count + 8
    case .truth: 8
    }
  }
}
