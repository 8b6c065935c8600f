internal import Arithmetic

/// The user's progress in quizzes, with the mistakes made.
struct Progress: Equatable {
  /// The topic or file of the last quiz.
  var last: String?
  /// The quiz that was left before its end.
  var open: OpenRound?
  /// By topic, or by the path of a file.
  var subjects: [String: Subject] = [:]
  /// The problems of files, by path and identifier.
  var problems: [String: [String: Problem]] = [:]

  /// A quiz on a topic that was left, and the number of its open question.
  struct OpenRound: Equatable {
    var subject: String
    var seed: UInt64
    var isFixed: Bool
    var number: Int
    var count: Int
  }

  struct Subject: Equatable {
    var asked = 0
    var right = 0
    /// The number of answers right at the first try, without hints.
    var first = 0
    /// The seed of the last quiz.
    var seed: UInt64 = 0
    var mistakes: [String: Int] = [:]
  }

  struct Problem: Equatable {
    var tries = 0
    /// The best share of the points so far.
    var best: Rational = 0
    /// The number of the drawing of data.
    var draw = 0
  }

  /// How often each mistake was made, in all subjects.
  var mistakes: [String: Int] {
    subjects.values.reduce(into: [:]) { sum, subject in
      for (name, count) in subject.mistakes { sum[name, default: 0] += min(count, 1_000) }
    }
  }

  /// Records mistakes that explained an answer.
  mutating func note(mistakes names: [String], in subject: String) {
    for name in names {
      let count = subjects[subject, default: Subject()].mistakes[name] ?? 0
      subjects[subject, default: Subject()].mistakes[name] = min(count + 1, 1_000)
    }
  }

  /// Removes one occurrence of each mistake that a question answered right at once would have revealed.
  mutating func forgive(_ names: [String]) {
    for (subject, record) in subjects {
      for name in names {
        guard let count = record.mistakes[name] else { continue }
        subjects[subject]?.mistakes[name] = count > 1 ? count - 1 : nil
      }
    }
  }
}

/// Progress as readable lines of text.
///
///     last conv
///     subject asked=12 right=9 first=7 seed=4711 conv
///     mistake flip 3 conv
///     problem 2a tries=2 best=2/3 draw=0 hw3.convo
///
/// Other lines are ignored.
extension Progress {
  /// The maximum number of lines, to keep the file small.
  private static let lineLimit = 2_000

  init(_ text: String) {
    for line in text.split(whereSeparator: \.isNewline).prefix(Self.lineLimit) {
      read(line)
    }
  }

  private mutating func read(_ line: Substring) {
    let words = line.split(separator: " ", maxSplits: 1)
    guard words.count == 2 else { return }
    let kind = words[0]
    func fields(_ count: Int) -> [Substring]? {
      let parts = words[1].split(separator: " ", maxSplits: count)
      return parts.count == count + 1 ? parts : nil
    }
    switch kind {
    case "last": last = String(words[1])
    case "open":
      guard let parts = fields(4), let seed = Self.field("seed", parts[0]).flatMap({ UInt64($0) }),
        let isFixed = Self.number("fixed", parts[1]), let number = Self.number("number", parts[2]),
        let count = Self.number("count", parts[3]), (1...100).contains(count),
        (1...count).contains(number)
      else { return }
      open = OpenRound(
        subject: String(parts[4]), seed: seed, isFixed: isFixed == 1, number: number, count: count)
    case "subject":
      guard let parts = fields(4), let asked = Self.number("asked", parts[0]),
        let right = Self.number("right", parts[1]), let first = Self.number("first", parts[2]),
        let seed = Self.field("seed", parts[3]).flatMap({ UInt64($0) })
      else { return }
      let name = String(parts[4])
      subjects[name, default: Subject()].asked = asked
      subjects[name, default: Subject()].right = right
      subjects[name, default: Subject()].first = first
      subjects[name, default: Subject()].seed = seed
    case "mistake":
      guard let parts = fields(2), let count = Int(parts[1]), (1...1_000).contains(count) else {
        return
      }
      subjects[String(parts[2]), default: Subject()].mistakes[String(parts[0])] = count
    case "problem":
      guard let parts = fields(4), let tries = Self.number("tries", parts[1]),
        let best = Self.field("best", parts[2]).flatMap(Self.share),
        let draw = Self.number("draw", parts[3])
      else { return }
      problems[String(parts[4]), default: [:]][String(parts[0])] = Problem(
        tries: tries, best: best, draw: draw)
    default: return
    }
  }

  private static func field(_ name: String, _ word: Substring) -> Substring? {
    word.hasPrefix(name + "=") ? word.dropFirst(name.utf8.count + 1) : nil
  }

  private static func number(_ name: String, _ word: Substring) -> Int? {
    guard let number = field(name, word).flatMap({ Int($0) }), (0...1_000_000).contains(number)
    else { return nil }
    return number
  }

  private static func share(_ text: Substring) -> Rational? {
    guard text.utf8.count <= 20, let number = (try? Rational(parsing: String(text), limit: 64)),
      number.sign >= 0, number <= 1
    else { return nil }
    return number
  }

  /// The whole file, without entries that do not fit on a line.
  var text: String {
    var lines = ["# Your progress in quizzes; this file can be deleted safely."]
    if let last, Self.fits(last) { lines.append("last \(last)") }
    if let open, Self.fits(open.subject) {
      lines.append(
        "open seed=\(open.seed) fixed=\(open.isFixed ? 1 : 0) number=\(open.number) "
          + "count=\(open.count) \(open.subject)")
    }
    for (name, subject) in subjects.sorted(by: { $0.key < $1.key }) where Self.fits(name) {
      lines.append(
        "subject asked=\(subject.asked) right=\(subject.right) first=\(subject.first) "
          + "seed=\(subject.seed) \(name)")
      for (mistake, count) in subject.mistakes.sorted(by: { $0.key < $1.key })
      where Self.isWord(mistake) {
        lines.append("mistake \(mistake) \(count) \(name)")
      }
    }
    for (file, problems) in problems.sorted(by: { $0.key < $1.key }) where Self.fits(file) {
      for (id, problem) in problems.sorted(by: { $0.key < $1.key }) where Self.isWord(id) {
        lines.append(
          "problem \(id) tries=\(problem.tries) best=\(problem.best.exactText) draw=\(problem.draw) \(file)"
        )
      }
    }
    return lines.prefix(Self.lineLimit).joined(separator: "\n") + "\n"
  }

  private static func fits(_ name: String) -> Bool {
    !name.isEmpty && name.utf8.count <= 1_000 && name.first != " "
      && !name.contains(where: \.isNewline)
  }

  private static func isWord(_ name: String) -> Bool {
    fits(name) && !name.contains(where: \.isWhitespace)
  }
}

/// Access to the file that keeps progress between conversations, supplied by the program.
public struct ProgressFile: Sendable {
  /// Reads the file; nil if there is none.
  public var read: @Sendable () -> String?
  /// Replaces the file atomically.
  public var write: @Sendable (String) -> Void

  public init(
    read: @escaping @Sendable () -> String?, write: @escaping @Sendable (String) -> Void
  ) {
    self.read = read
    self.write = write
  }

  /// Keeps nothing.
  public static let none = ProgressFile(read: { nil }, write: { _ in })

  /// Changes the progress, reading it first because another conversation may have written it.
  func update(_ change: (inout Progress) -> Void) {
    var progress = Progress(read() ?? "")
    change(&progress)
    write(progress.text)
  }
}
