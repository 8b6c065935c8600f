/// What stands before the cells of a Netpbm image: its kind, its size and the number that is white.
///
/// Source: the pbm(5), pgm(5) and ppm(5) pages of Netpbm.
struct NetpbmHeader {
  enum Kind { case bits, grey, colour }

  let kind: Kind
  /// Whether cells are written as text: P1, P2, P3.
  let isPlain: Bool
  let width: Int
  let height: Int
  /// The greatest number of a cell, 1…65535; 1 where there are bits.
  let most: Int

  var shape: [Int] { kind == .colour ? [height, width, 3] : [height, width] }

  init(_ cursor: inout ByteCursor) throws(FileError) {
    guard cursor.take() == UInt8(ascii: "P"), let digit = cursor.take(), (49...54).contains(digit)
    else { throw .malformed("it does not begin as an image does, with P1 to P6") }
    let number = Int(digit) - 48
    kind = [.bits, .grey, .colour][(number - 1) % 3]
    isPlain = number <= 3
    width = try Self.number(&cursor, "width")
    height = try Self.number(&cursor, "height")
    most = kind == .bits ? 1 : try Self.number(&cursor, "greatest number")
    guard (1...65535).contains(most) else {
      throw .malformed("its greatest number is \(most), and must be from 1 to 65535")
    }
    // One blank ends the header of cells that are bytes.
    if !isPlain {
      guard let blank = cursor.take(), ByteCursor.isBlank(blank) else {
        throw .malformed("its header does not end")
      }
    }
  }

  private static func number(_ cursor: inout ByteCursor, _ name: String) throws(FileError) -> Int {
    cursor.skipBlanksAndComments()
    let digits = cursor.take(while: ByteCursor.isDigit)
    guard !digits.isEmpty else { throw .malformed("its \(name) is missing") }
    guard let value = Int(String(decoding: digits, as: UTF8.self)) else {
      throw .malformed("its \(name) is beyond what can be counted")
    }
    guard value > 0 else { throw .malformed("its \(name) is 0") }
    return value
  }
}

extension ByteCursor {
  mutating func skipBlanksAndComments() {
    skipBlanks()
    while next == UInt8(ascii: "#") {
      _ = take { $0 != 10 }
      skipBlanks()
    }
  }
}
