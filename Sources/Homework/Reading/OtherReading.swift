/// Another text that a text with spaces or commas in odd places may stand for.
///
/// `[1 - 2]` is one number, or two with a space too many; `[1,5 2,5]` is four numbers, or two with
/// decimal commas. Where both can be read and differ, neither is taken.
struct OtherReading {
  let text: AnswerText
  /// What is said where both readings are possible.
  let complaint: String
  /// What is said where only this one is.
  let note: String
  /// Whether it may be taken where the text as it stands cannot be read.
  let isSafeAlone: Bool
  /// Whether it counts where the text as it stands can be read.
  var isRival = true
  /// Whether it may be taken where the text as it stands is not allowed.
  var isSafeInsteadOfArithmetic = false

  static func all(of text: AnswerText, kind: AnswerKind) -> [OtherReading] {
    guard kind != .command, kind != .mistake else { return [] }
    let frames = RowFrames(text, isBareRow: kind == .matrix)
    return [
      detachedSigns(frames), attachedSigns(frames), bareRow(frames), decimals(frames),
      mixed(frames), longRows(frames), bars(frames),
    ].compactMap { $0 }
  }

  /// `[1,5 2,5]` read as the row 1.5, 2.5.
  private static func decimals(_ frames: RowFrames) -> OtherReading? {
    guard frames.text.scalars.contains(",") else { return nil }
    var changed = AnswerText()
    var isChanged = false
    for place in 0..<frames.text.count {
      let isDecimal = frames.text[place] == "," && frames.mayHaveDecimalCommas(place)
      isChanged = isChanged || isDecimal
      changed.append(isDecimal ? "." : frames.text[place], origin: frames.text.origin(place))
    }
    guard isChanged else { return nil }
    return OtherReading(
      text: changed,
      complaint: "the commas may separate numbers or be decimal points:"
        + " write points, and spaces between the numbers",
      note: "", isSafeAlone: false)
  }

  /// `1 1/2` without brackets read as one and a half.
  private static func mixed(_ frames: RowFrames) -> OtherReading? {
    guard frames.isBare, frames.text.scalars.contains("/") else { return nil }
    var changed = AnswerText()
    var isChanged = false
    for place in 0..<frames.text.count {
      if frames.isGapOfMixedNumber(place) {
        isChanged = true
        changed.append("+", origin: frames.text.origin(place))
      } else {
        changed.append(frames.text[place], origin: frames.text.origin(place))
      }
    }
    guard isChanged else { return nil }
    return OtherReading(
      text: changed,
      complaint: "a whole number and a fraction side by side may be one number or two:"
        + " write 3/2 for one and a half, or commas between the numbers",
      note: "", isSafeAlone: false)
  }

  /// A row that a print broke at the width of its page; it counts only where rows would be ragged.
  private static func longRows(_ frames: RowFrames) -> OtherReading? {
    var changed = AnswerText()
    var isChanged = false
    var lineStart = 0
    for place in 0..<frames.text.count {
      let isBreak = frames.text[place] == "\n"
      let joins = isBreak && place - lineStart >= Self.pageWidth && frames.isBetweenNumbers(place)
      if isBreak { lineStart = place + 1 }
      isChanged = isChanged || joins
      changed.append(joins ? " " : frames.text[place], origin: frames.text.origin(place))
    }
    guard isChanged else { return nil }
    return OtherReading(
      text: changed, complaint: "", note: "read a long row that goes on in the next line",
      isSafeAlone: true, isRival: false)
  }

  /// `1 2 | 3 4` read as two rows rather than a row in two parts.
  private static func bars(_ frames: RowFrames) -> OtherReading? {
    guard frames.text.scalars.contains("|") else { return nil }
    let inner = SeparatorRepair.innerBars(frames.text)
    guard inner.contains(where: { frames.hasGapBeside($0) }) else { return nil }
    var changed = AnswerText()
    for place in 0..<frames.text.count {
      let isRowEnd = inner.contains(place)
      changed.append(isRowEnd ? ";" : frames.text[place], origin: frames.text.origin(place))
    }
    return OtherReading(
      text: changed,
      complaint: "the | may end a row or separate parts of one: write ; between rows", note: "",
      isSafeAlone: false)
  }

  /// Prints break lines before 75 or 80 columns, and no number takes more than a few of them.
  private static let pageWidth = 50
}
