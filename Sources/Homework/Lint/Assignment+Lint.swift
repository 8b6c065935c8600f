extension Assignment {
  /// What the assignment's answers can show of mistakes.
  public var lint: LintReport {
    LintReport(
      problems.compactMap { problem in
        problem.key.map {
          LintSubject(
            id: problem.id, title: problem.title, key: $0, kind: problem.kind, bugs: problem.bugs)
        }
      })
  }
}

extension LintReport {
  /// The problems in which another student's numbers show fewer mistakes than these do, by id.
  public func problemsShowingLess(_ other: LintReport) -> [String] {
    zip(problems, other.problems).filter { $0.visible > $1.visible }.map(\.0.id)
  }
}
