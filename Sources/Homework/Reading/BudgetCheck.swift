/// Looks over a text before anything reads it: how deep brackets nest, how long numbers are.
enum BudgetCheck {
  static func check(_ text: AnswerText) throws(ReadingFailure) {
    var depth = 0
    var place = 0
    var isInName = false
    while place < text.count {
      let scalar = text[place]
      if scalar.isOpener {
        depth += 1
        guard depth <= AnswerBudget.depth else {
          throw .refused(
            "brackets stand more than \(AnswerBudget.depth) deep inside each other")
        }
      } else if scalar.isCloser {
        depth = max(0, depth - 1)
      }
      if scalar.isDigit, !isInName {
        place = try number(text, place)
        continue
      }
      isInName = scalar.isWord
      place += 1
    }
  }

  /// Goes behind the number that begins at a place.
  private static func number(_ text: AnswerText, _ start: Int) throws(ReadingFailure) -> Int {
    var place = start
    var digits = 0
    while text[place].isDigit || (text[place] == "." && text[place + 1].isDigit) {
      if text[place].isDigit { digits += 1 }
      place += 1
    }
    guard digits <= AnswerBudget.digits else {
      throw .refused(
        "a number of \(digits) digits stands here, and \(AnswerBudget.digits) are the most")
    }
    guard text[place] == "e" || text[place] == "E" else { return place }
    var mark = place + 1
    if text[mark] == "-" || text[mark] == "+" || text[mark] == "\u{2212}" { mark += 1 }
    guard text[mark].isDigit else { return place }
    var exponent = 0
    while text[mark].isDigit {
      exponent = min(exponent * 10 + Int(text[mark].value - 0x30), AnswerBudget.exponent + 1)
      mark += 1
    }
    guard exponent <= AnswerBudget.exponent else {
      throw .refused(
        "a power of ten beyond \(AnswerBudget.exponent) stands here, more than an answer may have")
    }
    return mark
  }
}
