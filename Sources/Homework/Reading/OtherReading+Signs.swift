/// Signs that may belong to one number or stand between two.
extension OtherReading {
  private static let signs =
    "a sign with a space before it may belong to one number or stand between two:"
    + " write 1-2 for a difference, or commas between the numbers"

  /// `[1 - 2]` read as the row 1, −2.
  static func detachedSigns(_ frames: RowFrames) -> OtherReading? {
    guard !frames.text.scalars.contains(",") else { return nil }
    var changed = AnswerText()
    var place = 0
    var isChanged = false
    while place < frames.text.count {
      changed.append(frames.text[place], origin: frames.text.origin(place))
      if frames.isSpacedSign(place), frames.text[place + 1].isBlank {
        isChanged = true
        while frames.text[place + 1].isBlank, place + 1 < frames.text.count { place += 1 }
      }
      place += 1
    }
    guard isChanged else { return nil }
    return OtherReading(
      text: frames.isBare ? bracketed(changed) : changed, complaint: signs,
      note: "read a sign with spaces around it as that of the number behind it", isSafeAlone: true)
  }

  /// `[1 -2, 3]` read as the row −1, 3.
  static func attachedSigns(_ frames: RowFrames) -> OtherReading? {
    var changed = AnswerText()
    var isChanged = false
    for place in 0..<frames.text.count {
      changed.append(frames.text[place], origin: frames.text.origin(place))
      if frames.isSpacedSign(place), !frames.text[place + 1].isBlank, frames.hasComma(place) {
        isChanged = true
        changed.append(" ", origin: frames.text.origin(place))
      }
    }
    guard isChanged else { return nil }
    return OtherReading(text: changed, complaint: signs, note: "", isSafeAlone: false)
  }

  /// `1 -2` without brackets read as the row 1, −2.
  static func bareRow(_ frames: RowFrames) -> OtherReading? {
    guard frames.isBare,
      (0..<frames.text.count).contains(where: {
        frames.isSpacedSign($0) && !frames.text[$0 + 1].isBlank
      })
    else { return nil }
    return OtherReading(
      text: bracketed(frames.text), complaint: signs, note: "read numbers without brackets as rows",
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
