/// One item of a program's output to its terminal.
enum Control: Equatable {
  case print(Unicode.Scalar)
  /// A control character.
  case control(UInt8)
  /// `ESC [`, a private mark, numbers, a final letter.
  case sequence(isPrivate: Bool, numbers: [Int], final: Unicode.Scalar)
}

/// Takes a program's output apart, a byte at a time.
struct ControlParser: Sendable {
  private enum State { case text, escape, sequence, command, charset }
  private var state = State.text
  private var parameters = ""
  private var character: [UInt8] = []

  mutating func take(_ byte: UInt8) -> Control? {
    switch state {
    case .text: return text(byte)
    case .escape:
      parameters = ""
      switch Unicode.Scalar(byte) {
      case "[": state = .sequence
      case "]": state = .command
      case "(": state = .charset
      default: state = .text
      }
      return nil
    case .sequence:
      guard (0x40...0x7e).contains(byte) else {
        parameters.unicodeScalars.append(Unicode.Scalar(byte))
        return nil
      }
      state = .text
      return sequence(final: Unicode.Scalar(byte))
    case .command:
      if byte == 7 || byte == UInt8(ascii: "\\") { state = .text }
      return nil
    case .charset:
      state = .text
      return nil
    }
  }

  private mutating func text(_ byte: UInt8) -> Control? {
    if byte >= 0x80 {
      character.append(byte)
      guard let scalar = String(validating: character, as: UTF8.self)?.unicodeScalars.first else {
        if character.count >= 4 { character = [] }
        return nil
      }
      character = []
      return .print(scalar)
    }
    character = []
    if byte == 0x1b {
      state = .escape
      return nil
    }
    return (0x20..<0x7f).contains(byte) ? .print(Unicode.Scalar(byte)) : .control(byte)
  }

  private func sequence(final: Unicode.Scalar) -> Control {
    let isPrivate = parameters.first.map { "?>".contains($0) } ?? false
    let numbers = parameters.drop { "?>".contains($0) }
      .split(separator: ";", omittingEmptySubsequences: false).map { Int($0) ?? 0 }
    return .sequence(isPrivate: isPrivate, numbers: numbers, final: final)
  }
}
