public import Files
internal import Foundation

extension FileGate {
  /// Files in memory, which exist as long as the gate.
  public static func inMemory() -> FileGate {
    let folder = Folder()
    return FileGate(
      read: { path, limit throws(FileError) in
        guard let bytes = folder[path] else { throw .system("no such file or directory") }
        guard bytes.count <= limit else { throw .tooManyBytes(limit: limit) }
        return bytes
      },
      write: { path, bytes throws(FileError) in folder[path] = bytes })
  }

  /// Bytes by name. `@unchecked`, since every access takes the lock.
  private final class Folder: @unchecked Sendable {
    private let lock = NSLock()
    private var files: [String: [UInt8]] = [:]

    subscript(path: String) -> [UInt8]? {
      get { lock.withLock { files[path] } }
      set { lock.withLock { files[path] = newValue } }
    }
  }
}
