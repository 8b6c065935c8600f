public import Arithmetic
public import Documents

/// How well the problems of an assignment reveal mistakes.
public struct LintReport: Equatable, Sendable {
  public var problems: [Problem]

  public init(_ subjects: [LintSubject]) { problems = subjects.map { Problem($0) } }

  /// The findings for one problem.
  public struct Problem: Equatable, Sendable {
    public var id: String
    public var title: String
    /// The number of the catalogue's mistakes whose result differs from the key.
    public var visible: Int
    /// Mistakes whose result equals the key, so that they count as right.
    public var unseen: [String]
    /// Groups of mistakes with the same result.
    public var confused: [[String]]
    /// The reasons for unseen and confused mistakes.
    public var reasons: [String]
    /// The scores of guesses.
    public var guesses: [Guess]
    /// Ways to write the key's own value that do not get full marks, with what is said of them.
    public var refused: [String] = []
    /// Other data that would reveal more, the most similar first.
    public var proposals: [Proposal]
  }

  /// An answer without any work.
  public struct Guess: Equatable, Sendable {
    /// `0 in every cell`
    public var name: String
    /// The number of right cells.
    public var cells: Int
    public var total: Int
    /// The share of the points that it earns.
    public var share: Rational
  }

  /// A change of the problem that distinguishes more mistakes.
  public struct Proposal: Equatable, Sendable {
    /// The statement to write: `k = [1 2; 3 5]`, `shape 8x9 kernel=5x3`.
    public var statement: String
    /// The mistakes that it distinguishes from the key and all others, unlike the original.
    public var gains: [String]
  }

  /// Whether there is nothing to improve.
  public var isClean: Bool { problems.allSatisfy(\.isClean) }
}

extension LintReport.Problem {
  /// Whether every mistake shows and no guess earns points.
  public var isClean: Bool {
    unseen.isEmpty && confused.isEmpty && earning.isEmpty && refused.isEmpty
  }

  /// The guesses that earn points.
  public var earning: [LintReport.Guess] { guesses.filter { !$0.share.isZero } }

  init(_ subject: LintSubject) {
    let diagnostician = Diagnostician(key: subject.key, bugs: subject.bugs)
    id = subject.id
    title = subject.title
    visible = diagnostician.visible.count
    unseen = diagnostician.invisible
    confused = diagnostician.confusedNames
    reasons = unseen.isEmpty && confused.isEmpty ? [] : Self.reasons(for: subject.key)
    guesses = Guesses(subject.key).all
    proposals = Proposals(subject.key, diagnostician).all
  }
}

extension Diagnostician {
  /// The groups of names with the same result, without duplicates.
  var confusedNames: [[String]] {
    confused.map { $0.uniqued }.filter { $0.count > 1 }.uniqued
  }

  /// The names that differ from the key and from each other.
  var clear: [String] {
    let blurred = Set(confusedNames.flatMap { $0 })
    return visible.filter { !blurred.contains($0) }
  }

  /// Whether every applicable mistake is clear.
  var showsAll: Bool { invisible.isEmpty && confusedNames.isEmpty }
}

extension Array where Element: Hashable {
  /// Each element once, in the order of first occurrence.
  var uniqued: [Element] {
    var seen = Set<Element>()
    return filter { seen.insert($0).inserted }
  }
}

/// A problem to be analysed.
public struct LintSubject: Sendable {
  public var id: String
  public var title: String
  public var key: KeyComputation
  public var kind: AnswerKind
  public var bugs: [HandWrittenBug]

  public init(
    id: String, title: String, key: KeyComputation, kind: AnswerKind, bugs: [HandWrittenBug] = []
  ) {
    self.id = id
    self.title = title
    self.key = key
    self.kind = kind
    self.bugs = bugs
  }
}

extension Assignment {
  /// Analyses the assignment's problems.
  public var lint: LintReport {
    let keyed = problems.filter { $0.key != nil }
    var report = LintReport(
      keyed.compactMap { problem in
        problem.key.map {
          LintSubject(
            id: problem.id, title: problem.title, key: $0, kind: problem.kind, bugs: problem.bugs)
        }
      })
    for (place, problem) in keyed.enumerated() where report.problems.indices.contains(place) {
      let probes = KeyProbes(problem, in: self)
      report.problems[place].refused = probes.refused
      report.problems[place].guesses += probes.guesses
    }
    return report
  }
}

extension LintReport {
  /// The ids of problems in which another student's numbers reveal fewer mistakes.
  public func problemsShowingLess(_ other: LintReport) -> [String] {
    zip(problems, other.problems).filter { $0.visible > $1.visible }.map(\.0.id)
  }

  /// The report for the assignment's author.
  public var document: Document {
    Document {
      Block.heading(title: "lint", facts: facts)
      for problem in problems { problem.blocks }
    }
  }

  private var facts: [String] {
    let count = problems.count
    let words = "\(count) problem\(count == 1 ? "" : "s")"
    let open = problems.filter { !$0.isClean }.count
    return [words, open == 0 ? "nothing to improve" : "\(open) could show more"]
  }
}

extension LintReport.Problem {
  var blocks: [Block] {
    var blocks: [Block] = [
      .heading(title: "problem \(id)", facts: title.isEmpty ? [] : [title]),
      .fact(label: "shows", text: "\(visible) mistake\(visible == 1 ? "" : "s")"),
    ]
    if !unseen.isEmpty {
      blocks.append(.fact(label: "unseen", text: unseen.joined(separator: ", ")))
    }
    for (place, group) in confused.enumerated() {
      blocks.append(
        .fact(label: place == 0 ? "confused" : "", text: group.joined(separator: " = ")))
    }
    for (place, reason) in reasons.enumerated() {
      blocks.append(.fact(label: place == 0 ? "because" : "", text: reason))
    }
    for (place, answer) in refused.enumerated() {
      blocks.append(.fact(label: place == 0 ? "not right" : "", text: answer))
    }
    if !guesses.isEmpty { blocks.append(.table(guessTable)) }
    for (place, proposal) in proposals.enumerated() {
      let gains = proposal.gains.isEmpty ? "" : "   shows " + proposal.gains.joined(separator: ", ")
      blocks.append(.fact(label: place == 0 ? "try" : "", text: proposal.statement + gains))
    }
    return blocks
  }

  private var guessTable: TableFigure {
    TableFigure(
      header: ["guess", "cells right", "earns"],
      rows: guesses.map { ["\($0.name)", "\($0.cells) of \($0.total)", "\($0.share)"] },
      rightAligned: [1, 2])
  }
}
