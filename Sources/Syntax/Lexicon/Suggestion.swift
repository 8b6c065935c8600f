/// The closest known word, for "did you mean".
public enum Suggestion {
  /// Longer words are not compared.
  private static let maximumLength = 40

  /// The closest word by restricted Damerau–Levenshtein distance, ignoring the case of ASCII letters.
  ///
  /// Nil for words of fewer than three letters, and if the distance exceeds a third of the word's length
  /// (but a distance of 1 is always allowed). Ties go to the alphabetically first word.
  public static func nearest(to word: String, in words: some Sequence<String>) -> String? {
    let letters = lowercased(word)
    guard (3...maximumLength).contains(letters.count) else { return nil }
    let allowed = max(1, letters.count / 3)
    var best: (distance: Int, word: String)?
    for candidate in words where candidate != word {
      let others = lowercased(candidate)
      guard abs(others.count - letters.count) <= allowed, others.count <= maximumLength else {
        continue
      }
      let distance = distance(letters, others)
      guard distance <= allowed, distance < others.count else { continue }
      if let best, (best.distance, best.word) < (distance, candidate) { continue }
      best = (distance, candidate)
    }
    return best?.word
  }

  /// The minimum number of insertions, deletions, substitutions and transpositions of neighbours, with no
  /// letter edited twice (optimal string alignment).
  static func distance(_ first: [Unicode.Scalar], _ second: [Unicode.Scalar]) -> Int {
    var before: [Int] = []
    var above = Array(0...second.count)
    for (row, letter) in first.enumerated() {
      var current = [row + 1]
      current.reserveCapacity(second.count + 1)
      for (column, other) in second.enumerated() {
        let change = above[column] + (letter == other ? 0 : 1)
        var least = min(change, above[column + 1] + 1, current[column] + 1)
        if row > 0, column > 0, letter == second[column - 1], first[row - 1] == other {
          least = min(least, before[column - 1] + 1)
        }
        current.append(least)
      }
      before = above
      above = current
    }
    return above[second.count]
  }

  private static func lowercased(_ word: String) -> [Unicode.Scalar] {
    word.unicodeScalars.prefix(maximumLength + 1).map { scalar in
      ("A"..."Z").contains(scalar)
        ? Unicode.Scalar(UInt8(truncatingIfNeeded: scalar.value) | 0x20) : scalar
    }
  }
}
