internal import Arithmetic

/// An array in NumPy's .npy format.
///
/// Whole numbers and booleans are read as exact numbers, floats and complex numbers as floats. Arrays are
/// written as 64-bit integers if all cells are whole and fit, else as 64-bit floats, complex ones as
/// pairs of them.
struct NumPyArray {
  let tensor: Tensor

  init(_ bytes: [UInt8], within limits: Limits) throws(FileError) {
    var cursor = ByteCursor(bytes)
    let header = try NumPyHeader(&cursor)
    let count: Int
    do throws(ArithmeticError) { count = try limits.count(header.shape) } catch {
      throw .arithmetic(error)
    }
    let size = header.type.size
    guard cursor.rest == count * size else {
      throw .malformed(
        "its shape needs \(count * size) bytes of numbers, but it has \(cursor.rest)")
    }
    tensor = Self.tensor(header, count, &cursor)
  }

  private static func tensor(
    _ header: NumPyHeader, _ count: Int, _ cursor: inout ByteCursor
  ) -> Tensor {
    let type = header.type
    var bits: [UInt64] = []
    bits.reserveCapacity(count * type.parts)
    for _ in 0..<(count * type.parts) {
      bits.append(cursor.takeNumber(bytes: type.partSize, isLittle: type.isLittle) ?? 0)
    }
    if header.isColumnMajor, type.kind != .complex { bits = rowMajor(bits, header.shape) }
    switch type.kind {
    case .complex: return complex(bits, header)
    case .float: return .float(Grid(shape: header.shape, cells: bits.map(type.float)))
    case .signed:
      return .exact(Grid(shape: header.shape, cells: bits.map { Rational(type.signed($0)) }))
    case .unsigned: return .exact(Grid(shape: header.shape, cells: bits.map(unsigned)))
    case .truth:
      return .exact(Grid(shape: header.shape, cells: bits.map { Rational($0 == 0 ? 0 : 1) }))
    }
  }

  /// Real and imaginary parts stand one after the other.
  private static func complex(_ bits: [UInt64], _ header: NumPyHeader) -> Tensor {
    func part(_ first: Int) -> Tensor {
      var cells = stride(from: first, to: bits.count, by: 2).map { bits[$0] }
      if header.isColumnMajor { cells = rowMajor(cells, header.shape) }
      return .float(Grid(shape: header.shape, cells: cells.map(header.type.float)))
    }
    return .complex(part(0), part(1))
  }

  private static func unsigned(_ bits: UInt64) -> Rational {
    if let word = Int(exactly: bits) { return Rational(word) }
    return Rational(Int(bits >> 1)) * 2 + Rational(Int(bits & 1))
  }

  /// Reorders cells from column-major order (first axis fastest) to row-major order.
  private static func rowMajor(_ cells: [UInt64], _ shape: [Int]) -> [UInt64] {
    guard shape.count > 1, !cells.isEmpty else { return cells }
    var steps = [1]
    for size in shape.dropLast() { steps.append(steps[steps.count - 1] * size) }
    var index = [Int](repeating: 0, count: shape.count)
    var place = 0
    var result: [UInt64] = []
    result.reserveCapacity(cells.count)
    for _ in cells.indices {
      result.append(cells[place])
      for axis in shape.indices.reversed() {
        index[axis] += 1
        place += steps[axis]
        if index[axis] < shape[axis] { break }
        place -= steps[axis] * shape[axis]
        index[axis] = 0
      }
    }
    return result
  }

  static func encode(_ tensor: Tensor) throws(FileError) -> EncodedNumbers {
    if case .exact(let grid) = tensor, grid.cells.allSatisfy({ $0.intValue != nil }) {
      var bytes = NumPyHeader.bytes(type: "<i8", shape: grid.shape)
      bytes.reserveCapacity(bytes.count + 8 * grid.cells.count)
      for cell in grid.cells { bytes.append(little: UInt64(bitPattern: Int64(cell.intValue ?? 0))) }
      return EncodedNumbers(bytes: bytes, kind: "64-bit whole numbers")
    }
    if case .complex(let real, let imaginary) = tensor {
      let parts = (
        try tensor.written(try real.floats()), try tensor.written(try imaginary.floats())
      )
      var bytes = NumPyHeader.bytes(type: "<c16", shape: tensor.shape)
      bytes.reserveCapacity(bytes.count + 16 * tensor.count)
      for (real, imaginary) in zip(parts.0.cells, parts.1.cells) {
        bytes.append(little: real.bitPattern)
        bytes.append(little: imaginary.bitPattern)
      }
      return EncodedNumbers(bytes: bytes, kind: "pairs of 64-bit floats")
    }
    let floats = try tensor.written(try tensor.floats())
    var bytes = NumPyHeader.bytes(type: "<f8", shape: floats.shape)
    bytes.reserveCapacity(bytes.count + 8 * floats.cells.count)
    for cell in floats.cells { bytes.append(little: cell.bitPattern) }
    var rounded = 0
    if case .exact(let grid) = tensor {
      rounded = zip(grid.cells, floats.cells).count { Rational(exactly: $1) != $0 }
    }
    return EncodedNumbers(bytes: bytes, kind: "64-bit floats", rounded: rounded)
  }
}

extension [UInt8] {
  fileprivate mutating func append(little word: UInt64) {
    for shift in stride(from: UInt64(0), to: 64, by: 8) {
      append(UInt8(truncatingIfNeeded: word >> shift))
    }
  }
}
