public import Files

/// One document of any format as it is being written.
///
/// It is handed teachers' reports; a format for students is handed only what students may see of them.
public struct ReportDocument {
  private enum Writer {
    case students(any ReportWriter<SubmissionReport>)
    case teachers(any ReportWriter<TeacherReport>)
  }

  private var writer: Writer

  /// - Throws: `FileError.unwritable` where the format cannot hold this assignment.
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
  /// One document about all of these reports.
  public func write(
    _ reports: [TeacherReport], _ settings: ReportSettings, into bytes: inout [UInt8]
  ) throws(FileError) {
    var document = try ReportDocument(self, settings)
    document.begin(into: &bytes)
    for report in reports { document.add(report, into: &bytes) }
    document.finish(into: &bytes)
  }
}
