internal import Arithmetic

extension NetpbmImage {
  static func encode(_ tensor: Tensor, as kind: NetpbmHeader.Kind) throws(FileError)
    -> EncodedNumbers
  {
    let (height, width) = try size(of: tensor, as: kind)
    let most = kind == .bits ? 1 : 65535
    guard let cells = tensor.intValues, cells.allSatisfy({ (0...most).contains($0) }) else {
      throw .unwritable(
        "the cells of this image are whole numbers from 0 to \(most)",
        help: kind == .bits
          ? "1 is black, 0 white" : "round(255 * (x - min(x)) / (max(x) - min(x))) brings x there")
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
          "a colour image is 3 × rows × columns", help: "a matrix is saved as .pgm")
      }
      return (shape[1], shape[2])
    case .grey, .bits:
      guard shape.count == 2, tensor.count > 0 else {
        throw .unwritable(
          "this image is rows × columns", help: "x[0] takes one channel; colours are saved as .ppm")
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
