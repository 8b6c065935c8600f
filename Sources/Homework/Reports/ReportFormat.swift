public import Files

/// A form that results can take: one file in `Formats`, one line in `all`.
public struct ReportFormat: Sendable {
  /// As `--format` takes it.
  public let name: String
  public let summary: String
  /// How its files end, without the dot.
  public let fileExtension: String
  public let scope: Scope
  public let making: Making

  /// What one document is about.
  public enum Scope: Sendable {
    case student, classroom
  }

  /// How its writer is made. What is made for students never sees a key's value.
  public enum Making: Sendable {
    case forStudents(Maker<any ReportWriter<SubmissionReport>>)
    case forTeachers(Maker<any ReportWriter<TeacherReport>>)
  }

  /// - Throws: `FileError.unwritable` where the format cannot hold this assignment.
  public typealias Maker<Writer> = @Sendable (ReportSettings) throws(FileError) -> Writer

  public init(
    _ name: String, _ summary: String, fileExtension: String, scope: Scope, _ making: Making
  ) {
    self.name = name
    self.summary = summary
    self.fileExtension = fileExtension
    self.scope = scope
    self.making = making
  }

  public var audience: Audience {
    switch making {
    case .forStudents: .student
    case .forTeachers: .teacher
    }
  }
}

/// Who reads a report.
public enum Audience: String, Sendable, CaseIterable {
  case student, teacher
}

extension ReportFormat {
  /// Every format, in the order help lists them. A name may stand twice, once for each audience.
  public static let all: [ReportFormat] = [
    .studentText, .classText, .json, .teacherJSON, .jsonLines, .teacherJSONLines, .csv,
    .html, .gradescope, .gitHub, .canvas, .moodle, .junit, .tap,
  ]

  /// The format of that name for that audience; where it is made for one audience alone, that one,
  /// unless what was asked for is a student's and it is not.
  public static func named(_ name: String, for audience: Audience) -> ReportFormat? {
    let formats = all.filter { $0.name == name }
    return formats.first { $0.audience == audience }
      ?? (audience == .teacher ? formats.first : nil)
  }

  /// Each name once, in order.
  public static var names: [String] {
    all.reduce(into: []) { names, format in
      if !names.contains(format.name) { names.append(format.name) }
    }
  }
}
