/// A file that was handed in, and whose it is.
public struct SubmissionFile: Equatable, Sendable {
  public var path: String
  public var student: Student
  /// What the report's flags say of the file before it is read.
  public var flags: [String]
  /// Why it is not to be graded; nil where it is.
  public var refusal: String?

  public init(path: String, student: Student, flags: [String] = [], refusal: String? = nil) {
    self.path = path
    self.student = student
    self.flags = flags
    self.refusal = refusal
  }

  /// The path's last part.
  static func name(of path: String) -> String {
    path.split(separator: "/").last.map(String.init) ?? path
  }

  /// The name without what stands behind its last dot.
  static func stem(of name: String) -> String {
    guard let dot = name.lastIndex(of: "."), dot > name.startIndex else { return name }
    return String(name[..<dot])
  }
}
