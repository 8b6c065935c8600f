internal import Arithmetic

/// JSON (RFC 8259) that is a number or nested arrays of numbers, each as long as its neighbours.
///
/// `null` is read as NaN; infinities and NaN, which JSON cannot express, are written as `null`.
struct NestedNumbers {
  let tensor: Tensor

  init(_ bytes: [UInt8], within limits: Limits) throws(FileError) {
    let text = try EncodedText.utf8(bytes)
    var reader = Reader(cursor: ByteCursor(Array(text)), limits: limits)
    try reader.value(depth: 0)
    reader.cursor.skipBlanks()
    guard reader.cursor.rest == 0 else {
      throw .malformed("something follows its value, at byte \(reader.cursor.place)")
    }
    tensor = reader.cells.tensor(shape: reader.shape.map { $0 ?? 0 })
  }

  private struct Reader {
    var cursor: ByteCursor
    let limits: Limits
    var cells = NumberCells()
    /// The length along each axis, nil until its first array is closed.
    var shape: [Int?] = []
    /// The depth of the numbers; nil until the first is read.
    var leafDepth: Int?

    mutating func value(depth: Int) throws(FileError) {
      cursor.skipBlanks()
      switch cursor.next {
      case UInt8(ascii: "["): try array(depth: depth)
      case UInt8(ascii: "{"):
        throw .malformed("arrays of numbers are expected, and this has an object in it")
      case UInt8(ascii: "\""):
        throw .malformed("arrays of numbers are expected, and this has a string in it")
      default: try number(depth: depth)
      }
    }

    private mutating func array(depth: Int) throws(FileError) {
      guard depth < limits.rank else {
        throw .arithmetic(.tooManyAxes(depth + 1, limit: limits.rank))
      }
      guard leafDepth.map({ depth < $0 }) ?? true else {
        throw .malformed("numbers and arrays are mixed, at byte \(cursor.place)")
      }
      _ = cursor.take()
      if shape.count == depth { shape.append(nil) }
      var count = 0
      cursor.skipBlanks()
      while cursor.next != UInt8(ascii: "]") {
        if count > 0 {
          guard cursor.take(",") else { throw broken }
        }
        try value(depth: depth + 1)
        count += 1
        cursor.skipBlanks()
      }
      _ = cursor.take()
      if count == 0 {
        guard leafDepth.map({ $0 == depth + 1 }) ?? (shape.count == depth + 1) else { throw ragged }
        leafDepth = depth + 1
      }
      guard shape[depth] == nil || shape[depth] == count else { throw ragged }
      shape[depth] = count
    }

    private mutating func number(depth: Int) throws(FileError) {
      guard leafDepth == nil || leafDepth == depth, shape.count == depth else {
        throw .malformed("numbers and arrays are mixed, at byte \(cursor.place)")
      }
      leafDepth = depth
      if cells.count & 0xFFF == 0 { try FileError.checkInterruption() }
      let start = cursor.place
      let text = cursor.take {
        ByteCursor.isDigit($0) || (97...122).contains($0) || (65...90).contains($0)
          || $0 == UInt8(ascii: "+") || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: ".")
      }
      if text.elementsEqual("null".utf8) {
        cells.append(.float(.nan))
      } else {
        guard let value = try NumberText(text, within: limits) else {
          throw .malformed("a number is missing at byte \(start)")
        }
        cells.append(value)
      }
      guard cells.count <= limits.cells else {
        throw .arithmetic(.tooManyCells([cells.count], limit: limits.cells))
      }
    }

    private var broken: FileError { .malformed("a comma or ] is missing at byte \(cursor.place)") }
    private var ragged: FileError {
      .malformed("its arrays are not equally long, at byte \(cursor.place)")
    }
  }

  static func encode(_ tensor: Tensor) throws(FileError) -> EncodedNumbers {
    var bytes: [UInt8] = []
    guard tensor.count > 0 else {
      guard tensor.shape.dropLast().allSatisfy({ $0 == 1 }) else {
        throw .unwritable("it has no cells", help: "a .npy keeps empty shapes")
      }
      bytes += repeatElement(UInt8(ascii: "["), count: tensor.rank)
      bytes += repeatElement(UInt8(ascii: "]"), count: tensor.rank)
      return EncodedNumbers(bytes: bytes + [10], kind: "decimals")
    }
    let lengths = Array(
      tensor.shape.reversed().reduce(into: [1]) { $0.append($0[$0.count - 1] * $1) })
    /// The number of arrays that begin or end at a cell.
    func turning(_ place: Int) -> Int { lengths.dropFirst().count { place % $0 == 0 } }
    let rounded = try tensor.writeDecimals(into: &bytes, others: .null) { place, bytes in
      let turning = turning(place)
      if place > 0 {
        bytes += repeatElement(UInt8(ascii: "]"), count: turning)
        bytes.append(UInt8(ascii: ","))
        if turning > 0 { bytes.append(10) }
      }
      bytes += repeatElement(UInt8(ascii: "["), count: turning)
    }
    bytes += repeatElement(UInt8(ascii: "]"), count: tensor.rank)
    return EncodedNumbers(bytes: bytes + [10], kind: "decimals", rounded: rounded)
  }
}
