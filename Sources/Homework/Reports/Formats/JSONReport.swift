internal import Rendering

/// Convo's JSON for a class: an array with one object per student, each on a line. Those who handed in
/// nothing come last, with `submitted` false.
struct JSONReport<Report: JSONWritable>: ReportWriter {
  let settings: ReportSettings
  private var isFirst = true

  init(_ settings: ReportSettings) { self.settings = settings }

  mutating func begin(into bytes: inout [UInt8]) { bytes.append(UInt8(ascii: "[")) }

  mutating func add(_ report: Report, into bytes: inout [UInt8]) {
    bytes.append(contentsOf: (isFirst ? "\n" : ",\n").utf8)
    isFirst = false
    report.write(settings, into: &bytes)
  }

  mutating func finish(into bytes: inout [UInt8]) {
    for student in settings.findings.absent {
      bytes.append(contentsOf: (isFirst ? "\n" : ",\n").utf8)
      isFirst = false
      JSONWriter.write(absent: student, settings, into: &bytes)
    }
    bytes.append(contentsOf: (isFirst ? "]\n" : "\n]\n").utf8)
  }
}

/// Convo's JSON with one object per line, which can be read while it is being written.
struct JSONLinesReport<Report: JSONWritable>: ReportWriter {
  let settings: ReportSettings

  init(_ settings: ReportSettings) { self.settings = settings }

  mutating func add(_ report: Report, into bytes: inout [UInt8]) {
    report.write(settings, into: &bytes)
    bytes.append(UInt8(ascii: "\n"))
  }

  mutating func finish(into bytes: inout [UInt8]) {
    for student in settings.findings.absent {
      JSONWriter.write(absent: student, settings, into: &bytes)
      bytes.append(UInt8(ascii: "\n"))
    }
  }
}

extension JSONWriter {
  fileprivate static func write(
    absent student: Student, _ settings: ReportSettings, into bytes: inout [UInt8]
  ) {
    var json = JSONWriter(after: bytes)
    bytes = []
    json.object { json in
      json.member("convo", settings.version)
      json.member("assignment", settings.outline.id)
      json.member("student") { json in
        json.object {
          $0.member("id", student.id)
          $0.member("name", student.name)
        }
      }
      json.member("submitted", false)
      json.member("score") { $0.null() }
      json.points("max_score", settings.outline.maxScore)
    }
    bytes = json.bytes
  }
}

/// A report with a representation in Convo's JSON.
protocol JSONWritable: Sendable {
  func write(_ settings: ReportSettings, into bytes: inout [UInt8])
}

extension SubmissionReport: JSONWritable {
  func write(_ settings: ReportSettings, into bytes: inout [UInt8]) {
    var json = JSONWriter(after: bytes)
    bytes = []
    json.submission(
      showing(settings.cells), details: [], version: settings.version, isForTeachers: false)
    bytes = json.bytes
  }
}

extension TeacherReport: JSONWritable {
  func write(_ settings: ReportSettings, into bytes: inout [UInt8]) {
    var json = JSONWriter(after: bytes)
    bytes = []
    json.submission(report, details: details, version: settings.version, isForTeachers: true)
    bytes = json.bytes
  }
}

extension ReportFormat {
  static let json = ReportFormat(
    "json", "everything, one object a student", fileExtension: "json", scope: .classroom,
    .forStudents { settings in JSONReport<SubmissionReport>(settings) })

  static let teacherJSON = ReportFormat(
    "json", "everything, with what was expected", fileExtension: "json", scope: .classroom,
    .forTeachers { settings in JSONReport<TeacherReport>(settings) })

  static let jsonLines = ReportFormat(
    "jsonl", "everything, one object a line", fileExtension: "jsonl", scope: .classroom,
    .forStudents { settings in JSONLinesReport<SubmissionReport>(settings) })

  static let teacherJSONLines = ReportFormat(
    "jsonl", "everything, one object a line, with what was expected", fileExtension: "jsonl",
    scope: .classroom,
    .forTeachers { settings in JSONLinesReport<TeacherReport>(settings) })
}
