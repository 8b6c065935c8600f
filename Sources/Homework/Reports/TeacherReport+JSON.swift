internal import Arithmetic
internal import Documents
public import Files

/// Reads what `JSONWriter.submission` writes.
extension TeacherReport {
  /// - Throws: `FileError.malformed` naming the member that is missing or is something else.
  public init(json: JSONValue) throws(FileError) {
    let student = try json.member("student")
    let problems = try json.list("problems")
    var reports: [ProblemReport] = []
    var details: [Detail] = []
    for problem in problems {
      reports.append(try ProblemReport(json: problem))
      if let expected = try problem.value("expected") {
        details.append(Detail(expected: expected, candidates: try problem.mistakes("candidates")))
      }
    }
    // Places are the problems' own: some details without the others could not be told apart.
    if details.count != reports.count { details = [] }
    self.init(
      report: SubmissionReport(
        assignment: try json.string("assignment"), assignmentTitle: try json.string("title"),
        keyDigest: try json.string("key_sha256"), fileDigest: try json.string("file_sha256"),
        studentID: try student.string("id"), studentName: try student.string("name"),
        file: try json.string("file"), problems: reports, flags: try json.strings("flags"),
        notes: try json.strings("notes")),
      details: details)
  }

  /// The reports in a file of Convo's JSON: one object, an array of them, or one a line.
  public static func all(in bytes: [UInt8]) throws(FileError) -> [TeacherReport] {
    var reports: [TeacherReport] = []
    for value in try JSONValue.sequence(bytes) {
      for element in value.elements ?? [value] { reports.append(try TeacherReport(json: element)) }
    }
    return reports
  }
}

extension ProblemReport {
  fileprivate init(json: JSONValue) throws(FileError) {
    guard let status = AnswerStatus(rawValue: try json.string("status")),
      let kind = AnswerKind(rawValue: try json.string("kind"))
    else { throw .malformed("a problem's status or kind is unknown") }
    var feedback: [Feedback] = []
    for sentence in try json.list("feedback") {
      guard let tone = Feedback.Tone(rawValue: try sentence.string("type")) else {
        throw .malformed("a feedback's type is unknown")
      }
      feedback.append(
        Feedback(tone, try sentence.string("text"), command: sentence["try"]?.textValue))
    }
    self.init(
      id: try json.string("id"), title: try json.string("title"), status: status,
      score: try json.points("score"), maxScore: try json.points("max_score"), kind: kind,
      line: json["line"]?.intValue, answer: try json.value("answer"),
      cells: try json["cells"].map { cells throws(FileError) in try Cells(json: cells) },
      mistakes: try json.mistakes("mistakes"),
      isAmbiguous: json["ambiguous"]?.truthValue ?? false, feedback: feedback)
  }
}

extension ProblemReport.Cells {
  fileprivate init(json: JSONValue) throws(FileError) {
    guard let right = json["right"]?.intValue, let total = json["of"]?.intValue else {
      throw .malformed("a problem's cells are not counted")
    }
    let places = json["wrong"]?.elements ?? []
    self.init(
      right: right, total: total,
      wrong: places.map { ($0.elements ?? []).compactMap(\.intValue) })
  }
}

/// Members, each demanded to be what it has to be.
extension JSONValue {
  fileprivate func member(_ name: String) throws(FileError) -> JSONValue {
    guard let value = self[name] else { throw .malformed("a result has no '\(name)'") }
    return value
  }

  fileprivate func string(_ name: String) throws(FileError) -> String {
    guard let text = try member(name).textValue else { throw .malformed("'\(name)' is no text") }
    return text
  }

  fileprivate func list(_ name: String) throws(FileError) -> [JSONValue] {
    guard let list = try member(name).elements else { throw .malformed("'\(name)' is no list") }
    return list
  }

  fileprivate func strings(_ name: String) throws(FileError) -> [String] {
    try list(name).compactMap(\.textValue)
  }

  /// Points, by the fraction where there is one.
  fileprivate func points(_ name: String) throws(FileError) -> Rational {
    let digits = self["\(name)_exact"]?.textValue ?? self[name]?.digits
    guard let digits, let points = Rational(jsonDigits: digits) else {
      throw .malformed("'\(name)' is no number")
    }
    return points
  }

  fileprivate func mistakes(
    _ name: String
  ) throws(FileError) -> [ProblemReport.NamedMistake] {
    var mistakes: [ProblemReport.NamedMistake] = []
    for mistake in try list(name) {
      guard let cells = mistake["cells"]?.intValue,
        let posterior = mistake["posterior"]?.doubleValue,
        let credit = Rational(jsonDigits: try mistake.string("credit"))
      else { throw .malformed("a mistake in '\(name)' is not complete") }
      mistakes.append(
        ProblemReport.NamedMistake(
          name: try mistake.string("name"), posterior: posterior, cells: cells, credit: credit))
    }
    return mistakes
  }
}

extension Rational {
  /// A number of at most 1,000 characters; nil where the text is none.
  init?(jsonDigits digits: String) {
    guard digits.utf8.count <= 1000 else { return nil }
    do throws(ArithmeticError) {
      guard let number = try Rational(parsing: digits) else { return nil }
      self = number
    } catch { return nil }
  }
}
