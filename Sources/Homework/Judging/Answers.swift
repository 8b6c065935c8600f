internal import Sessions

/// The answers of a submission as they were read, in the order of the problems.
struct Answers {
  struct One {
    /// As typed; empty without an answer.
    var text: String
    var line: Int?
    var reading: Reading
  }

  private(set) var all: [One] = []
  private(set) var notes: [String] = []

  init(_ submission: Submission, _ work: Submission.Work, _ assignment: Assignment) {
    var used: Set<String> = []
    for problem in assignment.problems {
      guard let answer = submission.answer(to: problem.id) else {
        all.append(One(text: "", line: nil, reading: .blank))
        continue
      }
      used.insert(answer.id)
      let place = submission.answers.firstIndex { $0.id == answer.id } ?? 0
      let sheet = place < work.sheets.count ? work.sheets[place] : assignment.sheet
      let reader = AnswerReader(kind: problem.kind, allowance: problem.allowance, sheet: sheet)
      all.append(One(text: answer.text, line: answer.line, reading: reader.read(answer.text)))
    }
    notes = submission.answers.filter { !used.contains($0.id) }.map {
      "line \($0.line) was not used: there is no problem with this number"
    }
  }
}
