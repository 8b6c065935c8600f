import Arithmetic
import Commands
import Documents
import Rendering
import Sessions
import Syntax
import Terminal

/// Limits of output: of the memory for one answer, and of the bytes written with `--safe`.
extension ScriptWriter {
  /// The error for a value whose text would be too long; nil if it is not.
  func refusal(of value: Value, _ outcome: Outcome) -> Diagnostic? {
    // Small values have short texts.
    guard value.byteCount > 1 << 16 else { return nil }
    let bound = value.textBound
    // The bound may be far too high: near the limit, the written text is measured instead.
    if limits.answer < Int.max {
      return bound / 8 > limits.answer ? tooMuchText(outcome) : nil
    }
    guard bound > limits.memory else { return nil }
    return Diagnostic(
      .tooMuchMemory,
      "the text of this value would take up to \(ByteText.of(bound)), "
        + "more than the limit of \(ByteText.of(limits.memory))",
      labels: [.init(outcome.span)],
      help: ["ask for a part of it, such as x[0:3], or write it to a file with save"])
  }

  func tooMuchText(_ outcome: Outcome) -> Diagnostic {
    Diagnostic(
      .tooLarge,
      "the text of this answer has more than \(ByteText.of(limits.answer)), the limit with --safe",
      labels: [.init(outcome.span)],
      help: ["ask for a part of it, such as x[0:3], or for fewer windows, such as steps=3"])
  }

  func tooMuchOutput(_ span: Span) -> Diagnostic {
    Diagnostic(
      .tooLarge,
      "this run has written \(ByteText.of(limits.output)), the limit with --safe, and ends here",
      labels: [.init(span)], help: ["without --safe there is no limit"])
  }
}

/// A buffer for standard output, written when it is full or flushed.
struct Output {
  var bytes: [UInt8] = []
  /// The number of bytes written and buffered.
  var total: Int { written + bytes.count }
  private var written = 0
  private static let capacity = 1 << 16

  init() { bytes.reserveCapacity(Self.capacity + 4096) }

  mutating func flushIfFull() { if bytes.count >= Self.capacity { flush() } }

  mutating func flush() {
    guard !bytes.isEmpty else { return }
    written += bytes.count
    Self.write(&bytes)
  }

  /// Writes the buffered part of an unfinished answer if the buffer is full.
  static func drain(_ bytes: inout [UInt8]) {
    if bytes.count >= capacity { write(&bytes) }
  }

  private static func write(_ bytes: inout [UInt8]) {
    if held?.append(contentsOf: bytes) == nil { Process.print(bytes) }
    bytes.removeAll(keepingCapacity: true)
    if let held, held.count > mostHeld { release() }
  }

  /// Writes a diagnostic, in its place among what is held.
  static func write(diagnostic bytes: [UInt8]) {
    guard held != nil, StandardStream.error.isTerminal else {
      StandardStream.error.write(bytes)
      return
    }
    held?.append(contentsOf: bytes)
  }

  // MARK: Paging

  /// What is written while a pager may still be needed; nil if all goes out at once.
  // Only the main thread writes.
  nonisolated(unsafe) private static var held: [UInt8]?
  /// More than this is not kept back: whoever asked for it sees it come.
  private static let mostHeld = 1 << 20

  /// Keeps back what is written, if it may need a pager.
  static func hold() { if Pager.standard() != nil { held = [] } }

  /// Shows what was kept back, through the pager if it has more rows than the screen.
  static func page() {
    guard let bytes = held else { return }
    held = nil
    if let size = TerminalDevice.size(), Pager.isNeeded(for: bytes, in: size),
      let pager = Pager.standard(), pager.show(String(decoding: bytes, as: UTF8.self))
    {
      return
    }
    Process.print(bytes)
  }

  private static func release() {
    guard let bytes = held else { return }
    held = nil
    Process.print(bytes)
  }
}
