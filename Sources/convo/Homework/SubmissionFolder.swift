import Files
import Glibc
import Homework
import Terminal

/// Finds submissions in folders, without following links.
struct SubmissionFolder {
  /// The files, folder by folder, sorted by the bytes of their names.
  private(set) var paths: [String] = []
  /// Files that are not read, with reasons.
  private(set) var remarks: [RunFindings.Remark] = []

  private static let depthLimit = 16
  private static let fileLimit = 1_000_000

  /// - Parameter key: The assignment's file, which is skipped if it is in one of the folders.
  init(_ arguments: [String], excluding key: String) {
    let key = Self.identity(key)
    for argument in arguments {
      var status = stat()
      guard lstat(argument, &status) == 0 else {
        remark(argument, String(cString: strerror(errno)).lowercased())
        continue
      }
      if Self.kind(status) == S_IFDIR {
        walk(argument, depth: 0, key)
      } else {
        // A file given by name is graded whatever its extension; reading it checks that it is a file.
        paths.append(argument)
      }
    }
  }

  private mutating func walk(_ folder: String, depth: Int, _ key: FileIdentity?) {
    guard depth < Self.depthLimit else { return remark(folder, "this folder is nested too deeply") }
    let names: [String]
    do throws(SystemError) { names = try FilePath.names(in: folder) } catch {
      return remark(folder, error.message)
    }
    for name in names.sorted(by: { $0.utf8.lexicographicallyPrecedes($1.utf8) })
    where !name.hasPrefix(".") {
      guard paths.count < Self.fileLimit else { return }
      let path = folder.hasSuffix("/") ? folder + name : "\(folder)/\(name)"
      var status = stat()
      guard lstat(path, &status) == 0 else { continue }
      if Self.kind(status) == S_IFDIR {
        walk(path, depth: depth + 1, key)
      } else if FileIdentity(status) == key {
        continue
      } else if name.hasSuffix(".convo") || name.hasSuffix(".txt") {
        paths.append(path)
      } else {
        remark(path, "only .convo and .txt files are read")
      }
    }
  }

  private mutating func remark(_ path: String, _ reason: String) {
    remarks.append(.init(file: path, reason: reason))
  }

  private struct FileIdentity: Equatable {
    let device: dev_t
    let number: ino_t

    init(_ status: stat) { (device, number) = (status.st_dev, status.st_ino) }
  }

  private static func identity(_ path: String) -> FileIdentity? {
    var status = stat()
    return stat(path, &status) == 0 ? FileIdentity(status) : nil
  }

  private static func kind(_ status: stat) -> mode_t { status.st_mode & S_IFMT }
}

/// The bytes of a submitted file, which may be hostile.
enum SubmissionBytes {
  static let limit = 256 << 10

  /// Reads a regular file, without following a link or waiting for a pipe or device.
  ///
  /// - Throws: `FileError.system` and `.tooManyBytes`.
  static func read(_ path: String) throws(FileError) -> [UInt8] {
    let (bytes, kind): ([UInt8], OpenFile.Kind)
    do throws(SystemError) {
      let file = try OpenFile(reading: path, followsLink: false)
      kind = file.kind
      // One byte more, since the file may be growing.
      bytes = kind == .regular ? try file.bytes(atMost: limit + 1) : []
    } catch {
      throw .system(error.code == ELOOP ? "a link, which is not followed" : error.message)
    }
    guard kind == .regular else { throw .system("this is not a regular file") }
    guard bytes.count <= limit else { throw .tooManyBytes(limit: limit) }
    return bytes
  }
}
