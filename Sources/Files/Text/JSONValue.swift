/// Any JSON value (RFC 8259), read strictly: no comments, no trailing commas, no duplicate names in an
/// object.
public enum JSONValue: Equatable, Sendable {
  case null
  case truth(Bool)
  /// The digits as written, so nothing is rounded.
  case number(String)
  case text(String)
  case array([JSONValue])
  /// Members in the order of the file.
  case object([Member])

  public struct Member: Equatable, Sendable {
    public var name: String
    public var value: JSONValue

    public init(_ name: String, _ value: JSONValue) {
      self.name = name
      self.value = value
    }
  }
}

extension JSONValue {
  /// Reads exactly one value.
  ///
  /// - Throws: `FileError.malformed` with a byte offset.
  public init(_ bytes: [UInt8]) throws(FileError) {
    let values = try Self.sequence(bytes)
    guard let first = values.first, values.count == 1 else {
      throw .malformed("one JSON value is expected, and there are \(values.count)")
    }
    self = first
  }

  /// Reads all values of a file, such as JSON lines.
  public static func sequence(_ bytes: [UInt8]) throws(FileError) -> [JSONValue] {
    var reader = JSONReader(bytes)
    return try reader.values()
  }

  /// The member of that name; nil if there is none, or the value is not an object.
  public subscript(_ name: String) -> JSONValue? {
    guard case .object(let members) = self else { return nil }
    return members.first { $0.name == name }?.value
  }

  public var textValue: String? {
    if case .text(let text) = self { text } else { nil }
  }

  public var elements: [JSONValue]? {
    if case .array(let elements) = self { elements } else { nil }
  }

  public var truthValue: Bool? {
    if case .truth(let truth) = self { truth } else { nil }
  }

  /// The digits of a number.
  public var digits: String? {
    if case .number(let digits) = self { digits } else { nil }
  }

  public var intValue: Int? { digits.flatMap { Int($0) } }
  public var doubleValue: Double? { digits.flatMap { Double($0) } }
}
