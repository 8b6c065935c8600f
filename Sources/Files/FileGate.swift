public import Arithmetic

/// Access to files, as two functions that the program supplies.
///
/// Code that reads or writes numbers, lessons or answers has no other access to files: `--safe` and
/// tests pass a different gate.
public struct FileGate: Sendable {
  /// Reads the whole file at a path; throws if it has more than `limit` bytes.
  public let read: @Sendable (_ path: String, _ limit: Int) throws(FileError) -> [UInt8]
  /// Runs a program with its arguments on some bytes; nil if it is not installed, and no bytes if it fails or
  /// prints more than `limit`.
  public let filter:
    @Sendable (_ bytes: [UInt8], _ program: [String], _ limit: Int) throws(FileError) -> [UInt8]?
  /// Replaces the file at a path atomically.
  public let write: @Sendable (_ path: String, _ bytes: [UInt8]) throws(FileError) -> Void

  public init(
    read: @escaping @Sendable (_ path: String, _ limit: Int) throws(FileError) -> [UInt8],
    write: @escaping @Sendable (_ path: String, _ bytes: [UInt8]) throws(FileError) -> Void,
    filter:
      @escaping @Sendable (
        _ bytes: [UInt8], _ program: [String], _ limit: Int
      ) throws(FileError) -> [UInt8]? = { _, _, _ in nil }
  ) {
    self.filter = filter
    self.read = read
    self.write = write
  }

  /// The gate for `--safe`: every access throws `FileError.closed`.
  public static let closed = FileGate(
    read: { _, _ throws(FileError) in throw .closed },
    write: { _, _ throws(FileError) in throw .closed },
    filter: { _, _, _ throws(FileError) in throw .closed })

  /// A gate without any files.
  public static let absent = FileGate(
    read: { _, _ throws(FileError) in throw .system("there are no files here") },
    write: { _, _ throws(FileError) in throw .system("there are no files here") })
}

/// A problem with a file or its contents.
public enum FileError: Error, Equatable, Sendable {
  /// Files are closed by `--safe`.
  case closed
  /// The system's error message.
  case system(String)
  case tooManyBytes(limit: Int)
  /// The bytes do not follow the format; the message continues `x.npy: `.
  case malformed(String)
  /// The format cannot hold these numbers.
  case unwritable(String, help: String)
  /// The numbers are too many or too long.
  case arithmetic(ArithmeticError)

  /// Throws if the user has interrupted.
  static func checkInterruption() throws(FileError) {
    do throws(ArithmeticError) { try Interruption.check() } catch { throw .arithmetic(error) }
  }
}
