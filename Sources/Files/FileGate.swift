/// The one way to files: closures over paths and bytes, made by the program and handed down.
///
/// Nothing below the program opens a file; what is not handed a gate has none.
public struct FileGate: Sendable {
  /// All bytes of the file at a path, refused where there are more than `limit`.
  public let read: @Sendable (_ path: String, _ limit: Int) throws(FileError) -> [UInt8]
  /// Puts a file with these bytes at a path, whole or not at all.
  public let write: @Sendable (_ path: String, _ bytes: [UInt8]) throws(FileError) -> Void

  public init(
    read: @escaping @Sendable (_ path: String, _ limit: Int) throws(FileError) -> [UInt8],
    write: @escaping @Sendable (_ path: String, _ bytes: [UInt8]) throws(FileError) -> Void
  ) {
    self.read = read
    self.write = write
  }

  /// The gate of `--safe`: nothing is read or written.
  public static let closed = FileGate(
    read: { _, _ throws(FileError) in throw .closed },
    write: { _, _ throws(FileError) in throw .closed })

  /// Where there is no outside world at all.
  public static let absent = FileGate(
    read: { _, _ throws(FileError) in throw .system("there are no files here") },
    write: { _, _ throws(FileError) in throw .system("there are no files here") })
}
