public import Arithmetic

/// How numbers lie in a file, told by the ending of its name.
public enum NumberFormat: String, CaseIterable, Sendable {
  case npy, csv, tsv, json, pgm, ppm, pbm, pnm

  /// The format of a name such as `Photo.PGM`; nil for another ending, or none.
  public init?(path: String) {
    guard let ending = Self.ending(of: path) else { return nil }
    self.init(rawValue: ending)
  }

  /// What stands behind the last point of a file's name, in lower case; nil where nothing does.
  public static func ending(of path: String) -> String? {
    let name = path.split(separator: "/", omittingEmptySubsequences: false).last ?? ""
    guard let point = name.lastIndex(of: "."), point != name.startIndex else { return nil }
    let ending = name[name.index(after: point)...]
    return ending.isEmpty ? nil : ending.lowercased()
  }

  /// The numbers that a file of this format holds.
  ///
  /// Whole numbers and decimals are exact, binary floats are floats. Images are rows × columns, in
  /// colour 3 × rows × columns.
  public func decode(_ bytes: [UInt8], within limits: Limits) throws(FileError) -> Tensor {
    switch self {
    case .npy: try NumPyArray(bytes, within: limits).tensor
    case .csv, .tsv: try SeparatedValues(bytes, within: limits).tensor
    case .json: try NestedNumbers(bytes, within: limits).tensor
    case .pgm, .ppm, .pbm, .pnm: try NetpbmImage(bytes, within: limits).tensor
    }
  }

  /// The bytes of a file of this format that holds these numbers.
  public func encode(_ tensor: Tensor) throws(FileError) -> EncodedNumbers {
    switch self {
    case .npy: try NumPyArray.encode(tensor)
    case .csv: try SeparatedValues.encode(tensor, separator: UInt8(ascii: ","))
    case .tsv: try SeparatedValues.encode(tensor, separator: UInt8(ascii: "\t"))
    case .json: try NestedNumbers.encode(tensor)
    case .pgm: try NetpbmImage.encode(tensor, as: .grey)
    case .ppm: try NetpbmImage.encode(tensor, as: .colour)
    case .pbm: try NetpbmImage.encode(tensor, as: .bits)
    case .pnm: try NetpbmImage.encode(tensor, as: tensor.rank == 3 ? .colour : .grey)
    }
  }
}

/// Numbers as bytes, and what became of them on the way.
public struct EncodedNumbers: Equatable, Sendable {
  public var bytes: [UInt8]
  /// What the format made of the numbers: `64-bit floats`, `8 bits a cell`.
  public var kind: String
  /// How many cells are not exactly what they were.
  public var rounded: Int

  init(bytes: [UInt8], kind: String, rounded: Int = 0) {
    self.bytes = bytes
    self.kind = kind
    self.rounded = rounded
  }
}
