internal import Arithmetic

/// What was practised, and the mistakes that were made.
struct Progress: Equatable {
  /// The topic or file of the last quiz.
  var last: String?
  /// By topic, or by the path of a file.
  var subjects: [String: Subject] = [:]
  /// Problems of files: the path, then the identifier.
  var problems: [String: [String: Problem]] = [:]

  struct Subject: Equatable {
    var asked = 0
    var right = 0
    /// Right at the first try and without hints.
    var first = 0
    /// The seed of the last quiz.
    var seed: UInt64 = 0
    var mistakes: [String: Int] = [:]
  }

  struct Problem: Equatable {
    var tries = 0
    /// The best share of the points so far.
    var best: Rational = 0
    /// Which drawing of the data it was.
    var draw = 0
  }

  /// How often each mistake was made, in all subjects together.
  var mistakes: [String: Int] {
    subjects.values.reduce(into: [:]) { sum, subject in
      for (name, count) in subject.mistakes { sum[name, default: 0] += min(count, 1_000) }
    }
  }

  /// Notes mistakes that an answer was explained by.
  mutating func note(mistakes names: [String], in subject: String) {
    for name in names {
      let count = subjects[subject, default: Subject()].mistakes[name] ?? 0
      subjects[subject, default: Subject()].mistakes[name] = min(count + 1, 1_000)
    }
  }

  /// A question that was answered at once takes back one of each mistake that it would have shown.
  mutating func forgive(_ names: [String]) {
    for (subject, record) in subjects {
      for name in names {
        guard let count = record.mistakes[name] else { continue }
        subjects[subject]?.mistakes[name] = count > 1 ? count - 1 : nil
      }
    }
  }
}
