public import Arithmetic

/// A file format for numbers, chosen by the file name's extension.
public enum NumberFormat: String, CaseIterable, Sendable {
  case npy, csv, tsv, json, pgm, ppm, pbm, pnm

  /// The format of a path such as `Photo.PGM`; nil if the extension is unknown or missing.
  public init?(path: String) {
    guard let name = Self.fileExtension(of: path) else { return nil }
    self.init(rawValue: name)
  }

  /// The extension of a file name in lower case, without the dot; nil if there is none.
  public static func fileExtension(of path: String) -> String? {
    let name = path.split(separator: "/", omittingEmptySubsequences: false).last ?? ""
    guard let point = name.lastIndex(of: "."), point != name.startIndex else { return nil }
    let suffix = name[name.index(after: point)...]
    return suffix.isEmpty ? nil : suffix.lowercased()
  }

  /// Reads the numbers of a file.
  ///
  /// Whole numbers and decimals are read exactly, binary floats as floats. The shape of an image is
  /// rows × columns, in colour 3 × rows × columns.
  public func decode(_ bytes: [UInt8], within limits: Limits) throws(FileError) -> Tensor {
    switch self {
    case .npy: try NumPyArray(bytes, within: limits).tensor
    case .csv, .tsv: try SeparatedValues(bytes, within: limits).tensor
    case .json: try NestedNumbers(bytes, within: limits).tensor
    case .pgm, .ppm, .pbm, .pnm: try NetpbmImage(bytes, within: limits).tensor
    }
  }

  /// Writes numbers in this format.
  ///
  /// - Throws: `FileError.unwritable` if the format cannot hold them.
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

/// The bytes of a file of numbers, and how exact they are.
public struct EncodedNumbers: Equatable, Sendable {
  public var bytes: [UInt8]
  /// The representation of a cell: `64-bit floats`, `8 bits a cell`.
  public var kind: String
  /// The number of cells that were rounded.
  public var rounded: Int

  init(bytes: [UInt8], kind: String, rounded: Int = 0) {
    self.bytes = bytes
    self.kind = kind
    self.rounded = rounded
  }
}
