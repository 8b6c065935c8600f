internal import Arithmetic

/// An image of the Netpbm family: bits (P1, P4), grey (P2, P5) or colour (P3, P6).
///
/// Cells are the file's own whole numbers: 0…255 or 0…65535, and 1 for black where there are bits. Grey
/// is rows × columns, colour 3 × rows × columns. Of several images in one file the first is read.
struct NetpbmImage {
  let tensor: Tensor

  init(_ bytes: [UInt8], within limits: Limits) throws(FileError) {
    var cursor = ByteCursor(bytes)
    let header = try NetpbmHeader(&cursor)
    let count: Int
    do throws(ArithmeticError) { count = try limits.count(header.shape) } catch {
      throw .arithmetic(error)
    }
    // A plain cell takes a byte at least; eight bits share one. No more is set aside than is there.
    let least = header.kind == .bits && !header.isPlain ? count / 8 : count
    guard cursor.rest >= least else { throw Self.tooShort(header) }
    let cells =
      try header.isPlain
      ? Self.plain(&cursor, header, count) : Self.raw(&cursor, header, count)
    tensor = Self.tensor(cells, header)
  }

  private static func tensor(_ cells: [Rational], _ header: NetpbmHeader) -> Tensor {
    guard header.kind == .colour else { return .exact(Grid(shape: header.shape, cells: cells)) }
    let plane = header.width * header.height
    let planes = (0..<3).flatMap { colour in (0..<plane).map { cells[3 * $0 + colour] } }
    return .exact(Grid(shape: [3, header.height, header.width], cells: planes))
  }

  private static func tooShort(_ header: NetpbmHeader) -> FileError {
    .malformed("it ends before all of its \(header.width)×\(header.height) cells are there")
  }

  private static func plain(
    _ cursor: inout ByteCursor, _ header: NetpbmHeader, _ count: Int
  ) throws(FileError) -> [Rational] {
    var cells: [Rational] = []
    cells.reserveCapacity(count)
    while cells.count < count {
      cursor.skipBlanksAndComments()
      var value: Int?
      if header.kind == .bits {
        // Bits need no blanks between them.
        value = cursor.take().map { Int($0) - 48 }
      } else {
        let digits = cursor.take(while: ByteCursor.isDigit)
        value = digits.isEmpty ? nil : Int(String(decoding: digits, as: UTF8.self)) ?? Int.max
      }
      guard let value else {
        if cursor.rest == 0 { throw tooShort(header) }
        throw .malformed("cell \(cells.count + 1) is no number")
      }
      guard (0...header.most).contains(value) else {
        throw .malformed("cell \(cells.count + 1) is not from 0 to \(header.most)")
      }
      cells.append(Rational(value))
    }
    return cells
  }

  private static func raw(
    _ cursor: inout ByteCursor, _ header: NetpbmHeader, _ count: Int
  ) throws(FileError) -> [Rational] {
    var cells: [Rational] = []
    cells.reserveCapacity(count)
    if header.kind == .bits {
      for _ in 0..<header.height {
        var byte: UInt8 = 0
        for column in 0..<header.width {
          if column % 8 == 0 {
            guard let next = cursor.take() else { throw tooShort(header) }
            byte = next
          }
          cells.append(Rational(Int(byte >> UInt8(7 - column % 8) & 1)))
        }
      }
      return cells
    }
    let size = header.most > 255 ? 2 : 1
    for _ in 0..<count {
      guard let value = cursor.takeNumber(bytes: size, isLittle: false) else {
        throw tooShort(header)
      }
      guard value <= UInt64(header.most) else {
        throw .malformed("cell \(cells.count + 1) is \(value), above its greatest, \(header.most)")
      }
      cells.append(Rational(Int(value)))
    }
    return cells
  }
}
