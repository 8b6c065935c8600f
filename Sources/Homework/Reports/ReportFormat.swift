public import Files

/// A format for results. A new format is one file in `Formats` and one line in `all`.
public struct ReportFormat: Sendable {
  /// The value of `--format`.
  public let name: String
  public let summary: String
  /// The extension of its files, without the dot.
  public let fileExtension: String
  public let scope: Scope
  public let making: Making

  /// The subject of one document.
  public enum Scope: Sendable {
    case student, classroom
  }

  /// How its writer is made. A writer for students never gets a key's value.
  public enum Making: Sendable {
    case forStudents(Maker<any ReportWriter<SubmissionReport>>)
    case forTeachers(Maker<any ReportWriter<TeacherReport>>)
  }

  /// - Throws: `FileError.unwritable` if the format cannot hold this assignment.
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

/// The readers of a report.
public enum Audience: String, Sendable, CaseIterable {
  case student, teacher
}

extension ReportFormat {
  /// All formats, in the order of the help. A name may occur twice, once for each audience.
  public static let all: [ReportFormat] = [
    .studentText, .classText, .json, .teacherJSON, .jsonLines, .teacherJSONLines, .csv,
    .html, .studentPage, .marks, .gradescope, .gitHub, .canvas, .moodle, .junit, .tap,
  ]

  /// The format of that name for an audience. Teachers also get formats that exist only for students.
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
