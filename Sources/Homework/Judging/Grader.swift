internal import Arithmetic
internal import Commands
internal import Documents
public import Files
internal import Rendering
internal import Sessions
internal import Syntax

/// Grades submissions to one assignment. The same bytes give the same report on every machine and in any
/// order.
public final class Grader {
  public let outline: AssignmentOutline
  private let text: String
  private let files: FileGate
  private let hasVariants: Bool
  /// The assignment for everyone, or with variants for the student graded last.
  private var current: (student: String, assignment: Assignment, judges: [Judge])
  private var cache = JudgementCache()
  private var readings = ReadingCache()
  private let memo = KeyMemo()

  /// - Parameters:
  ///   - bytes: The assignment's file.
  ///   - files: Access to files that the assignment loads.
  /// - Throws: An error in the assignment.
  public init(assignment bytes: [UInt8], files: FileGate = .absent) throws(AssignmentError) {
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw AssignmentError("this is not UTF-8 text", line: 1)
    }
    self.text = text
    self.files = files
    hasVariants = Assignment.hasVariants(text)
    let assignment = try Assignment(text, files: files)
    current = (Variants.nobody, assignment, Self.judges(assignment))
    var outline = AssignmentOutline(
      id: assignment.id, title: assignment.title, digest: Self.digest(bytes),
      problems: assignment.problems.map {
        .init(id: $0.id, title: $0.template, maxScore: $0.points, kind: $0.kind)
      })
    outline.due = assignment.due
    self.outline = outline
  }

  /// Grades one file.
  ///
  /// - Parameters:
  ///   - name: The file's name, for the report.
  ///   - student: The student, from the roster or the file's name. If the id is empty, the file's
  ///     `student` line decides.
  public func grade(file name: String, bytes: [UInt8], student: Student) -> TeacherReport {
    let digest = Self.digest(bytes)
    let submission: Submission
    do throws(SubmissionRefusal) {
      submission = try Submission(bytes: bytes)
    } catch {
      return outline.refusal(of: name, by: student, fileDigest: digest, reason: error.reason)
    }
    var flags = submission.flags
    let who = identity(student, submission, &flags)
    if let id = submission.assignmentID, id != outline.id {
      flags.append("it is for the assignment \(printable(id)), not \(outline.id)")
    }
    if hasVariants, current.student != who.id {
      do throws(AssignmentError) {
        let assignment = try Assignment(text, studentID: who.id, files: files, memo: memo)
        current = (who.id, assignment, Self.judges(assignment))
        cache = JudgementCache()
      } catch {
        return outline.refusal(
          of: name, by: who, fileDigest: digest,
          reason: "this student’s numbers could not be generated: \(error.message)")
      }
    }
    let definitions = submission.evaluatedDefinitions(on: current.assignment.sheet)
    let answers = ReadAnswers(
      submission, definitions, current.assignment, &readings, hasVariants: hasVariants)
    let judgements = judge(answers, usesCache: submission.definitions.isEmpty)
    return TeacherReport(
      report: SubmissionReport(
        assignment: outline.id, assignmentTitle: outline.title, keyDigest: outline.digest,
        fileDigest: digest, studentID: who.id, studentName: who.name, file: name,
        problems: zip(current.assignment.problems, zip(judgements, answers.all)).map {
          Self.report($0, $1.0, $1.1)
        }, flags: flags + answers.flags, notes: submission.notes + definitions.notes + answers.notes
      ),
      details: current.assignment.problems.indices.map { place in
        TeacherReport.Detail(
          expected: current.assignment.problems[place].key?.value
            ?? .text("anything that meets the conditions"),
          typed: String(answers.all[place].text.prefix(Self.typedLimit)),
          candidates: judgements[place].candidates)
      })
  }

  private static func judges(_ assignment: Assignment) -> [Judge] {
    assignment.problems.map { Judge($0, in: assignment, reveals: $0.posed.options.reveals) }
  }

  /// The maximum characters of an answer that the teacher sees as typed.
  private static let typedLimit = 2000

  /// The student from the roster or the file's name. A different name in the file is flagged.
  private func identity(
    _ student: Student, _ submission: Submission, _ flags: inout [String]
  ) -> Student {
    let (id, name) = (submission.studentID ?? "", submission.studentName ?? "")
    guard !student.id.isEmpty else { return Student(id: id, name: name) }
    if !id.isEmpty, Variants.comparable(id) != Variants.comparable(student.id) {
      flags.append("the file names \(printable(id)) as its author")
    }
    return Student(id: student.id, name: student.name.isEmpty ? name : student.name)
  }

  static func digest(_ bytes: [UInt8]) -> String {
    let digits = Array("0123456789abcdef".utf8)
    return String(
      decoding: sha256(bytes).flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] },
      as: UTF8.self)
  }
}

extension Grader {
  /// Judges all answers, and then wrong ones again: a mistake that explains one answer of a student is
  /// more likely to explain another.
  private func judge(_ answers: ReadAnswers, usesCache: Bool) -> [Judgement] {
    var judgements: [Judgement] = []
    for (place, answer) in answers.all.enumerated() {
      judgements.append(judgement(place, answer, [], usesCache))
    }
    for place in judgements.indices where judgements[place].status != .right {
      let others = judgements.indices.filter { $0 != place }.flatMap { judgements[$0].suspects }
      let shared = Set(others).intersection(judgements[place].suspects)
      if !shared.isEmpty {
        judgements[place] = judgement(place, answers.all[place], shared, usesCache)
      }
    }
    for place in judgements.indices { follow(place, answers, &judgements) }
    return judgements
  }

  private func judgement(
    _ place: Int, _ answer: ReadAnswers.Answer, _ elsewhere: Set<String>, _ usesCache: Bool
  ) -> Judgement {
    guard usesCache else {
      return current.judges[place].judgement(of: answer.reading, elsewhere: elsewhere)
    }
    let question = JudgementCache.Question(
      problem: place, text: answer.text, elsewhere: elsewhere)
    if let known = cache[question] { return known }
    let judgement = current.judges[place].judgement(of: answer.reading, elsewhere: elsewhere)
    cache[question] = judgement
    return judgement
  }

  /// If a problem builds on another one whose answer was wrong, computes the key again from the student's
  /// answer to that one; the better score counts.
  private func follow(_ place: Int, _ answers: ReadAnswers, _ judgements: inout [Judgement]) {
    let problem = current.assignment.problems[place]
    guard judgements[place].status != .right, let id = problem.posed.options.follow,
      let before = current.assignment.problems.firstIndex(where: { $0.id == id }),
      judgements[before].status != .right, let key = problem.posed.key,
      case .value(let earlier) = answers.all[before].reading,
      case .value(let own) = answers.all[place].reading,
      let wanted = current.assignment.problems[before].key?.value,
      let replacement = earlier.value.replacement(for: wanted),
      let posed = try? current.assignment.session.answer(
        to: key, replacing: [(SheetStatement.answerName(id), replacement)]),
      let again = posed.answer.value,
      Equality(
        again, options: problem.posed.options, origin: problem.key?.origin,
        isSet: problem.kind == .set
      ).note(own) != nil
    else { return }
    let share = problem.posed.options.followShare
    guard share > judgements[place].share else { return }
    judgements[place].status = share == 1 ? .right : .partly
    judgements[place].share = share
    judgements[place].mistakes = []
    judgements[place].isAmbiguous = false
    judgements[place].feedback = [.init(.positive, "Right, given your answer to \(id).")]
  }

  private static func report(
    _ problem: AssignedProblem, _ judgement: Judgement, _ answer: ReadAnswers.Answer
  ) -> ProblemReport {
    var value: Value?
    if case .value(let written) = answer.reading { value = written.value }
    var report = ProblemReport(
      id: problem.id, title: problem.template, status: judgement.status,
      score: judgement.share * problem.points, maxScore: problem.points, kind: problem.kind,
      line: answer.line, answer: value, cells: judgement.cells, mistakes: judgement.mistakes,
      isAmbiguous: judgement.isAmbiguous, feedback: judgement.feedback)
    if problem.title != problem.template { report.posed = problem.title }
    return report
  }
}

extension Value {
  /// What a later problem takes of this wrong answer instead of the key: the numbers in the key's shape.
  ///
  /// - Returns: Nil for another size, and for answers that make later problems trivial: 0, or one number
  ///   in several cells.
  fileprivate func replacement(for key: Value) -> Value? {
    switch (self, key) {
    case (.shape(let given), .shape(let wanted)):
      return given.count == wanted.count && !given.contains(0) ? self : nil
    case (.tensor(let given), .tensor(let wanted)):
      guard given.lengths == wanted.lengths, given.count > 0 else { return nil }
      let first = given.cell(0)
      let isTrivial =
        given.count == 1
        ? first.double == 0 : (1..<given.count).allSatisfy { given.cell($0) == first }
      guard !isTrivial, let shaped = try? given.reshaped(to: wanted.shape, within: .standard) else {
        return nil
      }
      return .tensor(shaped)
    default: return nil
    }
  }
}

/// The answers of a submission after reading, in the order of the problems.
struct ReadAnswers {
  struct Answer {
    /// As typed; empty if there is no answer.
    var text: String
    var line: Int?
    var reading: Reading
  }

  private(set) var all: [Answer] = []
  private(set) var notes: [String] = []
  private(set) var flags: [String] = []

  init(
    _ submission: Submission, _ definitions: Submission.EvaluatedDefinitions,
    _ assignment: Assignment, _ cache: inout ReadingCache, hasVariants: Bool
  ) {
    let names = hasVariants ? assignment.sheet.session.variables : [:]
    var used: Set<String> = []
    for (number, problem) in assignment.problems.enumerated() {
      guard let answer = submission.answer(to: problem.id) else {
        all.append(Answer(text: "", line: nil, reading: .blank))
        continue
      }
      used.insert(answer.id)
      let place = submission.answers.firstIndex { $0.id == answer.id } ?? 0
      let sheets = definitions.sheets
      let sheet = place < sheets.count ? sheets[place] : assignment.sheet
      let isGeneral =
        submission.definitions.isEmpty && !KeyMemo.mentions(answer.text, names.keys)
        && (!hasVariants || !problem.isInSymbols)
      let reading = cache.reading(of: answer.text, to: number, isKept: isGeneral) {
        AnswerReader(
          kind: problem.kind, allowance: problem.allowance,
          sheet: problem.isInSymbols ? sheet.naming(problem.key?.value) : sheet
        ).readWithinBudget(answer.text)
      }
      all.append(Answer(text: answer.text, line: answer.line, reading: reading))
    }
    let strange = submission.answers.filter { !used.contains($0.id) && !$0.isBlank }
    notes = strange.map { "line \($0.line) was not used: there is no such problem" }
    flags = strange.prefix(10).map {
      "the answer to \(SubmissionScanner.short($0.id)) on line \($0.line) is to no problem of this assignment"
    }
  }
}
