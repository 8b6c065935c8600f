import Files
import Homework
import Terminal

/// Where results go as they come: standard output, or files in a folder.
struct ReportOutputs {
  private let settings: ReportSettings
  private let folder: String?
  /// Formats of which each student has a file.
  private var studentFormats: [ReportFormat] = []
  private var streams: [Stream] = []

  /// One document, and where it goes.
  private struct Stream {
    var document: ReportDocument
    var bytes: [UInt8] = []
    /// Nil for standard output.
    var file: (path: String, new: NewFile)?

    mutating func begin() { document.begin(into: &bytes) }

    mutating func add(_ report: TeacherReport) throws(FileError) {
      document.add(report, into: &bytes)
      if bytes.count >= most { try flush() }
    }

    mutating func flush() throws(FileError) {
      if let file {
        try FileError.naming(file.path) { () throws(SystemError) in try file.new.write(bytes) }
      } else if !StandardStream.output.write(bytes) {
        // Whoever read them has left.
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

  private static let most = 1 << 16

  /// - Throws: `FileError` where a format cannot hold this assignment or a file cannot be made.
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
        let name = ReportFileName.of(settings.outline.id) + "." + Self.ending(format, formats)
        let path = "\(folder)/\(name)"
        stream.file = (
          path, try FileError.naming(path) { () throws(SystemError) in try NewFile(path) }
        )
      }
      stream.begin()
      streams.append(stream)
    }
  }

  /// The format's ending, with its name before it where another format's files end so too.
  private static func ending(_ format: ReportFormat, _ formats: [ReportFormat]) -> String {
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
        bytes, to: "\(folder ?? ".")/\(name).\(Self.ending(format, studentFormats))")
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
