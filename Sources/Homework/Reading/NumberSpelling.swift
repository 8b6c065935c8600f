internal import Arithmetic
internal import Documents
internal import Syntax

/// Recognizes other spellings of numbers: with a decimal comma, in groups of three, as a mixed number.
enum NumberSpelling {
  /// Reads `61'706`, `61_706`, `61 706`, `1,234,567` and `1.000,50`, which can be only one number.
  static func grouped(_ text: AnswerText) -> (text: String, notes: [String])? {
    let string = text.string
    let sign = string.hasPrefix("-") ? "-" : ""
    let digits = string.dropFirst(sign.count)
    for (mark, point) in [("'", "."), ("_", "."), (" ", "."), (",", "."), (".", ",")] {
      let halves = digits.split(separator: Character(point), omittingEmptySubsequences: false)
      guard let whole = halves.first, halves.count <= 2, halves.dropFirst().allSatisfy(isDigits)
      else {
        continue
      }
      let groups = whole.split(separator: Character(mark), omittingEmptySubsequences: false)
      // One comma or point alone may be that of a decimal.
      let isSure = groups.count > 2 || halves.count == 2 || !(mark == "," || mark == ".")
      guard groups.count > 1, isSure, groups.allSatisfy(isDigits), groups[0].count <= 3,
        groups.dropFirst().allSatisfy({ $0.count == 3 })
      else { continue }
      let plain = sign + groups.joined() + (halves.count == 2 ? "." + halves[1] : "")
      return (plain, ["read \(string) as \(plain)"])
    }
    return nil
  }

  /// Reads `1,5` if one number is expected.
  ///
  /// - Throws: `.unreadable` for `1,500`, which may be 1.5 or 1500.
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
        "the comma may be a decimal point or separate thousands: write \(plain) or "
          + parts.joined(), nil,
        readings: [
          WrittenAnswer(value: .tensor(Tensor(decimal)), places: [3]),
          WrittenAnswer(value: .tensor(Tensor(grouped))),
        ])
    }
    return (plain, ["read \(string) as \(plain)"])
  }

  /// Throws for spellings that are ambiguous or not numbers.
  ///
  /// - Parameter isSingle: Whether the text should be a single number.
  static func checkKnownProblems(_ text: AnswerText, isSingle: Bool) throws(ReadingFailure) {
    for place in 0..<text.count {
      switch text[place] {
      case "%":
        throw .unreadable("a percent sign: write 0.5 or 1/2 for 50 %", text.span(at: place))
      case "'" where text[place - 1].isDigit && isGroup(text, place + 1):
        throw .unreadable(
          "a number with a thousands separator: write 1000, not 1'000", text.span(at: place))
      case "." where text[place - 1].isDigit && isSecondPoint(text, place):
        throw .unreadable("a number with two points", text.span(at: place))
      case "…",
        "." where text[place] == "…" || (text[place + 1] == "." && text[place + 2] == "."):
        throw .unreadable("three dots omit numbers: write all of them", text.span(at: place))
      case "_" where text[place - 1].isDigit && text[place + 1].isDigit:
        throw .unreadable(
          "a number with a thousands separator: write 1000, not 1_000", text.span(at: place))
      default: break
      }
    }
    if isSingle { try checkSpaces(text) }
  }

  /// Throws for `1 1/2` and `1 000` if one number is expected.
  private static func checkSpaces(_ text: AnswerText) throws(ReadingFailure) {
    let string = text.string
    let words = string.split(whereSeparator: \.isWhitespace)
    guard words.count > 1, let first = words.first, isDigits(first.drop { $0 == "-" || $0 == "+" })
    else { return }
    if words.count == 2, words[1].contains("/"),
      let whole = try? Rational(parsing: first), let part = try? Rational(parsing: words[1])
    {
      let mixed = first.hasPrefix("-") ? whole - part : whole + part
      throw .unreadable(
        "a whole number next to a fraction: write \(mixed.fractionText)", nil,
        readings: [Tensor(mixed), row([whole, part])].map { WrittenAnswer(value: .tensor($0)) })
    }
    if words.dropFirst().allSatisfy({ isDigits($0) && $0.count == 3 }) {
      throw .unreadable("a number with spaces in it: write \(words.joined()), if it is one", nil)
    }
    throw .unreadable("one number is needed here, and there are \(words.count)", nil)
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

  /// Whether the point is the second of a number: `1.2.3`.
  private static func isSecondPoint(_ text: AnswerText, _ place: Int) -> Bool {
    var before = place - 1
    while text[before].isDigit { before -= 1 }
    return text[before] == "." && text[before - 1].isDigit
  }

}
