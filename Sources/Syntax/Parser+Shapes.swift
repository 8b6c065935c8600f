/// Shapes, and the complaint about what is neither a number nor a shape.
extension Parser {
  /// The length of `x`, `X` or `×` at an offset.
  func timesLength(at offset: Int) -> Int? {
    if byte(offset) | 0x20 == 0x78 { return 1 }
    return isTimesSign(at: offset) ? 2 : nil
  }

  mutating func shape(_ start: Int) throws(Diagnostic) -> Expression.Node {
    position = start
    var sizes: [Int] = []
    while true {
      let begin = position
      skipDigits()
      guard let size = Int(text(begin, position)) else {
        throw .sizeTooLong(at: Span(begin, position))
      }
      sizes.append(size)
      guard let times = timesLength(at: position), byte(position + times).isDigit else { break }
      position += times
    }
    let isFollowed =
      current == .point ? next != .point : nameEnd(from: position) > position
    if isFollowed || isTimesSign(at: position) { throw badNumber(start) }
    return .shape(sizes)
  }

  /// The complaint about a number that letters or more points stick to, with all of them.
  mutating func badNumber(_ start: Int) -> Diagnostic {
    while true {
      if isTimesSign(at: position) {
        position += 2
      } else if current.isDigit || current == .point {
        position += 1
      } else {
        let end = nameEnd(from: position)
        guard end > position else { break }
        position = end
      }
    }
    return .badNumber(text(start, position), at: Span(start, position))
  }
}
