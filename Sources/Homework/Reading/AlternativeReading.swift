/// An alternative text that a text with unusual spaces or commas may mean.
///
/// `[1 - 2]` is one number, or two with an extra space; `[1,5 2,5]` is four numbers, or two with decimal
/// commas. If both readings are possible and differ, neither is used.
struct AlternativeReading {
  let text: AnswerText
  /// The message if both readings are possible.
  let complaint: String
  /// The note if only this one is.
  let note: String
  /// Whether it may be used if the text itself is unreadable.
  let isSafeAlone: Bool
  /// Whether it competes with the text itself if that is readable.
  var isRival = true
  /// Whether it may be used if the text itself is not allowed.
  var isSafeInsteadOfArithmetic = false

  static func all(of text: AnswerText, kind: AnswerKind) -> [AlternativeReading] {
    guard kind != .command, kind != .mistake else { return [] }
    let brackets = EnclosingBrackets(text, isBareRow: kind == .matrix)
    return [
      detachedSigns(brackets), attachedSigns(brackets), bareRow(brackets), decimals(brackets),
      mixed(brackets), longRows(brackets), bars(brackets),
    ].compactMap { $0 }
  }

  /// Reads `[1,5 2,5]` as the row 1.5, 2.5.
  private static func decimals(_ brackets: EnclosingBrackets) -> AlternativeReading? {
    guard brackets.text.scalars.contains(",") else { return nil }
    var changed = AnswerText()
    var isChanged = false
    for place in 0..<brackets.text.count {
      let isDecimal = brackets.text[place] == "," && brackets.mayHaveDecimalCommas(place)
      isChanged = isChanged || isDecimal
      changed.append(isDecimal ? "." : brackets.text[place], origin: brackets.text.origin(place))
    }
    guard isChanged else { return nil }
    return AlternativeReading(
      text: changed,
      complaint: "the commas may be separators or decimal points:"
        + " write points, and spaces between the numbers",
      note: "", isSafeAlone: false)
  }

  /// Reads `1 1/2` without brackets as 1.5.
  private static func mixed(_ brackets: EnclosingBrackets) -> AlternativeReading? {
    guard brackets.isBare, brackets.text.scalars.contains("/") else { return nil }
    var changed = AnswerText()
    var isChanged = false
    for place in 0..<brackets.text.count {
      if brackets.isGapOfMixedNumber(place) {
        isChanged = true
        changed.append("+", origin: brackets.text.origin(place))
      } else {
        changed.append(brackets.text[place], origin: brackets.text.origin(place))
      }
    }
    guard isChanged else { return nil }
    return AlternativeReading(
      text: changed,
      complaint: "a whole number next to a fraction may be one number or two:"
        + " write 3/2 for one and a half, or commas between the numbers",
      note: "", isSafeAlone: false)
  }

  /// Joins a row that was wrapped at the page width; used only if the rows would be ragged.
  private static func longRows(_ brackets: EnclosingBrackets) -> AlternativeReading? {
    var changed = AnswerText()
    var isChanged = false
    var lineStart = 0
    for place in 0..<brackets.text.count {
      let isBreak = brackets.text[place] == "\n"
      let joins = isBreak && place - lineStart >= Self.pageWidth && brackets.isBetweenNumbers(place)
      if isBreak { lineStart = place + 1 }
      isChanged = isChanged || joins
      changed.append(joins ? " " : brackets.text[place], origin: brackets.text.origin(place))
    }
    guard isChanged else { return nil }
    return AlternativeReading(
      text: changed, complaint: "", note: "read a long row that continues on the next line",
      isSafeAlone: true, isRival: false)
  }

  /// Reads `1 2 | 3 4` as two rows instead of a row in two parts.
  private static func bars(_ brackets: EnclosingBrackets) -> AlternativeReading? {
    guard brackets.text.scalars.contains("|") else { return nil }
    let inner = SeparatorRepair.innerBars(brackets.text)
    guard inner.contains(where: { brackets.hasGapBeside($0) }) else { return nil }
    var changed = AnswerText()
    for place in 0..<brackets.text.count {
      let isRowEnd = inner.contains(place)
      changed.append(isRowEnd ? ";" : brackets.text[place], origin: brackets.text.origin(place))
    }
    return AlternativeReading(
      text: changed,
      complaint: "the | may end a row or separate its parts: write ; between rows", note: "",
      isSafeAlone: false)
  }

  /// Output is wrapped at 75 or 80 columns, and a number takes only a few of them.
  private static let pageWidth = 50
}

/// Signs that may belong to a number or be operators.
extension AlternativeReading {
  private static let signs =
    "a sign after a space may belong to one number or be an operator:"
    + " write 1-2 for a difference, or commas between the numbers"

  /// Reads `[1 - 2]` as the row 1, −2.
  static func detachedSigns(_ brackets: EnclosingBrackets) -> AlternativeReading? {
    guard !brackets.text.scalars.contains(",") else { return nil }
    var changed = AnswerText()
    var place = 0
    var isChanged = false
    while place < brackets.text.count {
      changed.append(brackets.text[place], origin: brackets.text.origin(place))
      if brackets.isSpacedSign(place), brackets.text[place + 1].isBlank {
        isChanged = true
        while brackets.text[place + 1].isBlank, place + 1 < brackets.text.count { place += 1 }
      }
      place += 1
    }
    guard isChanged else { return nil }
    return AlternativeReading(
      text: brackets.isBare ? bracketed(changed) : changed, complaint: signs,
      note: "read a sign with spaces around it as part of the number after it", isSafeAlone: true)
  }

  /// Reads `[1 -2, 3]` as the row −1, 3.
  static func attachedSigns(_ brackets: EnclosingBrackets) -> AlternativeReading? {
    var changed = AnswerText()
    var isChanged = false
    for place in 0..<brackets.text.count {
      changed.append(brackets.text[place], origin: brackets.text.origin(place))
      if brackets.isSpacedSign(place), !brackets.text[place + 1].isBlank, brackets.hasComma(place) {
        isChanged = true
        changed.append(" ", origin: brackets.text.origin(place))
      }
    }
    guard isChanged else { return nil }
    return AlternativeReading(text: changed, complaint: signs, note: "", isSafeAlone: false)
  }

  /// Reads `1 -2` without brackets as the row 1, −2.
  static func bareRow(_ brackets: EnclosingBrackets) -> AlternativeReading? {
    guard brackets.isBare,
      (0..<brackets.text.count).contains(where: {
        brackets.isSpacedSign($0) && !brackets.text[$0 + 1].isBlank
      })
    else { return nil }
    return AlternativeReading(
      text: bracketed(brackets.text), complaint: signs,
      note: "read numbers without brackets as rows",
      isSafeAlone: true,
      isSafeInsteadOfArithmetic: true)
  }

  private static func bracketed(_ text: AnswerText) -> AnswerText {
    var row = AnswerText()
    row.append("[", origin: text.origin(0))
    row.append(text, 0..<text.count)
    row.append("]", origin: text.origin(text.count))
    return row
  }
}
