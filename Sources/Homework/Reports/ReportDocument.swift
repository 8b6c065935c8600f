public import Files

/// A document of any format while it is being written.
///
/// It takes teachers' reports; formats for students get only the part that students may see.
public struct ReportDocument {
  private enum Writer {
    case students(any ReportWriter<SubmissionReport>)
    case teachers(any ReportWriter<TeacherReport>)
  }

  private var writer: Writer

  /// - Throws: `FileError.unwritable` if the format cannot hold this assignment.
  public init(_ format: ReportFormat, _ settings: ReportSettings) throws(FileError) {
    switch format.making {
    case .forStudents(let make): writer = .students(try make(settings))
    case .forTeachers(let make): writer = .teachers(try make(settings))
    }
  }

  public mutating func begin(into bytes: inout [UInt8]) {
    switch writer {
    case .students(var students):
      students.begin(into: &bytes)
      writer = .students(students)
    case .teachers(var teachers):
      teachers.begin(into: &bytes)
      writer = .teachers(teachers)
    }
  }

  public mutating func add(_ report: TeacherReport, into bytes: inout [UInt8]) {
    switch writer {
    case .students(var students):
      students.add(report.report, into: &bytes)
      writer = .students(students)
    case .teachers(var teachers):
      teachers.add(report, into: &bytes)
      writer = .teachers(teachers)
    }
  }

  public mutating func finish(into bytes: inout [UInt8]) {
    switch writer {
    case .students(var students): students.finish(into: &bytes)
    case .teachers(var teachers): teachers.finish(into: &bytes)
    }
  }
}

extension ReportFormat {
  /// Writes a document with all of these reports.
  public func write(
    _ reports: [TeacherReport], _ settings: ReportSettings, into bytes: inout [UInt8]
  ) throws(FileError) {
    var document = try ReportDocument(self, settings)
    document.begin(into: &bytes)
    for report in reports { document.add(report, into: &bytes) }
    document.finish(into: &bytes)
  }
}

/// Writes reports in the order of the students' ids.
///
/// A writer for students takes `SubmissionReport`, which has no field for a key's value; one for teachers
/// takes `TeacherReport`.
public protocol ReportWriter<Report> {
  associatedtype Report

  /// Writes the part before the first report.
  mutating func begin(into bytes: inout [UInt8])
  mutating func add(_ report: Report, into bytes: inout [UInt8])
  /// Writes the part after the last report.
  mutating func finish(into bytes: inout [UInt8])
}

extension ReportWriter {
  public mutating func begin(into bytes: inout [UInt8]) {}
  public mutating func finish(into bytes: inout [UInt8]) {}
}
