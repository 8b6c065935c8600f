internal import Arithmetic

/// A tensor's cells between nested brackets, as numbers or as texts.
struct JSONCells {
  let tensor: Tensor

  init(_ tensor: Tensor) { self.tensor = tensor }

  var isSymbolic: Bool { tensor.kind == .symbolic }

  /// Writes the nearest 64-bit floats; whether every cell is exactly what is written.
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
    }
    return isExact
  }

  /// Writes every cell as text that can be typed back in.
  func writeTexts(into bytes: inout [UInt8]) {
    nest(into: &bytes) { place, bytes in
      bytes.append(json: tensor.cell(place)?.typedText ?? "")
    }
  }

  @inline(__always)
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
    if shape.count == 1 {
      bytes.append(UInt8(ascii: "["))
      write(0, &bytes)
      for place in 1..<length {
        bytes.append(UInt8(ascii: ","))
        write(place, &bytes)
      }
      bytes.append(UInt8(ascii: "]"))
      return
    }
    for place in 0..<tensor.count {
      let depth = place == 0 ? shape.count : Self.turning(place, shape, length)
      if place > 0 { bytes.append(UInt8(ascii: ",")) }
      for _ in 0..<depth { bytes.append(UInt8(ascii: "[")) }
      write(place, &bytes)
      let next = place + 1
      for _ in 0..<Self.turning(next, shape, length) { bytes.append(UInt8(ascii: "]")) }
    }
  }

  /// How many axes begin anew at a place, counted from the innermost.
  @inline(__always)
  private static func turning(_ place: Int, _ shape: [Int], _ length: Int) -> Int {
    guard place % length == 0 else { return 0 }
    var (count, rest) = (0, place)
    for size in shape.reversed() {
      guard rest % size == 0 else { break }
      count += 1
      rest /= size
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
    guard let text = number.jsonText else {
      append("null")
      return false
    }
    append(contentsOf: text.utf8)
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
