internal import Terminal

/// The few words the program completes, and when a statement is complete.
struct EchoWords {
  private let candidates = [
    Completion.Candidate("conv", meaning: "slide a kernel"),
    Completion.Candidate("convolve", meaning: "the same, flipped"),
    Completion.Candidate("padding", meaning: "cells around", ending: "="),
    Completion.Candidate("卷积", meaning: "convolution"),
  ]

  /// Brackets are closed and the last line does not end in a backslash.
  func isComplete(_ statement: String) -> Bool {
    let depth = statement.reduce(0) { depth, character in
      "([{".contains(character) ? depth + 1 : ")]}".contains(character) ? depth - 1 : depth
    }
    return depth <= 0 && statement.last != "\\"
  }

  func completion(of statement: String, at cursor: Int) -> Completion {
    let head = String(decoding: statement.utf8.prefix(cursor), as: UTF8.self)
    let word = lastWord(head)
    return Completion(
      length: word.utf8.count, candidates: candidates.filter { $0.text.hasPrefix(word) })
  }

  func hint(for statement: String) -> String? {
    let word = lastWord(statement)
    guard word.count > 1 else { return nil }
    return candidates.first { $0.text.hasPrefix(word) && $0.text != word }
      .map { String($0.text.dropFirst(word.count)) }
  }

  private func lastWord(_ text: String) -> String {
    String(text.reversed().prefix { $0.isLetter }.reversed())
  }
}
