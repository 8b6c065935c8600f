internal import CLibEdit

extension LineEditor {
  /// The next character for libedit; nil at the end of the input.
  ///
  /// After Ctrl-C it is a carriage return until libedit gives the line up: that leaves vi's pending
  /// commands and every other mode, and puts the cursor under a line of several rows.
  func nextCharacter() -> Unicode.Scalar? {
    if isCancelled { return "\r" }
    if let scalar = nextPending() { return scalar }
    showLine()
    while true {
      let event = input.next()
      if case .byte(let byte) = event {
        let key = decoder.key(from: byte, then: input)
        if InterruptFlag.isRaised { continue }
        if let key, let scalar = character(for: key) {
          eraseHint()
          if key != .tab { tabs = 0 }
          return scalar
        }
        continue
      }
      eraseHint()
      switch event {
      case .endOfInput: return nil
      case .interrupted:
        cancel()
        return "\r"
      default: follow(event)
      }
      showLine()
    }
  }

  /// What libedit cannot draw of the line.
  private func showLine() {
    showTallLine()
    showHint()
  }

  private func cancel() {
    editor_put(edit, "^C")
    isCancelled = true
  }

  private func nextPending() -> Unicode.Scalar? { pending.isEmpty ? nil : pending.removeFirst() }

  /// The character libedit knows a key by; nil for a key to swallow.
  private func character(for key: Key) -> Unicode.Scalar? {
    switch key {
    case .character(let scalar): return scalar
    case .alt(let scalar):
      if scalar == "\r" || scalar == "\n" { return BoundKey.newline.scalar }
      pending = [scalar]
      return "\u{1b}"
    case .unknown(let bytes):
      // libedit would take the sequence's end for typed text; the user's own bindings may not.
      guard hasUserBindings else { return nil }
      pending = bytes.map { Unicode.Scalar($0) }
      return "\u{1b}"
    default:
      return BoundKey(key)?.scalar
    }
  }
}
