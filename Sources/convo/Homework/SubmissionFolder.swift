import Files
import Homework
import Terminal

/// Finds submissions in folders and reads them, without following links.
///
/// Folders are opened once and kept, or known by their device and number: exchanging a folder for a link
/// after it was listed makes its files unreadable, and never leads to somebody else's.
struct SubmissionFolder {
  /// The files as shown, folder by folder, sorted by the bytes of their names.
  private(set) var paths: [String] = []
  /// Files that are not read, with reasons.
  private(set) var remarks: [RunFindings.Remark] = []
  private var places: [String: Place] = [:]
  private var roots: [Root] = []
  /// The folders of files given by name, by their bytes.
  private var rootsByPath: [[UInt8]: Int] = [:]

  private static let depthLimit = 16
  private static let fileLimit = 1_000_000
  /// The number of folders kept open.
  private static let openLimit = 200

  /// A file's place: a folder from the command line, the folders in that, and its name.
  private struct Place {
    var root: Int
    var folders: [FileName]
    var name: FileName
  }

  /// A folder from the command line, or that of a file from there.
  private struct Root {
    var path: FileName
    var identity: OpenFolder.Identity?
    /// Nil if too many folders are open already.
    var folder: OpenFolder?

    func opened() throws(SystemError) -> OpenFolder {
      if let folder { return folder }
      let folder = try OpenFolder(path)
      guard folder.identity == identity else { throw .exchanged }
      return folder
    }
  }

  /// - Parameters:
  ///   - arguments: Paths as the program received them, in which bytes that are not UTF-8 are replaced.
  ///   - key: The assignment's file, which is skipped if it is in one of the folders.
  init(_ arguments: [String], excluding key: String = "") {
    let key = OpenFolder.Identity(of: key)
    for argument in arguments {
      let path = FileName(CommandLineBytes.of(argument))
      do throws(SystemError) {
        switch OpenFolder.kind(of: path) {
        case nil: throw .absent
        case .folder?:
          let root = try addRoot(path)
          try walk(
            try roots[root].opened(), argument, Place(root: root, folders: [], name: path), key)
        case .regular?, .other?:
          // A file given by name is graded whatever its extension; reading it checks that it is a file.
          let (folder, name) = path.folderAndName
          if rootsByPath[folder.bytes] == nil { rootsByPath[folder.bytes] = try addRoot(folder) }
          guard let root = rootsByPath[folder.bytes] else { throw .absent }
          add(path.text, Place(root: root, folders: [], name: name))
        }
      } catch { remark(argument, error.message) }
    }
  }

  private mutating func addRoot(_ path: FileName) throws(SystemError) -> Int {
    let folder = try OpenFolder(path)
    roots.append(
      Root(
        path: path, identity: folder.identity,
        folder: roots.count < Self.openLimit ? folder : nil))
    return roots.count - 1
  }

  private mutating func walk(
    _ folder: OpenFolder, _ path: String, _ place: Place, _ key: OpenFolder.Identity?
  ) throws(SystemError) {
    guard place.folders.count < Self.depthLimit else {
      return remark(path, "this folder is nested too deeply")
    }
    for entry in try folder.entries() where entry.name.bytes.first != UInt8(ascii: ".") {
      guard paths.count < Self.fileLimit else { return }
      let text = entry.name.text
      let inner = path.hasSuffix("/") ? path + text : "\(path)/\(text)"
      var place = place
      if entry.kind == .folder {
        place.folders.append(entry.name)
        do throws(SystemError) {
          try walk(try folder.folder(entry.name), inner, place, key)
        } catch { remark(inner, error.message) }
      } else if entry.identity == key {
        continue
      } else if text.hasSuffix(".convo") || text.hasSuffix(".txt") {
        place.name = entry.name
        add(inner, place)
      } else {
        remark(inner, "only .convo and .txt files are read")
      }
    }
  }

  private mutating func add(_ path: String, _ place: Place) {
    // Two names can look alike if one of them is not UTF-8.
    var shown = path
    while let other = places[shown], other.name != place.name { shown += "%" }
    paths.append(shown)
    places[shown] = place
  }

  private mutating func remark(_ path: String, _ reason: String) {
    remarks.append(.init(file: path, reason: reason))
  }
}

extension SubmissionFolder {
  static let byteLimit = 256 << 10

  /// Reads a submission, which may be hostile: only a regular file, without following a link or waiting
  /// for a pipe or device.
  ///
  /// - Throws: `FileError.system` and `.tooManyBytes`.
  func bytes(of path: String) throws(FileError) -> [UInt8] {
    let (bytes, kind): ([UInt8], OpenFile.Kind)
    do throws(SystemError) {
      guard let place = places[path] else { throw .absent }
      var folder = try roots[place.root].opened()
      for name in place.folders { folder = try folder.folder(name) }
      let file = try folder.file(place.name)
      kind = file.kind
      // One byte more, since the file may be growing.
      bytes = kind == .regular ? try file.bytes(atMost: Self.byteLimit + 1) : []
    } catch {
      throw .system(Self.words(error))
    }
    guard kind == .regular else { throw .system("this is not a regular file") }
    guard bytes.count <= Self.byteLimit else { throw .tooManyBytes(limit: Self.byteLimit) }
    return bytes
  }

  private static func words(_ error: SystemError) -> String {
    switch error {
    case .link: "a link, which is not followed"
    case .exchanged, .noFolder: "its folder was exchanged after it was listed"
    default: error.message
    }
  }
}

extension FileName {
  /// The folder of a path, `.` if it names none, and the last name.
  fileprivate var folderAndName: (folder: FileName, name: FileName) {
    guard let slash = bytes.lastIndex(of: UInt8(ascii: "/")) else { return (FileName("."), self) }
    return (FileName(Array(bytes[...slash])), FileName(Array(bytes[(slash + 1)...])))
  }
}

/// The bytes of command-line arguments. Swift's strings replace what is not UTF-8.
enum CommandLineBytes {
  static func of(_ argument: String) -> [UInt8] {
    guard argument.unicodeScalars.contains("\u{FFFD}") else { return Array(argument.utf8) }
    for place in 0..<Int(CommandLine.argc) {
      guard let raw = CommandLine.unsafeArgv[place] else { continue }
      let bytes = Array(UnsafeBufferPointer(start: raw, count: length(raw))).map {
        UInt8(bitPattern: $0)
      }
      if String(decoding: bytes, as: UTF8.self) == argument { return bytes }
    }
    return Array(argument.utf8)
  }

  private static func length(_ text: UnsafePointer<CChar>) -> Int {
    var count = 0
    while text[count] != 0 { count += 1 }
    return count
  }
}
