internal import Glibc

/// Questions about the files and folders at a path.
public enum FilePath {
  /// What a path leads to; nil if nothing is there.
  ///
  /// - Parameter followsLink: If false, a symbolic link counts as `other`.
  public static func kind(of path: String, followsLink: Bool = true) -> OpenFile.Kind? {
    var status = stat()
    guard (followsLink ? stat(path, &status) : lstat(path, &status)) == 0 else { return nil }
    return OpenFile.Kind(status.st_mode)
  }

  /// Throws if the file at a path exists and may not be written.
  public static func checkWritable(_ path: String) throws(SystemError) {
    guard access(path, W_OK) == 0 || errno == ENOENT else { throw .last }
  }

  /// The path with symbolic links resolved. If nothing exists there, only a link at its end is followed,
  /// to where the file would be created.
  public static func resolved(_ path: String) -> String {
    var path = path
    for _ in 0..<40 {
      if let found = realpath(path, nil) {
        defer { free(found) }
        return String(cString: found)
      }
      var target = [CChar](repeating: 0, count: Int(PATH_MAX) + 1)
      let count = readlink(path, &target, target.count - 1)
      guard count > 0 else { break }
      let name = String(
        decoding: target.prefix(count).map { UInt8(bitPattern: $0) }, as: UTF8.self)
      path = name.hasPrefix("/") ? name : folder(of: path) + name
    }
    return path
  }

  /// The part of a path before its last name: empty, or with a slash at its end.
  static func folder(of path: String) -> String {
    guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return "" }
    return String(path[...slash])
  }

  /// The names in a folder except `.` and `..`, in no particular order.
  public static func names(in folder: String) throws(SystemError) -> [String] {
    guard let directory = opendir(folder) else { throw .last }
    defer { closedir(directory) }
    var names: [String] = []
    while let entry = readdir(directory) {
      let name = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
        String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names
  }

  /// Creates a folder unless it exists.
  public static func createFolder(_ path: String, mode: UInt32 = 0o777) throws(SystemError) {
    guard mkdir(path, mode) == 0 || errno == EEXIST else { throw .last }
  }

  /// Creates the missing folders of a file's path, readable only by the owner.
  static func makeFolder(of path: String) throws(SystemError) {
    guard let slash = path.lastIndex(of: "/"), slash != path.startIndex else { return }
    let folder = String(path[..<slash])
    if access(folder, F_OK) == 0 { return }
    try makeFolder(of: folder)
    try createFolder(folder, mode: 0o700)
  }
}
