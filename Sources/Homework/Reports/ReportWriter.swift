/// Writes one report after the other into bytes, in the order of the students' ids.
///
/// A writer for students takes `SubmissionReport`, which has no place for a key's value; one for
/// teachers takes `TeacherReport`.
public protocol ReportWriter<Report> {
  associatedtype Report

  /// What stands before the first report.
  mutating func begin(into bytes: inout [UInt8])
  mutating func add(_ report: Report, into bytes: inout [UInt8])
  /// What stands behind the last report.
  mutating func finish(into bytes: inout [UInt8])
}

extension ReportWriter {
  public mutating func begin(into bytes: inout [UInt8]) {}
  public mutating func finish(into bytes: inout [UInt8]) {}
}
