internal import Arithmetic
internal import Documents
internal import Syntax

/// Numbers as they are written elsewhere: with a comma, in groups of three, as a mixed number.
enum NumberSpelling {
  /// `1,5` where one number is asked, and nothing could separate.
  ///
  /// - Throws: `.unreadable` for `1,500`, which is one and a half or one thousand five hundred.
  static func decimalComma(
    _ text: AnswerText
  ) throws(ReadingFailure) -> (text: String, notes: [String])? {
    let string = text.string
    let parts = string.split(separator: ",", omittingEmptySubsequences: false)
    let whole = parts.first.map { $0.first == "-" || $0.first == "+" ? $0.dropFirst() : $0 } ?? ""
    guard parts.count == 2, isDigits(whole), isDigits(parts[1]) else { return nil }
    let plain = parts.joined(separator: ".")
    if parts[1].count == 3, whole.count <= 3, whole.first != "0",
      let decimal = try? Rational(parsing: plain),
      let grouped = try? Rational(parsing: parts.joined())
    {
      throw .unreadable(
        "the comma may be a decimal point or stand between thousands: write \(plain) or "
          + parts.joined(), nil, readings: [.tensor(Tensor(decimal)), .tensor(Tensor(grouped))])
    }
    return (plain, ["read \(string) as \(plain)"])
  }

  /// Spellings that are read in two ways, or that name no number.
  ///
  /// - Parameter isWhole: whether the text should be one number.
  static func refuseKnownTroubles(_ text: AnswerText, isWhole: Bool) throws(ReadingFailure) {
    for place in 0..<text.count {
      switch text[place] {
      case "%":
        throw .unreadable("a per cent sign: write 0.5 or 1/2 for 50 %", spanOf(place, text))
      case "'" where text[place - 1].isDigit && isGroup(text, place + 1):
        throw .unreadable(
          "a number with marks between thousands: write 1000, not 1'000", spanOf(place, text))
      case "." where text[place - 1].isDigit && isSecondPoint(text, place):
        throw .unreadable("a number with two points", spanOf(place, text))
      case "…",
        "." where text[place] == "…" || (text[place + 1] == "." && text[place + 2] == "."):
        throw .unreadable("three dots leave numbers out: write all of them", spanOf(place, text))
      case "_" where text[place - 1].isDigit && text[place + 1].isDigit:
        throw .unreadable(
          "a number with marks between thousands: write 1000, not 1_000", spanOf(place, text))
      default: break
      }
    }
    if isWhole { try refuseSpaces(text) }
  }

  /// `1 1/2` and `1 000` where one number is asked.
  private static func refuseSpaces(_ text: AnswerText) throws(ReadingFailure) {
    let string = text.string
    let words = string.split(whereSeparator: \.isWhitespace)
    guard words.count > 1, let first = words.first, isDigits(first.drop { $0 == "-" || $0 == "+" })
    else { return }
    if words.count == 2, words[1].contains("/"),
      let whole = try? Rational(parsing: first), let part = try? Rational(parsing: words[1])
    {
      let mixed = first.hasPrefix("-") ? whole - part : whole + part
      throw .unreadable(
        "a whole number and a fraction stand side by side: write \(mixed.fractionText)", nil,
        readings: [.tensor(Tensor(mixed)), .tensor(row([whole, part]))])
    }
    if words.dropFirst().allSatisfy({ isDigits($0) && $0.count == 3 }) {
      throw .unreadable("a number with spaces in it: write \(words.joined()), if it is one", nil)
    }
    throw .unreadable("one number is needed here, and \(words.count) stand side by side", nil)
  }

  private static func row(_ numbers: [Rational]) -> Tensor {
    .exact(Grid(shape: [numbers.count], cells: numbers))
  }

  private static func isDigits(_ text: Substring) -> Bool {
    !text.isEmpty && text.utf8.allSatisfy { $0 >= 0x30 && $0 <= 0x39 }
  }

  private static func isGroup(_ text: AnswerText, _ place: Int) -> Bool {
    (place..<place + 3).allSatisfy { text[$0].isDigit } && !text[place + 3].isDigit
  }

  /// Whether a point stands behind digits that already have one before them: `1.2.3`.
  private static func isSecondPoint(_ text: AnswerText, _ place: Int) -> Bool {
    var before = place - 1
    while text[before].isDigit { before -= 1 }
    return text[before] == "." && text[before - 1].isDigit
  }

  /// The stretch of one scalar, in bytes.
  private static func spanOf(_ place: Int, _ text: AnswerText) -> Span {
    let start = text.scalars.prefix(place).reduce(0) { $0 + UTF8.width($1) }
    return Span(start, start + UTF8.width(text[place]))
  }
}
