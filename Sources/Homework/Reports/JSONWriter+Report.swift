internal import Arithmetic
internal import Documents
internal import Rendering

/// Convo's JSON for reports, which `TeacherReport.init(json:)` reads back without loss.
extension JSONWriter {
  /// - Parameters:
  ///   - details: The details for teachers, by problem; empty for students.
  ///   - isForTeachers: Whether to write the digest of the assignment's file.
  mutating func submission(
    _ report: SubmissionReport, details: [TeacherReport.Detail], version: String,
    isForTeachers: Bool
  ) {
    object { json in
      json.member("convo", version)
      json.member("assignment", report.assignment)
      json.member("title", report.assignmentTitle)
      if isForTeachers { json.member("key_sha256", report.keyDigest) }
      json.member("student") { json in
        json.object {
          $0.member("id", report.studentID)
          $0.member("name", report.studentName)
        }
      }
      json.member("file", report.file)
      json.member("file_sha256", report.fileDigest)
      if let mark = report.mark {
        json.points("score", mark)
        json.member("score_exact", mark.exactText)
      } else {
        json.member("score") { $0.null() }
        json.member("graded", false)
      }
      if let seconds = report.lateSeconds { json.member("late_seconds", seconds) }
      if !report.penalty.isZero { json.member("penalty", report.penalty.exactText) }
      json.points("max_score", report.maxScore)
      json.member("flags", report.flags)
      json.member("notes", report.notes)
      json.member("problems") { json in
        json.array { json in
          for (place, problem) in report.problems.enumerated() {
            json.problem(problem, details.indices.contains(place) ? details[place] : nil)
          }
        }
      }
    }
  }

  private mutating func problem(_ problem: ProblemReport, _ detail: TeacherReport.Detail?) {
    object { json in
      json.member("id", problem.id)
      json.member("title", problem.title)
      if let posed = problem.posed { json.member("posed", posed) }
      json.member("status", problem.status.rawValue)
      json.exactPoints("score", problem.score)
      json.exactPoints("max_score", problem.maxScore)
      json.member("kind", problem.kind.rawValue)
      if let line = problem.line { json.member("line", line) }
      if let answer = problem.answer { json.value("answer", answer) }
      if let cells = problem.cells { json.cells(cells) }
      json.mistakes("mistakes", problem.mistakes)
      json.member("ambiguous", problem.isAmbiguous)
      json.member("feedback") { json in
        json.array { json in for feedback in problem.feedback { json.feedback(feedback) } }
      }
      if let detail {
        json.value("expected", detail.expected)
        if !detail.typed.isEmpty { json.member("typed", detail.typed) }
        json.mistakes("candidates", detail.candidates)
      }
    }
  }

  private mutating func cells(_ cells: ProblemReport.Cells) {
    member("cells") { json in
      json.object { json in
        json.member("right", cells.right)
        json.member("of", cells.total)
        guard !cells.wrong.isEmpty else { return }
        json.member("wrong") { json in
          json.array { json in for place in cells.wrong { json.numbers(place) } }
        }
      }
    }
  }

  private mutating func mistakes(_ name: String, _ mistakes: [ProblemReport.NamedMistake]) {
    member(name) { json in
      json.array { json in
        for mistake in mistakes {
          json.object {
            $0.member("name", mistake.name)
            $0.member("posterior") { $0.number(mistake.posterior) }
            $0.member("cells", mistake.cells)
            $0.member("credit", mistake.credit.exactText)
          }
        }
      }
    }
  }

  private mutating func feedback(_ feedback: ProblemReport.Feedback) {
    object {
      $0.member("type", feedback.tone.rawValue)
      $0.member("text", feedback.text)
      if let command = feedback.command { $0.member("try", command) }
    }
  }

  /// Writes points with at most two decimals.
  mutating func points(_ name: String, _ points: Rational) {
    member(name) { $0.number(digits: points.shortPointsText) }
  }

  /// Writes points, and also the fraction if two decimals are not exact.
  private mutating func exactPoints(_ name: String, _ points: Rational) {
    self.points(name, points)
    if !points.isWholeHundredths { member("\(name)_exact", points.exactText) }
  }
}

/// Values: JSON numbers, with additional members to restore the value exactly.
extension JSONWriter {
  /// Writes `"answer":[[1,2],[3,4]],"shape":[2,2]`. If a cell is not exactly the float that is written,
  /// `answer_exact` has all cells as strings. `answer_type` is present except for exact numbers, strings
  /// and booleans. For symbols only the size is written, as a string.
  mutating func value(_ name: String, _ value: Value) {
    switch value {
    case .tensor(let tensor): self.tensor(name, tensor)
    case .shape(let shape):
      member(name) { $0.numbers(shape) }
      member("\(name)_type", "shape")
    case .text(let text): member(name, text)
    case .truth(let truth): member(name, truth)
    case .network(let network): member(name, network.text)
    case .record(let fields):
      member(name) { json in
        json.array { json in
          for field in fields {
            json.object {
              $0.member("name", field.name)
              $0.value("value", field.value)
            }
          }
        }
      }
      member("\(name)_type", "record")
    }
  }

  private mutating func tensor(_ name: String, _ tensor: Tensor) {
    // Sums of symbols are long and not needed as data.
    guard tensor.symbolNames.isEmpty, tensor.kind != .symbolic else {
      return member(name, "\(Value.shape(tensor.shape).lineText) of symbols")
    }
    // Answers are never longer, and a long key is not needed in every report.
    guard tensor.textBound <= AnswerBudget.characters else {
      return member(name, "\(Value.shape(tensor.shape).lineText) of numbers")
    }
    var isExact = true
    member(name) { isExact = $0.cells(tensor) }
    member(name == "answer" ? "shape" : "\(name)_shape") { $0.numbers(tensor.shape) }
    if !isExact { member("\(name)_exact") { $0.cellTexts(tensor) } }
    if tensor.kind != .exact { member("\(name)_type", tensor.kind.rawValue) }
  }
}
