import Arithmetic
import Files
import Testing

/// Bytes of a text.
func bytes(_ text: String) -> [UInt8] { Array(text.utf8) }

/// The numbers of a text in a format, or the error in it.
func decode(_ text: String, _ format: NumberFormat) -> Result<Tensor, FileError> {
  decode(bytes(text), format)
}

func decode(_ bytes: [UInt8], _ format: NumberFormat) -> Result<Tensor, FileError> {
  Result { () throws(FileError) in try format.decode(bytes, within: .strict) }
}

/// Bytes written as hexadecimal digits, with optional blanks.
func hex(_ text: String) -> [UInt8] {
  let digits = text.filter { !$0.isWhitespace }
  return stride(from: 0, to: digits.count, by: 2).compactMap { place in
    let start = digits.index(digits.startIndex, offsetBy: place)
    return UInt8(digits[start..<digits.index(start, offsetBy: 2)], radix: 16)
  }
}

extension Result {
  var failure: Failure? {
    if case .failure(let error) = self { return error }
    return nil
  }
}

extension Tensor {
  /// Shape, kind and cells as text, for comparing and for messages; NaN equals NaN here.
  var told: String {
    switch self {
    case .exact(let grid): "\(grid.shape) \(grid.cells.map(\.description))"
    case .float(let grid): "\(grid.shape) floats \(grid.cells)"
    case .symbolic(let grid): "\(grid.shape) symbols \(grid.cells.map(\.description))"
    case .complex(let real, let imaginary): "\(real) + \(imaginary)i"
    }
  }
}
