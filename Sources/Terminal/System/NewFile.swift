internal import Glibc

/// A file that appears under its name only when finished.
///
/// Until then its bytes are in a temporary file in the same folder, which is locked, and which is
/// removed if this object is released first. A process that is killed leaves it behind unlocked.
public final class NewFile {
  private let path: String
  private let part: String
  private let file: OpenFile
  private var isFinished = false

  public init(_ path: String, mode: UInt32 = 0o666) throws(SystemError) {
    self.path = path
    (file, part) = try Self.part(in: FilePath.folder(of: path), mode: mode)
  }

  deinit { if !isFinished { unlink(part) } }

  private static let attempts = 100
  /// The temporary file's name depends neither on the file's, which may be as long as names can be, nor
  /// on the process's number, which repeats in containers.
  private static let (beginning, ending) = (".convo-", ".part")

  private static func part(
    in folder: String, mode: UInt32
  ) throws(SystemError) -> (file: OpenFile, path: String) {
    for _ in 0..<attempts {
      let digits = String(UInt64.random(in: .min ... .max), radix: 36)
      let path = folder + beginning + digits + ending
      do throws(SystemError) {
        let file = try OpenFile(
          path, flags: O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW, mode: mode)
        // Another process may have locked it as a leftover, and will remove it. A file system without
        // locks has no such process.
        let isLocked = flock(file.descriptor, LOCK_EX | LOCK_NB) == 0 || errno != EWOULDBLOCK
        if isLocked, (file.status?.st_nlink ?? 0) > 0 { return (file, path) }
      } catch {
        guard error.code == EEXIST else { throw error }
      }
    }
    throw SystemError(code: EEXIST)
  }

  public func write(_ bytes: [UInt8]) throws(SystemError) { try file.write(bytes) }

  /// Moves the file to its name.
  ///
  /// - Parameter isSynced: Whether to force the bytes to the disk first.
  public func finish(isSynced: Bool = false) throws(SystemError) {
    guard !isSynced || fsync(file.descriptor) == 0, rename(part, path) == 0 else { throw .last }
    isFinished = true
  }

  /// Replaces the file at a path atomically, keeping a symbolic link to it and its permissions.
  ///
  /// - Parameter mode: The permissions if there is no such file.
  public static func replace(
    _ path: String, with bytes: [UInt8], mode: UInt32 = 0o666
  ) throws(SystemError) {
    var status = stat()
    let exists = stat(path, &status) == 0
    let target = FilePath.resolved(path)
    removeLeftovers(in: FilePath.folder(of: target))
    let new = try NewFile(target, mode: exists ? status.st_mode & 0o777 : mode)
    try new.write(bytes)
    try new.finish(isSynced: true)
  }

  /// Removes the temporary files of processes that were killed: those that no process has locked.
  ///
  /// - Parameter folder: Its path; one without a final slash is completed.
  public static func removeLeftovers(in folder: String) {
    let folder = folder.isEmpty || folder.hasSuffix("/") ? folder : folder + "/"
    for name in (try? FilePath.names(in: folder.isEmpty ? "." : folder)) ?? []
    where name.hasPrefix(beginning) && name.hasSuffix(ending) {
      guard
        let file = try? OpenFile(folder + name, flags: O_RDWR | O_NOFOLLOW | O_NONBLOCK),
        file.kind == .regular, flock(file.descriptor, LOCK_EX | LOCK_NB) == 0
      else { continue }
      unlink(folder + name)
    }
  }
}

/// A folder that one process at a time uses, until this object is released. No file remains of it.
public final class LockedFolder {
  private let file: OpenFile

  /// - Throws: `EWOULDBLOCK` if another process has locked it.
  public init(_ path: String) throws(SystemError) {
    file = try OpenFile(path, flags: O_RDONLY | O_DIRECTORY)
    guard flock(file.descriptor, LOCK_EX | LOCK_NB) == 0 || errno != EWOULDBLOCK else {
      throw .last
    }
  }
}
