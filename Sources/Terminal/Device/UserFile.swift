internal import Glibc

/// A small file of a person's own, read and written whole.
public struct UserFile: Equatable, Sendable {
  public let path: String

  public init(path: String) { self.path = path }

  /// The file of that name in a folder of the person's; nil when nobody has a home.
  public init?(_ name: String, in folder: UserFolder, environment: Environment = .process) {
    guard let path = folder.path(of: name, environment: environment) else { return nil }
    self.path = path
  }

  public var exists: Bool { access(path, F_OK) == 0 }

  /// The text; nil when there is no ordinary file, it cannot be read, or it is larger than `limit`.
  public func text(atMost limit: Int = 1 << 20) -> String? {
    // A pipe without a writer would be waited for.
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG,
      status.st_size <= limit
    else { return nil }
    let bytes = FilePath.bytes(of: descriptor, from: 0, atMost: limit)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Puts this text in the file's place, whole or not at all; the folders are made.
  ///
  /// - Returns: nil, or the reason why the file is as it was.
  public func replace(with text: String) -> String? {
    guard FilePath.makeFolder(of: path) else { return Self.reason }
    var status = stat()
    let mode = stat(path, &status) == 0 ? status.st_mode & 0o777 : 0o600
    let target = FilePath.resolved(path)
    return FilePath.replace(target, with: Array(text.utf8), mode: mode) ? nil : Self.reason
  }

  static var reason: String { String(cString: strerror(errno)).lowercased() }
}
