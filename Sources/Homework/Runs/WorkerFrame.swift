internal import Files
internal import Rendering

/// What a run sends to the process that grades: a line of JSON, and so many bytes behind it.
public enum WorkerFrame: Equatable, Sendable {
  /// A file that the assignment loads; all of them come before it.
  case data(path: String)
  /// The assignment, which comes once.
  case key(name: String, options: GradingOptions)
  case file(name: String, student: Student)

  /// - Parameter bytes: the file's.
  public func encoded(with bytes: [UInt8]) -> [UInt8] {
    var json = JSONWriter()
    json.object { json in
      switch self {
      case .data(let path): json.member("data", path)
      case .key(let name, let options):
        json.member("key", name)
        json.member("only", options.only)
      case .file(let name, let student):
        json.member("file", name)
        json.member("id", student.id)
        json.member("name", student.name)
      }
      json.member("bytes", bytes.count)
    }
    json.lineEnd()
    return json.bytes + bytes
  }

  /// Reads the line; nil where it is none of these.
  static func decoded(_ line: [UInt8]) -> (frame: WorkerFrame, count: Int)? {
    guard let json = try? JSONValue(line), let count = json["bytes"]?.intValue, count >= 0 else {
      return nil
    }
    if let path = json["data"]?.textValue { return (.data(path: path), count) }
    if let name = json["key"]?.textValue {
      let only = (json["only"]?.elements ?? []).compactMap(\.textValue)
      return (.key(name: name, options: GradingOptions(only: only)), count)
    }
    guard let name = json["file"]?.textValue, let id = json["id"]?.textValue,
      let student = json["name"]?.textValue
    else { return nil }
    return (.file(name: name, student: Student(id: id, name: student)), count)
  }
}
