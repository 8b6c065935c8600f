import Files
import Homework
import Terminal

/// Writes results as they come to standard output, or to files in a folder.
struct ReportOutputs {
  private let settings: ReportSettings
  private let folder: OutputFolder?
  /// The names of documents about the class, in lower case, which no student's may have.
  private var taken: Set<String> = []
  /// Formats with a file per student.
  private var studentFormats: [ReportFormat] = []
  private var streams: [Stream] = []

  /// A document and its destination.
  private struct Stream {
    var document: ReportDocument
    var bytes: [UInt8] = []
    /// Nil for standard output.
    var file: (path: String, new: NewFile)?

    mutating func begin() { document.begin(into: &bytes) }

    mutating func add(_ report: TeacherReport) throws(FileError) {
      document.add(report, into: &bytes)
      if bytes.count >= bufferSize { try flush() }
    }

    mutating func flush() throws(FileError) {
      if let file {
        try FileError.naming(file.path) { () throws(SystemError) in try file.new.write(bytes) }
      } else {
        try FileError.naming("standard output") { () throws(SystemError) in
          try StandardStream.output.send(bytes)
        }
      }
      bytes.removeAll(keepingCapacity: true)
    }

    mutating func finish() throws(FileError) {
      document.finish(into: &bytes)
      try flush()
      if let file {
        try FileError.naming(file.path) { () throws(SystemError) in try file.new.finish() }
      }
      file = nil
    }
  }

  private static let bufferSize = 1 << 16

  /// - Throws: `FileError` if a format cannot hold this assignment or a file cannot be created.
  init(
    _ formats: [ReportFormat], _ settings: ReportSettings, folder: OutputFolder?
  ) throws(FileError) {
    self.settings = settings
    self.folder = folder
    for format in formats {
      if folder != nil, format.scope == .student {
        studentFormats.append(format)
        // Refuse an assignment that the format cannot hold before anything is written.
        _ = try ReportDocument(format, settings)
        continue
      }
      var stream = Stream(document: try ReportDocument(format, settings))
      if let folder {
        let name = ReportFileName.of(
          settings.outline.id, ending: "." + Self.fileExtension(format, formats))
        taken.insert(name.lowercased())
        stream.file = try folder.newFile(name)
      }
      stream.begin()
      streams.append(stream)
    }
  }

  /// The format's file extension, preceded by its name if another format has the same extension.
  private static func fileExtension(_ format: ReportFormat, _ formats: [ReportFormat]) -> String {
    let isShared = formats.contains {
      $0.name != format.name && $0.fileExtension == format.fileExtension
    }
    return isShared && format.name != format.fileExtension
      ? "\(format.name).\(format.fileExtension)" : format.fileExtension
  }

  mutating func add(_ report: TeacherReport) throws(FileError) {
    for place in streams.indices { try streams[place].add(report) }
    for format in studentFormats {
      var bytes: [UInt8] = []
      try format.write([report], settings, into: &bytes)
      let name = ReportFileName.of(
        report.report.studentID, ending: "." + Self.fileExtension(format, studentFormats),
        taken: taken)
      try folder?.write(bytes, to: name)
    }
  }

  mutating func finish() throws(FileError) {
    for place in streams.indices { try streams[place].finish() }
  }
}

/// The folder for results, which one run at a time writes into.
final class OutputFolder {
  private let path: String
  private let lock: LockedFolder

  /// Creates the folder if needed, and removes what a run that was killed left in it.
  ///
  /// - Throws: `GradingRefusal` if that is not possible or another run is writing into it.
  init(_ path: String) throws(GradingRefusal) {
    self.path = path
    do throws(SystemError) {
      try FilePath.createFolder(path)
      lock = try LockedFolder(path)
    } catch {
      throw GradingRefusal(
        "\(path): \(error == .locked ? "another run is writing into this folder" : error.message)")
    }
    NewFile.removeLeftovers(in: path)
  }

  func newFile(_ name: String) throws(FileError) -> (path: String, new: NewFile) {
    let path = "\(path)/\(name)"
    return (path, try FileError.naming(path) { () throws(SystemError) in try NewFile(path) })
  }

  /// Writes a whole file, or none.
  func write(_ bytes: [UInt8], to name: String) throws(FileError) {
    let (path, file) = try newFile(name)
    try FileError.naming(path) { () throws(SystemError) in
      try file.write(bytes)
      try file.finish()
    }
  }
}

/// The progress of a long run, on one line of the terminal.
struct GradingProgress {
  private let total: Int
  private let isShown: Bool
  private var done = 0
  private let start: Double
  private var last: Double
  private var hasWritten = false

  private static let width = 30
  /// The delay before the line appears, and between updates, in seconds.
  private static let delay = 0.5
  private static let interval = 0.1

  init(total: Int) {
    self.total = total
    isShown = StandardStream.error.isTerminal && TerminalDevice.isCapable()
    start = monotonicSeconds()
    last = start + Self.delay - Self.interval
  }

  mutating func advance() {
    done += 1
    guard isShown, total > 0 else { return }
    let now = monotonicSeconds()
    guard now - last >= Self.interval else { return }
    last = now
    hasWritten = true
    let filled = Self.width * done / total
    let bar =
      String(repeating: "█", count: filled) + String(repeating: "░", count: Self.width - filled)
    let left = Self.words(secondsLeft: (now - start) * Double(total - done) / Double(done))
    StandardStream.error.write("\r\(bar) \(done) of \(total)\(left)\u{1b}[K")
  }

  /// `, 2 min left`: nothing in the last seconds.
  static func words(secondsLeft: Double) -> String {
    guard secondsLeft >= 2, secondsLeft < 1e6 else { return "" }
    let seconds = Int(secondsLeft)
    return seconds < 90 ? ", \(seconds) s left" : ", \((seconds + 30) / 60) min left"
  }

  func clear() { if hasWritten { StandardStream.error.write("\r\u{1b}[K") } }
}
