import Foundation

/// JSON as another reader sees it. Its numbers are the nearest floats, which JSONSerialization's are
/// not on every system.
enum JSONTree: Decodable {
  case null
  case truth(Bool)
  case number(Double)
  case text(String)
  case list([JSONTree])
  case object([String: JSONTree])

  init(_ bytes: [UInt8]) throws {
    self = try JSONDecoder().decode(JSONTree.self, from: Data(bytes))
  }

  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if container.decodeNil() {
      self = .null
    } else if let truth = try? container.decode(Bool.self) {
      self = .truth(truth)
    } else if let number = try? container.decode(Double.self) {
      self = .number(number)
    } else if let text = try? container.decode(String.self) {
      self = .text(text)
    } else if let list = try? container.decode([JSONTree].self) {
      self = .list(list)
    } else {
      self = .object(try container.decode([String: JSONTree].self))
    }
  }

  var text: String? { if case .text(let text) = self { text } else { nil } }
  var number: Double? { if case .number(let number) = self { number } else { nil } }
  var truth: Bool? { if case .truth(let truth) = self { truth } else { nil } }
  var list: [JSONTree]? { if case .list(let list) = self { list } else { nil } }
  var object: [String: JSONTree]? { if case .object(let object) = self { object } else { nil } }

  var texts: [String]? { list?.compactMap(\.text) }
  var numbers: [Double]? { list?.compactMap(\.number) }
  var rows: [[[String: JSONTree]]]? { list?.compactMap(\.objects) }
  var objects: [[String: JSONTree]]? { list?.compactMap(\.object) }

  /// All that lists within lists hold, in order.
  var flat: [JSONTree] { list?.flatMap(\.flat) ?? [self] }

  subscript(name: String) -> JSONTree? { object?[name] }
}
