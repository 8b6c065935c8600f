internal import Documents

/// The blocks that are words: headings, labelled facts, prose.
extension TextRenderer {
  /// `conv · input 5×5 · kernel 3×3`; where it does not fit, the dots stand under each other.
  func heading(_ title: String, _ facts: [String]) -> [StyledLine] {
    var lines: [StyledLine] = []
    var line = StyledLine(title, .title)
    let hanging = min(line.width, width / 3)
    for fact in facts {
      let part = StyledLine(" · " + fact)
      if line.width + part.width > width && line.width > hanging {
        lines.append(line)
        line = StyledLine()
        line.append(spaces: hanging)
      }
      line.append(" · ", .faint)
      line.append(fact)
    }
    lines.append(line)
    return lines.flatMap { $0.wrapped(to: width, hanging: hanging + 3) }
  }

  func fact(_ label: String, _ text: String, _ labelWidth: Int) -> [StyledLine] {
    text.paragraphs.enumerated().flatMap { place, paragraph in
      var line = labelled(place == 0 ? label : "", labelWidth)
      let hanging = line.width
      line.append(paragraph.withTabsExpanded)
      return line.wrapped(to: width, hanging: hanging)
    }
  }

  /// The label and the room up to the column where what it labels begins.
  func labelled(_ label: String, _ labelWidth: Int) -> StyledLine {
    var line = StyledLine()
    line.append(spaces: 2)
    line.append(label, .label)
    line.pad(to: 2 + labelWidth + 2)
    return line
  }

  /// Paragraphs keep their own line breaks and are broken where they are too long: for the screen, or
  /// for the eye.
  func prose(_ text: String, indent: Int) -> [StyledLine] {
    text.paragraphs.flatMap { paragraph in
      let text = paragraph.withTabsExpanded
      let spaces = text.prefix { $0 == " " }.count
      return StyledLine(text).indented(by: indent)
        .wrapped(to: min(width, Self.readableWidth), hanging: indent + spaces)
    }
  }

  /// The longest line that an eye finds the next one from.
  private static let readableWidth = 100

  func omitted(_ text: String) -> [StyledLine] {
    let line = StyledLine("  " + (text.hasPrefix("…") ? text : "… " + text), .faint)
    return line.wrapped(to: width, hanging: 4)
  }

  func result(_ name: String, _ value: Value, indent: Int) -> [StyledLine] {
    var bytes: [UInt8] = []
    ValueText(width: isComplete ? nil : width, indent: indent)
      .write(value, named: name, into: &bytes)
    var (lines, start): ([StyledLine], Int) = ([], 0)
    while let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) {
      lines.append(StyledLine(String(decoding: bytes[start..<end], as: UTF8.self), .result))
      start = end + 1
    }
    return lines
  }
}
