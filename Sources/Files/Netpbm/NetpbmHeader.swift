/// The header of a Netpbm image: its kind, its size and the value of white.
///
/// Source: the pbm(5), pgm(5) and ppm(5) pages of Netpbm.
struct NetpbmHeader {
  enum Kind { case bits, grey, colour }

  let kind: Kind
  /// Whether cells are written as text: P1, P2, P3.
  let isPlain: Bool
  let width: Int
  let height: Int
  /// The maximum value of a cell, 1…65535; 1 for bits.
  let maximum: Int

  var shape: [Int] { kind == .colour ? [height, width, 3] : [height, width] }

  init(_ cursor: inout ByteCursor) throws(FileError) {
    guard cursor.take() == UInt8(ascii: "P"), let digit = cursor.take(), (49...54).contains(digit)
    else { throw .malformed("it does not begin with P1 to P6, as an image does") }
    let number = Int(digit) - 48
    kind = [.bits, .grey, .colour][(number - 1) % 3]
    isPlain = number <= 3
    width = try Self.number(&cursor, "width")
    height = try Self.number(&cursor, "height")
    maximum = kind == .bits ? 1 : try Self.number(&cursor, "maximum value")
    guard (1...65535).contains(maximum) else {
      throw .malformed("its maximum value is \(maximum), and must be from 1 to 65535")
    }
    // A single blank separates the header from binary cells; where lines end as on Windows, two do.
    if !isPlain {
      guard let blank = cursor.take(), ByteCursor.isBlank(blank) else {
        throw .malformed("its header does not end")
      }
      let isCell = byteCount.map { cursor.rest <= $0 } ?? true
      if blank == 13, cursor.next == 10, !isCell { cursor.skip(1) }
    }
  }

  /// The number of bytes that binary cells take; nil where it does not fit a machine word.
  private var byteCount: Int? {
    let perRow = kind == .bits ? (width - 1) / 8 + 1 : width
    let (row, overflow) = perRow.multipliedReportingOverflow(
      by: (kind == .colour ? 3 : 1) * (maximum > 255 ? 2 : 1))
    let (count, overflow1) = row.multipliedReportingOverflow(by: height)
    return overflow || overflow1 ? nil : count
  }

  private static func number(_ cursor: inout ByteCursor, _ name: String) throws(FileError) -> Int {
    cursor.skipBlanksAndComments()
    let digits = cursor.take(while: ByteCursor.isDigit)
    guard !digits.isEmpty else { throw .malformed("its \(name) is missing") }
    guard let value = Int(String(decoding: digits, as: UTF8.self)) else {
      throw .malformed("its \(name) is too large")
    }
    guard value > 0 else { throw .malformed("its \(name) is 0") }
    return value
  }
}

extension ByteCursor {
  mutating func skipBlanksAndComments() {
    skipBlanks()
    while next == UInt8(ascii: "#") {
      _ = take { $0 != 10 && $0 != 13 }
      skipBlanks()
    }
  }
}
