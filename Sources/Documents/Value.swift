public import Arithmetic

/// What a statement gives and a variable holds.
public enum Value: Equatable, Sendable {
  case tensor(Tensor)
  case shape([Int])
  case text(String)
  case truth(Bool)
  case network(Network)
  /// Several things that one command returns, by name and in order: `dx`, `dk` …
  case record([Field])

  public struct Field: Equatable, Sendable {
    public var name: String
    public var value: Value

    public init(_ name: String, _ value: Value) {
      self.name = name
      self.value = value
    }
  }
}

extension Value {
  /// Whether it is written on one line, where the line is long enough.
  var isOneLine: Bool {
    switch self {
    case .tensor(let tensor): tensor.rank < 2
    case .shape, .truth, .text, .network: true
    case .record: false
    }
  }

  /// The bytes of all numbers in it.
  public var byteCount: Int {
    switch self {
    case .tensor(let tensor): tensor.byteCount
    case .record(let fields): fields.reduce(0) { $0.saturatingSum($1.value.byteCount) }
    case .text(let text): text.utf8.count
    case .network(let network): network.byteCount
    case .shape, .truth: 0
    }
  }

  /// The bytes of what no receipt counts.
  public var uncountedBytes: Int {
    switch self {
    case .tensor(let tensor): tensor.uncountedBytes
    case .record(let fields): fields.reduce(0) { $0.saturatingSum($1.value.uncountedBytes) }
    case .text, .shape, .truth, .network: byteCount
    }
  }

  /// The value with its large tensors counted.
  ///
  /// - Throws: `.tooMuchMemory`.
  public func counted(within limits: Limits) throws(ArithmeticError) -> Value {
    switch self {
    case .tensor(let tensor): return .tensor(try tensor.counted(within: limits))
    case .record(let fields):
      var counted: [Field] = []
      for field in fields {
        counted.append(Field(field.name, try field.value.counted(within: limits)))
      }
      return .record(counted)
    case .text, .shape, .truth, .network: return self
    }
  }

  /// The most bytes that it takes as text, without the spaces that align columns.
  public var textBound: Int {
    switch self {
    case .tensor(let tensor): tensor.textBound
    case .record(let fields):
      fields.reduce(0) { $0.saturatingSum($1.value.textBound + $1.name.utf8.count + 8) }
    case .text(let text): text.utf8.count.saturatingSum(8)
    case .network(let network): network.text.utf8.count.saturatingSum(8)
    case .shape(let sizes): 21 * sizes.count + 8
    case .truth: 8
    }
  }
}
