extension LineEditor {
  /// Inserts what the terminal marks as pasted, all at once. A pasted matrix of several rows is one
  /// line to edit, not a line of its own at each row.
  func paste() -> Outcome {
    var bytes: [UInt8] = []
    while true {
      switch input.next() {
      case .byte(let byte):
        bytes.append(byte)
        if bytes.hasSuffix(PastedText.end) {
          insert(PastedText.cleaned(bytes.dropLast(PastedText.end.count)))
          return .refresh
        }
        // Of what is too long the beginning stays, and the end mark is still looked for.
        if bytes.count > PastedText.longest + 64 {
          bytes.removeSubrange(PastedText.longest..<(PastedText.longest + 32))
        }
      case .interrupted, .endOfInput:
        // The flag stays up, or the input at its end: the next key asked for is told.
        return .refresh
      case .timeout, .resized, .stopping, .continued:
        continue
      }
    }
  }
}

extension Array where Element == UInt8 {
  fileprivate func hasSuffix(_ end: [UInt8]) -> Bool {
    count >= end.count && self[(count - end.count)...].elementsEqual(end)
  }
}
