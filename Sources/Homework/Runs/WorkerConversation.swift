public import Files
internal import Rendering

extension FileGate {
  /// A way to these files alone.
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

/// The side of the process that grades: it is handed what the key loads, the key, and then files, and
/// answers each of the latter with a line.
///
/// The first line is `ready`, or `refused` with the reason as JSON where the key is no good; then comes
/// one report for each file, as Convo's JSON for teachers, in the order of the files.
public struct WorkerConversation {
  /// The next bytes, as many as there are up to a number; none at the end.
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

  /// The longest file that is taken, larger than any that a run sends.
  private static let mostBytes = 64 << 20

  /// Grades until the files end.
  ///
  /// - Parameters:
  ///   - open: makes a grader of a key's bytes.
  ///   - beforeFile: what is to be done each time a file has been received.
  /// - Returns: whether all went as it should.
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
      line.append(UInt8(ascii: "\n"))
      guard write(line) else { return false }
    }
    return true
  }

  private mutating func next() -> (WorkerFrame, [UInt8])? {
    guard let line = takeLine(), let (frame, count) = WorkerFrame.decoded(line),
      count <= Self.mostBytes, let bytes = take(count)
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

  /// Drops what was taken and reads on; false at the end.
  private mutating func fill() -> Bool {
    buffer.removeSubrange(..<place)
    place = 0
    let bytes = read(1 << 16)
    buffer += bytes
    return !bytes.isEmpty
  }
}
