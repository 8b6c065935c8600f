import Files
import Homework
import Terminal

/// Writes results as they come to standard output, or to files in a folder.
struct ReportOutputs {
  private let settings: ReportSettings
  private let folder: String?
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
      } else if !StandardStream.output.write(bytes) {
        // The reader has closed the pipe.
        Process.exit(1)
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
    _ formats: [ReportFormat], _ settings: ReportSettings, folder: String?
  ) throws(FileError) {
    self.settings = settings
    self.folder = folder
    if let folder {
      try FileError.naming(folder) { () throws(SystemError) in try FilePath.createFolder(folder) }
    }
    for format in formats {
      if folder != nil, format.scope == .student {
        studentFormats.append(format)
        // Refuse an assignment that the format cannot hold before anything is written.
        _ = try ReportDocument(format, settings)
        continue
      }
      var stream = Stream(document: try ReportDocument(format, settings))
      if let folder {
        let name =
          ReportFileName.of(settings.outline.id) + "." + Self.fileExtension(format, formats)
        let path = "\(folder)/\(name)"
        stream.file = (
          path, try FileError.naming(path) { () throws(SystemError) in try NewFile(path) }
        )
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
      let name = ReportFileName.of(report.report.studentID)
      try Self.write(
        bytes, to: "\(folder ?? ".")/\(name).\(Self.fileExtension(format, studentFormats))")
    }
  }

  mutating func finish() throws(FileError) {
    for place in streams.indices { try streams[place].finish() }
  }

  /// Writes a whole file, or none.
  static func write(_ bytes: [UInt8], to path: String) throws(FileError) {
    try FileError.naming(path) { () throws(SystemError) in
      let file = try NewFile(path)
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
  private var last: Double
  private var hasWritten = false

  private static let width = 30
  /// The delay before the line appears, and between updates, in seconds.
  private static let delay = 0.5
  private static let interval = 0.1

  init(total: Int) {
    self.total = total
    isShown = StandardStream.error.isTerminal && TerminalDevice.isCapable()
    last = monotonicSeconds() + Self.delay - Self.interval
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
    StandardStream.error.write("\r\(bar) \(done) of \(total)\u{1b}[K")
  }

  func clear() { if hasWritten { StandardStream.error.write("\r\u{1b}[K") } }
}
