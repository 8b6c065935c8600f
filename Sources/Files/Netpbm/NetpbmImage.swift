internal import Arithmetic

/// An image of the Netpbm family: bits (P1, P4), grey (P2, P5) or colour (P3, P6).
///
/// Cells are the file's whole numbers, 0…255 or 0…65535; in bits, 1 is black. The shape is rows ×
/// columns, in colour 3 × rows × columns. Only the first of several images in one file is read.
struct NetpbmImage {
  let tensor: Tensor

  init(_ bytes: [UInt8], within limits: Limits) throws(FileError) {
    var cursor = ByteCursor(bytes)
    let header = try NetpbmHeader(&cursor)
    let count: Int
    do throws(ArithmeticError) { count = try limits.count(header.shape) } catch {
      throw .arithmetic(error)
    }
    // Check the size before reserving memory: a plain cell takes at least one byte, a bit an eighth.
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
    .malformed("it ends before the last of its \(header.width)×\(header.height) cells")
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
        // Bits may follow each other without blanks.
        value = cursor.take().map { Int($0) - 48 }
      } else {
        let digits = cursor.take(while: ByteCursor.isDigit)
        value = digits.isEmpty ? nil : Int(String(decoding: digits, as: UTF8.self)) ?? Int.max
      }
      guard let value else {
        if cursor.rest == 0 { throw tooShort(header) }
        throw .malformed("cell \(cells.count + 1) is not a number")
      }
      guard (0...header.maximum).contains(value) else {
        throw .malformed("cell \(cells.count + 1) is not from 0 to \(header.maximum)")
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
    let size = header.maximum > 255 ? 2 : 1
    for _ in 0..<count {
      guard let value = cursor.takeNumber(bytes: size, isLittle: false) else {
        throw tooShort(header)
      }
      guard value <= UInt64(header.maximum) else {
        throw .malformed(
          "cell \(cells.count + 1) is \(value), above the maximum value, \(header.maximum)")
      }
      cells.append(Rational(Int(value)))
    }
    return cells
  }

  static func encode(_ tensor: Tensor, as kind: NetpbmHeader.Kind) throws(FileError)
    -> EncodedNumbers
  {
    let (height, width) = try size(of: tensor, as: kind)
    let maximum = kind == .bits ? 1 : 65535
    guard let cells = tensor.intValues, cells.allSatisfy({ (0...maximum).contains($0) }) else {
      throw .unwritable(
        "the cells of this image must be whole numbers from 0 to \(maximum)",
        help: kind == .bits
          ? "1 is black, 0 white"
          : "round(255 * (x - min(x)) / (max(x) - min(x))) scales x to 0…255")
    }
    switch kind {
    case .bits:
      return EncodedNumbers(bytes: bits(cells, width, height), kind: "black and white")
    case .grey: return numbers(cells, "P5", width, height)
    case .colour:
      let plane = width * height
      let mixed = (0..<plane).flatMap { place in (0..<3).map { cells[$0 * plane + place] } }
      return numbers(mixed, "P6", width, height)
    }
  }

  private static func size(of tensor: Tensor, as kind: NetpbmHeader.Kind) throws(FileError)
    -> (height: Int, width: Int)
  {
    let shape = tensor.shape
    switch kind {
    case .colour:
      guard shape.count == 3, shape[0] == 3, tensor.count > 0 else {
        throw .unwritable(
          "a colour image is 3 × rows × columns", help: "save a matrix as .pgm")
      }
      return (shape[1], shape[2])
    case .grey, .bits:
      guard shape.count == 2, tensor.count > 0 else {
        throw .unwritable(
          "this image is rows × columns", help: "x[0] is one channel; save colours as .ppm")
      }
      return (shape[0], shape[1])
    }
  }

  private static func numbers(_ cells: [Int], _ magic: String, _ width: Int, _ height: Int)
    -> EncodedNumbers
  {
    let isWide = cells.contains { $0 > 255 }
    var bytes = Array("\(magic)\n\(width) \(height)\n\(isWide ? 65535 : 255)\n".utf8)
    for cell in cells {
      if isWide { bytes.append(UInt8(truncatingIfNeeded: cell >> 8)) }
      bytes.append(UInt8(truncatingIfNeeded: cell))
    }
    return EncodedNumbers(bytes: bytes, kind: isWide ? "16 bits a cell" : "8 bits a cell")
  }

  private static func bits(_ cells: [Int], _ width: Int, _ height: Int) -> [UInt8] {
    var bytes = Array("P4\n\(width) \(height)\n".utf8)
    for row in 0..<height {
      for start in stride(from: 0, to: width, by: 8) {
        bytes.append(
          (0..<8).reduce(0) { byte, bit in
            let column = start + bit
            return byte << 1 | (column < width ? UInt8(cells[row * width + column]) : 0)
          })
      }
    }
    return bytes
  }
}
