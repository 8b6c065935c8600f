import Terminal

/// Bytes on their way to standard output: gathered, and written when there are many or when somebody
/// waits for them.
struct Output {
  var bytes: [UInt8] = []
  /// The bytes written, and those on their way.
  var total: Int { written + bytes.count }
  private var written = 0
  private static let most = 1 << 16

  init() { bytes.reserveCapacity(Self.most + 4096) }

  mutating func flushIfFull() { if bytes.count >= Self.most { flush() } }

  mutating func flush() {
    guard !bytes.isEmpty else { return }
    written += bytes.count
    Self.write(&bytes)
  }

  /// Writes gathered bytes of an answer that is still being written, where there are many.
  static func drain(_ bytes: inout [UInt8]) {
    if bytes.count >= most { write(&bytes) }
  }

  private static func write(_ bytes: inout [UInt8]) {
    if !StandardStream.output.write(bytes) { Process.exit(1) }
    bytes.removeAll(keepingCapacity: true)
  }
}
