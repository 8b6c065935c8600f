internal import Arithmetic
internal import Documents
public import Files

/// Reads the output of `JSONWriter.submission`.
extension TeacherReport {
  /// - Throws: `FileError.malformed` with the name of a missing or invalid member.
  public init(json: JSONValue) throws(FileError) {
    let student = try json.member("student")
    let problems = try json.list("problems")
    var reports: [ProblemReport] = []
    var details: [Detail] = []
    for problem in problems {
      reports.append(try ProblemReport(json: problem))
      if let expected = try problem.value("expected") {
        details.append(
          Detail(
            expected: expected, typed: problem["typed"]?.textValue ?? "",
            candidates: try problem.mistakes("candidates")))
      }
    }
    // Details belong to problems by position, so all or none must be present.
    if details.count != reports.count { details = [] }
    var report = SubmissionReport(
      assignment: try json.string("assignment"), assignmentTitle: try json.string("title"),
      keyDigest: json["key_sha256"]?.textValue ?? "", fileDigest: try json.string("file_sha256"),
      studentID: try student.string("id"), studentName: try student.string("name"),
      file: try json.string("file"), problems: reports, flags: try json.strings("flags"),
      notes: try json.strings("notes"), isWithheld: json["graded"]?.truthValue == false)
    report.lateSeconds = json["late_seconds"]?.intValue
    if json["penalty"] != nil { report.penalty = try json.points("penalty") }
    self.init(report: report, details: details)
  }

  /// The reports in a file of Convo's JSON: one object, an array of them, or one per line.
  public static func all(in bytes: [UInt8]) throws(FileError) -> [TeacherReport] {
    var reports: [TeacherReport] = []
    for value in try JSONValue.sequence(bytes) {
      for element in value.elements ?? [value] where element["submitted"]?.truthValue != false {
        reports.append(try TeacherReport(json: element))
      }
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
    posed = json["posed"]?.textValue
  }
}

extension ProblemReport.Cells {
  fileprivate init(json: JSONValue) throws(FileError) {
    guard let right = json["right"]?.intValue, let total = json["of"]?.intValue else {
      throw .malformed("a problem's cells have no counts")
    }
    let places = json["wrong"]?.elements ?? []
    self.init(
      right: right, total: total,
      wrong: places.map { ($0.elements ?? []).compactMap(\.intValue) })
  }
}

/// Access to required members.
extension JSONValue {
  fileprivate func member(_ name: String) throws(FileError) -> JSONValue {
    guard let value = self[name] else { throw .malformed("a result has no '\(name)'") }
    return value
  }

  fileprivate func string(_ name: String) throws(FileError) -> String {
    guard let text = try member(name).textValue else {
      throw .malformed("'\(name)' is not a string")
    }
    return text
  }

  fileprivate func list(_ name: String) throws(FileError) -> [JSONValue] {
    guard let list = try member(name).elements else {
      throw .malformed("'\(name)' is not an array")
    }
    return list
  }

  fileprivate func strings(_ name: String) throws(FileError) -> [String] {
    try list(name).compactMap(\.textValue)
  }

  /// Points, from the exact fraction if there is one.
  fileprivate func points(_ name: String) throws(FileError) -> Rational {
    let digits = self["\(name)_exact"]?.textValue ?? self[name]?.digits
    guard let digits, let points = Rational(jsonDigits: digits) else {
      throw .malformed("'\(name)' is not a number")
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
      else { throw .malformed("a mistake in '\(name)' is incomplete") }
      mistakes.append(
        ProblemReport.NamedMistake(
          name: try mistake.string("name"), posterior: posterior, cells: cells, credit: credit))
    }
    return mistakes
  }
}

extension Rational {
  /// A number no longer than a computation can give; nil if the text is not a number.
  init?(jsonDigits digits: String) {
    // A fraction of two numbers of so many binary digits, which are more than decimal ones.
    guard digits.utf8.count <= Limits.standard.bits else { return nil }
    do throws(ArithmeticError) {
      guard let number = try Rational(parsing: digits) else { return nil }
      self = number
    } catch { return nil }
  }
}

/// Reads the output of `JSONWriter.value`.
extension JSONValue {
  /// The value of a member; nil if there is none.
  func value(_ name: String) throws(FileError) -> Value? {
    guard let member = self[name] else { return nil }
    switch self["\(name)_type"]?.textValue {
    case "shape": return .shape(try sizes(member, name))
    case "record": return .record(try fields(member))
    case "float": return .tensor(try tensor(name, member, isFloat: true))
    default: break
    }
    if let text = member.textValue { return .text(text) }
    if let truth = member.truthValue { return .truth(truth) }
    return .tensor(try tensor(name, member, isFloat: false))
  }

  private func fields(_ member: JSONValue) throws(FileError) -> [Value.Field] {
    var fields: [Value.Field] = []
    for element in member.elements ?? [] {
      guard let name = element["name"]?.textValue, let value = try element.value("value") else {
        throw .malformed("a record is incomplete")
      }
      fields.append(Value.Field(name, value))
    }
    return fields
  }

  private func sizes(_ value: JSONValue, _ name: String) throws(FileError) -> [Int] {
    let sizes = (value.elements ?? []).compactMap(\.intValue)
    guard sizes.count == value.elements?.count, sizes.allSatisfy({ $0 >= 0 }) else {
      throw .malformed("the shape of '\(name)' is not a list of sizes")
    }
    return sizes
  }

  private func tensor(
    _ name: String, _ member: JSONValue, isFloat: Bool
  ) throws(FileError) -> Tensor {
    let shape = try sizes(
      self[name == "answer" ? "shape" : "\(name)_shape"] ?? .array([]), name)
    let texts = Self.texts(self["\(name)_exact"] ?? member)
    var count = 1
    for size in shape {
      let (product, overflow) = count.multipliedReportingOverflow(by: size)
      guard !overflow else { throw .malformed("the shape of '\(name)' is too large") }
      count = product
    }
    guard count == texts.count else {
      throw .malformed("the number of cells of '\(name)' does not match its shape")
    }
    if isFloat {
      let cells = texts.compactMap { Double($0) }
      guard cells.count == count else {
        throw .malformed("'\(name)' has a cell that is not a number")
      }
      return .float(Grid(shape: shape, cells: cells))
    }
    let cells = texts.compactMap { Rational(jsonDigits: $0) }
    guard cells.count == count else {
      throw .malformed("'\(name)' has a cell that is not a number")
    }
    return .exact(Grid(shape: shape, cells: cells))
  }

  /// The leaves of nested arrays, in order.
  private static func texts(_ value: JSONValue?) -> [String] {
    switch value {
    case .array(let elements): elements.flatMap { texts($0) }
    case .number(let digits): [digits]
    case .text(let text): [text]
    default: []
    }
  }
}
