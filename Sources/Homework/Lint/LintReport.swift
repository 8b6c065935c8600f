public import Arithmetic

/// How well the problems of an assignment show what was thought by those who answer them.
public struct LintReport: Equatable, Sendable {
  public var problems: [Problem]

  public init(_ subjects: [LintSubject]) { problems = subjects.map { Problem($0) } }

  /// What can be said of one problem.
  public struct Problem: Equatable, Sendable {
    public var id: String
    public var title: String
    /// How many mistakes of the catalogue have a result of their own here, or share one.
    public var visible: Int
    /// Mistakes whose result is the key: whoever makes them is marked right.
    public var unseen: [String]
    /// Mistakes that no answer can tell apart.
    public var confused: [[String]]
    /// Why that is so, and what it comes from.
    public var reasons: [String]
    /// What is earned without work.
    public var guesses: [Guess]
    /// Other data that would show more, the nearest first.
    public var proposals: [Proposal]
  }

  /// An answer that needs no thought.
  public struct Guess: Equatable, Sendable {
    /// `0 in every cell`
    public var name: String
    /// How many cells it gets right, of how many.
    public var cells: Int
    public var total: Int
    /// The share of the points it earns.
    public var share: Rational
  }

  /// A change of the problem that tells more mistakes apart.
  public struct Proposal: Equatable, Sendable {
    /// What to write: `k = [1 2; 3 5]`, `shape 8x9 kernel=5x3`.
    public var statement: String
    /// The mistakes that can be told from the key and from all others by it, and not before.
    public var gains: [String]
  }

  /// Whether there is nothing to better.
  public var isClean: Bool { problems.allSatisfy(\.isClean) }
}

extension LintReport.Problem {
  /// Whether every mistake shows, and no guess pays.
  public var isClean: Bool { unseen.isEmpty && confused.isEmpty && earning.isEmpty }

  /// The guesses that earn something.
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
  /// The groups without names that occur twice in one.
  var confusedNames: [[String]] {
    confused.map { $0.uniqued }.filter { $0.count > 1 }.uniqued
  }

  /// The names that can be told from the key and from one another.
  var clear: [String] {
    let blurred = Set(confusedNames.flatMap { $0 })
    return visible.filter { !blurred.contains($0) }
  }

  /// Whether every mistake that applies is clear.
  var showsAll: Bool { invisible.isEmpty && confusedNames.isEmpty }
}

extension Array where Element: Hashable {
  /// Each element once, in the order of first sight.
  var uniqued: [Element] {
    var seen = Set<Element>()
    return filter { seen.insert($0).inserted }
  }
}
