public import Files

/// What Gradescope tells an autograder of a submission.
///
/// Source: Gradescope, autograder specifications: `submission_metadata.json`.
public struct SubmissionMetadata: Equatable, Sendable {
  /// The first author's e-mail address.
  public var student: String
  /// When it was handed in, in seconds since 1970; nil if that is missing.
  public var seconds: Int?

  /// - Throws: `FileError.malformed` if there is no author.
  public init(_ bytes: [UInt8]) throws(FileError) {
    let json = try JSONValue(bytes)
    guard let author = json["users"]?.elements?.first,
      let student = author["email"]?.textValue ?? author["name"]?.textValue
    else { throw .malformed("it names no author of the submission") }
    self.student = student
    seconds = json["created_at"]?.textValue.flatMap { SubmissionTimes.instant($0) }
  }
}
