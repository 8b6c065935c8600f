public import Arithmetic
internal import Documents

/// Statistics of a class, collected report by report.
public struct ClassSummary: Equatable, Sendable {
  public private(set) var outline: AssignmentOutline
  /// In the order of the reports.
  public private(set) var students: [StudentRow] = []
  /// In the assignment's order.
  public private(set) var problems: [ProblemTally]
  /// Answers that a teacher must check, since an unreadable answer may be right.
  public private(set) var attention: [Attention] = []
  /// Wrong answers that were read only after a repair, as typed and as read.
  public private(set) var repaired: [Repaired] = []
  /// Lines of submissions that were not used, since an answer may be lost with them.
  public private(set) var lost: [Lost] = []
  private var mistakeCounts: [MistakeKey: Int] = [:]
  private var answers: [AnswerKey: [String]] = [:]

  public struct StudentRow: Equatable, Sendable {
    public var id: String
    public var name: String
    public var file: String
    /// Nil if it is withheld.
    public var score: Rational?
    /// In the order of the problems.
    public var problemScores: [Rational?]
    public var flags: [String]
  }

  public struct ProblemTally: Equatable, Sendable {
    public var id: String
    public var title: String
    public var maxScore: Rational
    public var total: Rational = 0
    /// The number of answers with each status.
    public var counts: [AnswerStatus: Int] = [:]

    public func count(_ status: AnswerStatus) -> Int { counts[status] ?? 0 }
  }

  public struct Attention: Equatable, Sendable {
    public var studentID: String
    /// The problem's id, or `all` if the whole file was refused.
    public var problem: String
    public var status: AnswerStatus
    public var file: String
    public var line: Int?
    public var words: String
    /// The answer as the student typed it.
    public var typed: String
  }

  public struct Repaired: Equatable, Sendable {
    public var studentID: String
    public var problem: String
    public var typed: String
    public var read: String
  }

  public struct Lost: Equatable, Sendable {
    public var studentID: String
    public var file: String
    public var words: String
  }

  fileprivate struct MistakeKey: Hashable, Sendable {
    var problem: String
    var name: String
  }

  fileprivate struct AnswerKey: Hashable, Sendable {
    var problem: String
    var text: String
  }

  public init(_ outline: AssignmentOutline) {
    self.outline = outline
    problems = outline.problems.map {
      ProblemTally(id: $0.id, title: $0.title, maxScore: $0.maxScore)
    }
  }

  public mutating func add(_ teacherReport: TeacherReport) {
    let report = teacherReport.report
    let byID = Dictionary(
      report.problems.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    students.append(
      StudentRow(
        id: report.studentID, name: report.studentName, file: report.file, score: report.mark,
        problemScores: problems.map { posed in
          guard !report.isWithheld, byID[posed.id]?.status != .manual else { return nil }
          return byID[posed.id]?.score ?? 0
        },
        flags: report.flags))
    lost += report.notes.filter { $0.contains(" not used") }.map {
      Lost(studentID: report.studentID, file: report.file, words: $0)
    }
    if report.isWithheld {
      if let first = report.problems.first { attend(first, "", of: report, as: "all") }
      return
    }
    let typed = Dictionary(
      zip(report.problems.map(\.id), teacherReport.details.map(\.typed)),
      uniquingKeysWith: { first, _ in first })
    for place in problems.indices {
      guard let problem = byID[problems[place].id] else { continue }
      let text = (typed[problem.id] ?? "").onOneLine(atMost: Self.typedLimit)
      problems[place].total += problem.score
      problems[place].counts[problem.status, default: 0] += 1
      let needsLook = problem.status == .unreadable || problem.status == .refused
      if needsLook { attend(problem, text, of: report, as: problem.id) }
      if problem.status == .wrong || problem.status == .partly, let answer = problem.answer,
        problem.feedback.contains(where: { $0.tone == .note }), !text.isEmpty
      {
        repaired.append(
          Repaired(
            studentID: report.studentID, problem: problem.id, typed: text,
            read: answer.lineText(atMost: Self.typedLimit)))
      }
      gather(problem, of: report)
    }
  }

  private static let typedLimit = 200

  private mutating func attend(
    _ problem: ProblemReport, _ typed: String, of report: SubmissionReport, as name: String
  ) {
    attention.append(
      Attention(
        studentID: report.studentID, problem: name, status: problem.status, file: report.file,
        line: problem.line, words: problem.words, typed: typed))
  }

  private mutating func gather(_ problem: ProblemReport, of report: SubmissionReport) {
    if let name = problem.mistakeName {
      mistakeCounts[MistakeKey(problem: problem.id, name: name), default: 0] += 1
    }
    // Commands with equal values may differ.
    if problem.status == .wrong || problem.status == .partly, problem.kind != .command,
      let answer = problem.answer
    {
      answers[AnswerKey(problem: problem.id, text: answer.lineText), default: []]
        .append(report.studentID)
    }
  }
}

/// Results of the statistics.
extension ClassSummary {
  public var count: Int { students.count }

  /// The scores that are not withheld.
  private var scores: [Rational] { students.compactMap(\.score) }
  public var gradedCount: Int { students.count { $0.score != nil } }

  /// The mean score; nil if there are no scores.
  public var mean: Rational? {
    let scores = scores
    return scores.isEmpty ? nil : scores.reduce(0, +).divided(by: scores.count)
  }

  /// The median score; nil if there are no scores.
  public var median: Rational? {
    let scores = scores.sorted()
    guard !scores.isEmpty else { return nil }
    let half = scores.count / 2
    return scores.count % 2 == 1
      ? scores[half] : (scores[half - 1] + scores[half]).divided(by: 2)
  }

  /// The standard deviation of the scores, rounded to two decimals; nil for fewer than two.
  public var deviation: Rational? {
    guard gradedCount > 1, let mean else { return nil }
    let squares = scores.reduce(Rational(0)) { $0 + ($1 - mean) * ($1 - mean) }
    let hundredths = (squares.divided(by: gradedCount).doubleValue.squareRoot() * 100).rounded()
    return hundredths < 1e15 ? Rational(Int(hundredths)).divided(by: 100) : nil
  }

  /// The problem of which the smallest share of the points was earned, and that share; nil if there are
  /// no scores or only one problem.
  public var hardest: (problem: ProblemTally, share: Rational)? {
    guard gradedCount > 0, problems.count > 1 else { return nil }
    let shares = problems.filter { $0.maxScore.sign > 0 && $0.count(.manual) == 0 }.map {
      ($0, (try? $0.total.divided(by: gradedCount).quotient($0.maxScore)) ?? 0)
    }
    return shares.min { $0.1 < $1.1 }.map { (problem: $0.0, share: $0.1) }
  }

  /// The mean score of a problem, with blank answers counted as 0; nil if there are no scores.
  public func mean(of problem: ProblemTally) -> Rational? {
    gradedCount == 0 ? nil : problem.total.divided(by: gradedCount)
  }

  public struct MistakeTally: Equatable, Sendable {
    public var problem: String
    public var name: String
    public var count: Int
  }

  /// The mistakes found, by frequency, then by problem and name.
  public var mistakes: [MistakeTally] {
    let order = placeOfProblem
    return mistakeCounts.map {
      MistakeTally(problem: $0.key.problem, name: $0.key.name, count: $0.value)
    }.sorted {
      ($1.count, order[$0.problem] ?? 0, $0.name) < ($0.count, order[$1.problem] ?? 0, $1.name)
    }
  }

  public struct EqualAnswers: Equatable, Sendable {
    public var problem: String
    public var answer: String
    public var students: [String]
  }

  /// Wrong answers given by several students, by problem, then by frequency.
  public var equalAnswers: [EqualAnswers] {
    let order = placeOfProblem
    return answers.filter { $0.value.count > 1 }.map {
      EqualAnswers(problem: $0.key.problem, answer: $0.key.text, students: $0.value)
    }.sorted {
      (order[$0.problem] ?? 0, $1.students.count, $0.answer)
        < (order[$1.problem] ?? 0, $0.students.count, $1.answer)
    }
  }

  private var placeOfProblem: [String: Int] {
    Dictionary(
      problems.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// The number of scores in each of `bins` equal parts of the range from 0 to the maximum score, which
  /// is in the last part.
  public func histogram(bins: Int) -> [Int] {
    var counts = [Int](repeating: 0, count: max(bins, 1))
    let most = outline.maxScore
    for score in scores {
      let part =
        most.sign > 0
        ? (try? (score * Rational(counts.count)).quotient(most).floor.intValue) ?? 0 : 0
      counts[min(max(part, 0), counts.count - 1)] += 1
    }
    return counts
  }
}
