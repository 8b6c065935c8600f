public import Files
internal import Rendering

extension FileGate {
  /// A gate to only these files.
  fileprivate static func holding(_ files: [String: [UInt8]]) -> FileGate {
    FileGate(
      read: { path, limit throws(FileError) in
        guard let bytes = files[path] else { throw .system("no such file or directory") }
        guard bytes.count <= limit else { throw .tooManyBytes(limit: limit) }
        return bytes
      },
      write: { _, _ throws(FileError) in throw .closed })
  }
}

/// The worker's side of grading: it receives the files that the key loads, the key, and submissions, and
/// answers each submission with a line.
///
/// The first line is `ready`, or `refused` with a reason as JSON. Then follows one report per submission,
/// in Convo's JSON for teachers, in the order of the submissions.
public struct WorkerConversation {
  /// Reads at most the given number of bytes; empty at the end of input.
  private let read: (Int) -> [UInt8]
  private let write: ([UInt8]) -> Bool
  private let version: String
  private var buffer: [UInt8] = []
  private var place = 0

  public init(
    version: String, read: @escaping (Int) -> [UInt8], write: @escaping ([UInt8]) -> Bool
  ) {
    self.version = version
    self.read = read
    self.write = write
  }

  /// The maximum bytes of a frame, more than a run ever sends.
  private static let frameLimit = 64 << 20
  /// The maximum bytes of a report, which the reader of the reports relies on.
  public static let reportLimit = 64 << 20

  /// Grades submissions until the input ends.
  ///
  /// - Parameters:
  ///   - open: Creates a grader from a key's bytes.
  ///   - beforeFile: Called before each submission is graded.
  /// - Returns: False if the input is invalid or the output is closed.
  public mutating func run(
    open: (_ name: String, _ bytes: [UInt8], GradingOptions, FileGate) throws(GradingRefusal)
      -> any Grading,
    beforeFile: () -> Void = {}
  ) -> Bool {
    var (data, start) = ([String: [UInt8]](), next())
    while case (.data(let path), let bytes)? = start {
      data[path] = bytes
      start = next()
    }
    guard case (.key(let name, let options), let bytes)? = start else { return false }
    let grading: any Grading
    do throws(GradingRefusal) {
      grading = try open(name, bytes, options, .holding(data))
    } catch {
      var json = JSONWriter(after: Array("refused ".utf8))
      json.text(error.message)
      json.lineEnd()
      _ = write(json.bytes)
      return false
    }
    guard write(Array("ready\n".utf8)) else { return false }
    let settings = ReportSettings(outline: grading.outline, version: version, cells: .show)
    while let (frame, bytes) = next() {
      guard case .file(let name, let student) = frame else { return false }
      beforeFile()
      var line: [UInt8] = []
      grading.grade(file: name, bytes: bytes, student: student).write(settings, into: &line)
      if line.count > Self.reportLimit {
        line = []
        grading.outline.refusal(
          of: name, by: student, reason: "not graded: its report is too long"
        ).write(settings, into: &line)
      }
      line.append(UInt8(ascii: "\n"))
      guard write(line) else { return false }
    }
    return true
  }

  private mutating func next() -> (WorkerFrame, [UInt8])? {
    guard let line = takeLine(), let (frame, count) = WorkerFrame.decoded(line),
      count <= Self.frameLimit, let bytes = take(count)
    else { return nil }
    return (frame, bytes)
  }

  private mutating func takeLine() -> [UInt8]? {
    var searched = place
    while true {
      if let end = buffer[searched...].firstIndex(of: UInt8(ascii: "\n")) {
        defer { place = end + 1 }
        return Array(buffer[place..<end])
      }
      searched = buffer.count
      let missing = searched - place
      guard fill() else { return nil }
      searched = place + missing
    }
  }

  private mutating func take(_ count: Int) -> [UInt8]? {
    while buffer.count - place < count { guard fill() else { return nil } }
    defer { place += count }
    return Array(buffer[place..<(place + count)])
  }

  /// Discards used bytes and reads more; returns false at the end of input.
  private mutating func fill() -> Bool {
    buffer.removeSubrange(..<place)
    place = 0
    let bytes = read(1 << 16)
    buffer += bytes
    return !bytes.isEmpty
  }
}

/// A message to a worker: a line of JSON, followed by the bytes of a file.
public enum WorkerFrame: Equatable, Sendable {
  /// A file that the assignment loads. These come before the key.
  case data(path: String)
  /// The assignment, sent once.
  case key(name: String, options: GradingOptions)
  case file(name: String, student: Student)

  /// - Parameter bytes: The bytes of the file.
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

  /// Parses the line; nil if it is invalid.
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
