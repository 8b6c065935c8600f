/// Text broken between words into lines of at most so many columns, made printable; an empty text is
/// one empty line.
///
/// - Parameter hanging: how far the lines after the first are set in.
public func wrapped(_ text: String, to columns: Int, hanging: Int = 0) -> [String] {
  StyledLine(text).wrapped(to: columns, hanging: hanging).map(\.text)
}

/// Text made printable and filled up with spaces to so many columns, on the left or on the right.
public func padded(_ text: String, to columns: Int, isRight: Bool = false) -> String {
  let shown = printable(text)
  let blank = String(repeating: " ", count: max(columns - displayWidth(shown), 0))
  return isRight ? blank + shown : shown + blank
}
