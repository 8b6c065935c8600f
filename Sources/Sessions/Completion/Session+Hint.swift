internal import Commands

extension Session {
  /// The operands that a command still needs, for a hint after the cursor: ` kernel` after `conv x`. Nil
  /// if none is missing, or a word is still being typed.
  public func missingOperands(of line: String) -> String? {
    guard line.utf8.count < 4096 else { return nil }
    // Words before a blank are complete; so is the name of a command.
    let isApart = line.utf8.last == UInt8(ascii: " ")
    if !isApart {
      guard CommandTable.command(named: Self.lastWord(of: line)) != nil else { return nil }
    }
    let context = CursorContext((isApart ? line : line + " ").utf8)
    let frame = context.frame
    guard context.place == .argument, context.frames.count == 1, !frame.isCall else { return nil }
    let missing = unbound(parameters(of: frame), in: frame).filter {
      $0.isPositional && $0.fallback.isEmpty && $0.repetition == .once
    }
    guard !missing.isEmpty, frame.owner != "shape" else { return nil }
    return (isApart ? "" : " ") + missing.map(\.name).joined(separator: " ")
  }

  private static func lastWord(of line: String) -> String {
    String(line.split(whereSeparator: { $0 == " " || $0 == ";" || $0 == "\n" }).last ?? "")
  }
}
