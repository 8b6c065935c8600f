internal import Arithmetic

/// A tensor's cells between nested brackets, as numbers or as texts.
struct JSONCells {
  let tensor: Tensor

  init(_ tensor: Tensor) { self.tensor = tensor }

  var isSymbolic: Bool {
    if case .complex(let real, _) = tensor { return real.kind == .symbolic }
    return tensor.kind == .symbolic
  }

  /// Writes the nearest 64-bit floats, of complex numbers both parts as `[re,im]`; whether every cell is
  /// exactly what is written.
  func writeNumbers(into bytes: inout [UInt8]) -> Bool {
    var isExact = true
    switch tensor {
    case .exact(let grid):
      nest(into: &bytes) { place, bytes in
        if !bytes.append(json: grid.cells[place]) { isExact = false }
      }
    case .float(let grid):
      nest(into: &bytes) { place, bytes in
        if !bytes.append(json: grid.cells[place]) { isExact = false }
      }
    case .symbolic:
      bytes.append("null")
      return false
    case .complex:
      nest(into: &bytes) { place, bytes in
        guard case .complex(let real, let imaginary) = tensor.cell(place) else { return }
        bytes.append(UInt8(ascii: "["))
        if !JSONCells(Tensor(real)).writeNumbers(into: &bytes) { isExact = false }
        bytes.append(UInt8(ascii: ","))
        if !JSONCells(Tensor(imaginary)).writeNumbers(into: &bytes) { isExact = false }
        bytes.append(UInt8(ascii: "]"))
      }
    }
    return isExact
  }

  /// Writes every cell as text that can be typed back in.
  func writeTexts(into bytes: inout [UInt8]) {
    nest(into: &bytes) { place, bytes in
      bytes.append(json: tensor.cell(place).typedText)
    }
  }

  private func nest(
    into bytes: inout [UInt8], _ write: (_ place: Int, _ bytes: inout [UInt8]) -> Void
  ) {
    let shape = tensor.shape
    if shape.isEmpty {
      write(0, &bytes)
      return
    }
    // Only the shape can tell 0×1000000 from 0×1.
    guard let length = shape.last, tensor.count > 0 else {
      bytes.append("[]")
      return
    }
    for start in stride(from: 0, to: tensor.count, by: length) {
      for _ in 0..<(1 + Self.turning(start / length, shape)) { bytes.append(UInt8(ascii: "[")) }
      write(start, &bytes)
      for place in (start + 1)..<(start + length) {
        bytes.append(UInt8(ascii: ","))
        write(place, &bytes)
      }
      let next = start / length + 1
      for _ in 0..<(1 + Self.turning(next, shape)) { bytes.append(UInt8(ascii: "]")) }
      if next * length < tensor.count { bytes.append(UInt8(ascii: ",")) }
    }
  }

  /// How many of the axes above the last begin anew at a row, counted from the innermost.
  private static func turning(_ row: Int, _ shape: [Int]) -> Int {
    var (count, rest) = (0, row)
    for axis in stride(from: shape.count - 2, through: 0, by: -1) {
      guard rest % shape[axis] == 0 else { break }
      count += 1
      rest /= shape[axis]
    }
    return count
  }
}

extension [UInt8] {
  /// A JSON number that reads back to the float nearest to this one; whether it is this one.
  mutating func append(json number: Rational) -> Bool {
    if let word = number.intValue {
      // Up to 2⁵³ the digits are the float's own; beyond, the shortest digits may be others.
      if word.magnitude <= 1 << 53 {
        append(digitsOf: word)
        return true
      }
    }
    let nearest = number.doubleValue
    return append(json: nearest) && Rational(exactly: nearest) == number
  }

  /// A JSON number, or null for infinities and NaN; whether there was a number.
  mutating func append(json number: Double) -> Bool {
    guard number.isFinite else {
      append("null")
      return false
    }
    append(contentsOf: number.description.utf8)
    // A whole number needs no point.
    if last == UInt8(ascii: "0"), self[count - 2] == UInt8(ascii: ".") { removeLast(2) }
    return true
  }

  /// `[3,3]`
  mutating func append(jsonShape shape: [Int]) {
    append(UInt8(ascii: "["))
    for (axis, size) in shape.enumerated() {
      if axis > 0 { append(UInt8(ascii: ",")) }
      append(digitsOf: size)
    }
    append(UInt8(ascii: "]"))
  }
}
