internal import Arithmetic
internal import Documents
internal import Files

/// Reads what `JSONWriter.value` writes.
extension JSONValue {
  /// A value that stands under a name; nil where there is none.
  func value(_ name: String) throws(FileError) -> Value? {
    guard let member = self[name] else { return nil }
    switch self["\(name)_type"]?.textValue {
    case "shape": return .shape(try sizes(member, name))
    case "record": return .record(try fields(member))
    case "float": return .tensor(try tensor(name, member, isFloat: true))
    default: break
    }
    if let text = member.textValue { return .text(text) }
    if let truth = member.truthValue { return .truth(truth) }
    return .tensor(try tensor(name, member, isFloat: false))
  }

  private func fields(_ member: JSONValue) throws(FileError) -> [Value.Field] {
    var fields: [Value.Field] = []
    for element in member.elements ?? [] {
      guard let name = element["name"]?.textValue, let value = try element.value("value") else {
        throw .malformed("a value of several parts is not complete")
      }
      fields.append(Value.Field(name, value))
    }
    return fields
  }

  private func sizes(_ value: JSONValue, _ name: String) throws(FileError) -> [Int] {
    let sizes = (value.elements ?? []).compactMap(\.intValue)
    guard sizes.count == value.elements?.count, sizes.allSatisfy({ $0 >= 0 }) else {
      throw .malformed("the shape of '\(name)' is not made of sizes")
    }
    return sizes
  }

  private func tensor(
    _ name: String, _ member: JSONValue, isFloat: Bool
  ) throws(FileError) -> Tensor {
    let shape = try sizes(
      self[name == "answer" ? "shape" : "\(name)_shape"] ?? .array([]), name)
    let texts = Self.texts(self["\(name)_exact"] ?? member)
    var count = 1
    for size in shape {
      let (product, overflow) = count.multipliedReportingOverflow(by: size)
      guard !overflow else { throw .malformed("the shape of '\(name)' is too large") }
      count = product
    }
    guard count == texts.count else {
      throw .malformed("'\(name)' has not as many cells as its shape")
    }
    if isFloat {
      let cells = texts.compactMap { Double($0) }
      guard cells.count == count else { throw .malformed("'\(name)' has a cell that is no number") }
      return .float(Grid(shape: shape, cells: cells))
    }
    let cells = texts.compactMap { Rational(jsonDigits: $0) }
    guard cells.count == count else { throw .malformed("'\(name)' has a cell that is no number") }
    return .exact(Grid(shape: shape, cells: cells))
  }

  /// The leaves of nested arrays, in reading order.
  private static func texts(_ value: JSONValue?) -> [String] {
    switch value {
    case .array(let elements): elements.flatMap { texts($0) }
    case .number(let digits): [digits]
    case .text(let text): [text]
    default: []
    }
  }
}
