import Glibc
import Terminal

/// The lines of a file or of standard input, read in blocks; one line is held at a time, and of one that
/// is too long only its beginning.
struct LineSource {
  private let file: OpenFile
  private var block: [UInt8]
  private var start = 0
  private var end = 0
  private var isAtEnd = false
  /// Whether what comes next is the rest of a line that was given already.
  private var isInsideLine = false

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

  /// Whether a further line is at hand without waiting for the input.
  var hasLineAtHand: Bool {
    block.withUnsafeBufferPointer { bytes in
      guard let base = bytes.baseAddress, end > start, !isInsideLine else { return false }
      return memchr(base + start, 10, end - start) != nil
    }
  }

  /// Gives the next line, without its line end, to `body`; false at the end of the input.
  ///
  /// - Parameter most: the bytes to give of a line that has more; its rest is not kept.
  mutating func next(
    atMost most: Int, _ body: (UnsafeBufferPointer<UInt8>) -> Void
  ) -> Bool {
    skipRest()
    var searched = 0
    while true {
      if let found = lineEnd(from: start + searched) {
        hand(start..<found, to: body)
        start = found + 1
        return true
      }
      searched = end - start
      if isAtEnd {
        guard end > start else { return false }
        hand(start..<end, to: body)
        start = end
        return true
      }
      if searched >= most {
        hand(start..<(start + most), to: body)
        start += most
        isInsideLine = true
        return true
      }
      fill()
    }
  }

  /// Goes behind a line of which the beginning was given.
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

  private func hand(_ range: Range<Int>, to body: (UnsafeBufferPointer<UInt8>) -> Void) {
    block.withUnsafeBufferPointer { body(UnsafeBufferPointer(rebasing: $0[range])) }
  }

  private mutating func fill() {
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
    isAtEnd = count == 0
  }
}
