import Glibc
import Terminal

/// The lines of a file or of standard input, read in blocks. Only one line is in memory at a time, and
/// only the beginning of a line that is too long.
struct LineSource {
  private let file: OpenFile
  private var block: [UInt8]
  private var start = 0
  private var end = 0
  private var isAtEnd = false
  /// Whether the next bytes are the rest of a line already passed on.
  private var isInsideLine = false

  /// The bytes that may still be read, and whether there were more.
  var allowance = Int.max
  private(set) var isCut = false

  private static let blockSize = 1 << 16

  static let standardInput = LineSource(.standardInput)

  private init(_ file: OpenFile) {
    self.file = file
    block = [UInt8](repeating: 0, count: Self.blockSize)
  }

  init(path: String) throws(SystemError) {
    let file = try OpenFile(reading: path, isBlocking: true)
    guard file.kind != .folder else { throw SystemError(code: EISDIR) }
    self.init(file)
  }

  /// Whether another line is available without reading.
  var hasBufferedLine: Bool {
    block.withUnsafeBufferPointer { bytes in
      guard let base = bytes.baseAddress, end > start, !isInsideLine else { return false }
      return memchr(base + start, 10, end - start) != nil
    }
  }

  /// Whether reading on would wait: a pipe or a terminal whose writer has nothing more to say yet.
  var waits: Bool {
    var request = pollfd(fd: file.number, events: Int16(POLLIN), revents: 0)
    return !isAtEnd && poll(&request, 1, 0) == 0
  }

  /// Passes the next line, without its line end, to `body`; returns false at the end of input.
  ///
  /// - Parameter limit: The maximum bytes of a line; the rest of a longer line is skipped.
  mutating func next(
    atMost limit: Int, _ body: (UnsafeBufferPointer<UInt8>) -> Void
  ) -> Bool {
    skipRest()
    var searched = 0
    while true {
      if let found = lineEnd(from: start + searched) {
        pass(start..<found, to: body)
        start = found + 1
        return true
      }
      searched = end - start
      if isAtEnd {
        guard end > start else { return false }
        pass(start..<end, to: body)
        start = end
        return true
      }
      if searched >= limit {
        pass(start..<(start + limit), to: body)
        start += limit
        isInsideLine = true
        return true
      }
      fill()
    }
  }

  /// Skips the rest of a line whose beginning was passed on.
  private mutating func skipRest() {
    while isInsideLine {
      if let found = lineEnd(from: start) {
        start = found + 1
        isInsideLine = false
      } else {
        start = end
        if isAtEnd { isInsideLine = false } else { fill() }
      }
    }
  }

  private func lineEnd(from offset: Int) -> Int? {
    block.withUnsafeBufferPointer { bytes in
      guard let base = bytes.baseAddress, end > offset,
        let place = memchr(base + offset, 10, end - offset)
      else { return nil }
      return UnsafeRawPointer(place) - UnsafeRawPointer(base)
    }
  }

  private func pass(_ range: Range<Int>, to body: (UnsafeBufferPointer<UInt8>) -> Void) {
    block.withUnsafeBufferPointer { body(UnsafeBufferPointer(rebasing: $0[range])) }
  }

  private mutating func fill() {
    guard allowance > 0 else {
      (isCut, isAtEnd) = (true, true)
      return
    }
    if start > 0 {
      let (from, length) = (start, end - start)
      block.withUnsafeMutableBytes { bytes in
        guard let base = bytes.baseAddress else { return }
        memmove(base, base + from, length)
      }
      (start, end) = (0, length)
    }
    if block.count - end < Self.blockSize / 2 {
      block.append(contentsOf: repeatElement(0, count: max(block.count, Self.blockSize)))
    }
    let free = end...
    let count = block.withUnsafeMutableBytes { bytes in
      (try? file.read(into: UnsafeMutableRawBufferPointer(rebasing: bytes[free]))) ?? 0
    }
    end += count
    allowance -= count
    isAtEnd = count == 0
  }
}
