internal import Glibc

/// The name of a file in its folder: any bytes but zero and `/`.
public struct FileName: Hashable, Sendable {
  public let bytes: [UInt8]

  public init(_ bytes: [UInt8]) { self.bytes = bytes }
  public init(_ text: String) { bytes = Array(text.utf8) }

  /// The name to show. Bytes that are not UTF-8 are read as Latin-1, the usual encoding of archives made
  /// on Windows.
  public var text: String {
    if let text = String(validating: bytes, as: UTF8.self) { return text }
    var text = ""
    for byte in bytes { text.unicodeScalars.append(Unicode.Scalar(byte)) }
    return text
  }

  public var isUTF8: Bool { String(validating: bytes, as: UTF8.self) != nil }

  func withCString<Result>(_ body: (UnsafePointer<CChar>) -> Result) -> Result {
    (bytes.map { CChar(bitPattern: $0) } + [0]).withUnsafeBufferPointer { buffer in
      // The buffer has at least the zero.
      buffer.baseAddress.map(body) ?? "".withCString(body)
    }
  }
}

/// A folder held open by its descriptor: whatever is put in the place of its path, this is still the
/// folder that was opened.
public final class OpenFolder: Sendable {
  private let file: OpenFile

  /// Opens a folder, following links.
  public init(_ path: FileName) throws(SystemError) {
    file = try Self.opened(AT_FDCWD, path, O_RDONLY | O_DIRECTORY)
  }

  private init(_ file: OpenFile) { self.file = file }

  /// The device and number of a file or folder, which tell it from all others that exist.
  public struct Identity: Hashable, Sendable {
    let device: UInt
    let number: UInt

    init(_ status: stat) { (device, number) = (UInt(status.st_dev), UInt(status.st_ino)) }

    /// What a path leads to; nil if nothing is there.
    public init?(of path: String) {
      var status = stat()
      guard stat(path, &status) == 0 else { return nil }
      self.init(status)
    }
  }

  /// What a path leads to; nil if nothing is there. A symbolic link counts as `other`.
  public static func kind(of path: FileName) -> OpenFile.Kind? {
    var status = stat()
    let isThere = path.withCString { fstatat(AT_FDCWD, $0, &status, AT_SYMLINK_NOFOLLOW) == 0 }
    return isThere ? OpenFile.Kind(status.st_mode) : nil
  }

  public var identity: Identity? { file.status.map(Identity.init) }

  /// Opens a folder in this one; a symbolic link fails.
  public func folder(_ name: FileName) throws(SystemError) -> OpenFolder {
    OpenFolder(
      try Self.opened(file.descriptor, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW))
  }

  /// Opens a file in this folder for reading; a symbolic link fails with `ELOOP`. A pipe is not waited
  /// for.
  public func file(_ name: FileName) throws(SystemError) -> OpenFile {
    try Self.opened(file.descriptor, name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY)
  }

  private static func opened(
    _ folder: Int32, _ name: FileName, _ flags: Int32
  ) throws(SystemError) -> OpenFile {
    let descriptor = name.withCString { openat(folder, $0, flags | O_CLOEXEC) }
    guard descriptor >= 0 else { throw .last }
    return OpenFile(descriptor: descriptor)
  }

  public struct Entry: Sendable {
    public let name: FileName
    /// A symbolic link counts as `other`.
    public let kind: OpenFile.Kind
    public let identity: Identity
  }

  /// What is in the folder except `.` and `..`, sorted by the bytes of the names.
  public func entries() throws(SystemError) -> [Entry] {
    // A descriptor of its own, whose place in the list is not shared.
    let copy = try Self.opened(file.descriptor, FileName("."), O_RDONLY | O_DIRECTORY)
    let descriptor = fcntl(copy.descriptor, F_DUPFD_CLOEXEC, 0)
    guard descriptor >= 0, let directory = fdopendir(descriptor) else { throw .last }
    defer { closedir(directory) }
    var entries: [Entry] = []
    while let entry = readdir(directory) {
      let name = withUnsafeBytes(of: &entry.pointee.d_name) {
        FileName(Array($0.prefix { $0 != 0 }))
      }
      guard name != FileName("."), name != FileName("..") else { continue }
      var status = stat()
      let isThere = name.withCString {
        fstatat(file.descriptor, $0, &status, AT_SYMLINK_NOFOLLOW) == 0
      }
      if isThere {
        entries.append(
          Entry(name: name, kind: .init(status.st_mode), identity: Identity(status)))
      }
    }
    return entries.sorted { $0.name.bytes.lexicographicallyPrecedes($1.name.bytes) }
  }
}
