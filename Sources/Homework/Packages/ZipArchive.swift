/// A ZIP archive of uncompressed files.
///
/// Source: PKWARE, APPNOTE.TXT 6.3.10: local headers and bytes, the central directory, its end. The same
/// files give the same bytes: all have the first date that the format knows.
public struct ZipArchive: Sendable {
  public struct File: Equatable, Sendable {
    /// With slashes between folders, and none at the start.
    public var path: String
    public var bytes: [UInt8]
    public var isExecutable: Bool

    public init(_ path: String, _ bytes: [UInt8], isExecutable: Bool = false) {
      self.path = path
      self.bytes = bytes
      self.isExecutable = isExecutable
    }
  }

  private var local: [UInt8] = []
  private var directory: [UInt8] = []
  private var count = 0

  public init(_ files: [File]) {
    for file in files { add(file) }
  }

  private mutating func add(_ file: File) {
    let name = Array(file.path.utf8)
    let offset = local.count
    // From "version needed" to "extra field length": names are UTF-8, nothing is compressed, 1980-01-01.
    var common: [UInt8] = []
    common.append(short: 20, 0x0800, 0, 0, 0x21)
    common.append(
      long: Self.checksum(file.bytes), UInt32(file.bytes.count), UInt32(file.bytes.count))
    common.append(short: UInt16(name.count), 0)
    local.append(long: 0x0403_4B50)
    local += common + name
    local += file.bytes
    directory.append(long: 0x0201_4B50)
    // Made by a Unix system, which has permissions.
    directory.append(short: 3 << 8 | 20)
    directory += common
    directory.append(short: 0, 0, 0)
    directory.append(long: (file.isExecutable ? 0o100755 : 0o100644) << 16, UInt32(offset))
    directory += name
    count += 1
  }

  public var bytes: [UInt8] {
    var end: [UInt8] = []
    end.append(long: 0x0605_4B50)
    end.append(short: 0, 0, UInt16(count), UInt16(count))
    end.append(long: UInt32(directory.count), UInt32(local.count))
    end.append(short: 0)
    return local + directory + end
  }

  /// CRC-32 (ISO 3309), as ZIP and PNG use it.
  static func checksum(_ bytes: [UInt8]) -> UInt32 {
    ~bytes.reduce(~0) { table[Int(UInt8(truncatingIfNeeded: $0) ^ $1)] ^ $0 >> 8 }
  }

  private static let table = (0..<256).map { byte -> UInt32 in
    (0..<8).reduce(UInt32(byte)) { rest, _ in rest & 1 == 1 ? 0xEDB8_8320 ^ rest >> 1 : rest >> 1 }
  }
}

extension [UInt8] {
  fileprivate mutating func append(short words: UInt16...) {
    for word in words { append(contentsOf: [UInt8(word & 255), UInt8(word >> 8)]) }
  }

  fileprivate mutating func append(long words: UInt32...) {
    for word in words {
      append(short: UInt16(truncatingIfNeeded: word), UInt16(truncatingIfNeeded: word >> 16))
    }
  }
}
