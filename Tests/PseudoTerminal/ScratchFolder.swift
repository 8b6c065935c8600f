internal import Glibc

/// A folder for one test's files; it goes away with this object.
public final class ScratchFolder {
  public let path: String

  public init() throws {
    var template = Array("/tmp/convo-test-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else { throw PTY.Failure("no scratch folder: error \(errno)") }
    path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  deinit { _ = system("rm -rf '\(path)'") }

  /// The path of a file in the folder, with some text in it if given.
  public func file(_ name: String, containing text: String? = nil) throws -> String {
    let file = path + "/" + name
    guard let text else { return file }
    let descriptor = open(file, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, mode_t(0o644))
    defer { close(descriptor) }
    let bytes = Array(text.utf8)
    guard descriptor >= 0, write(descriptor, bytes, bytes.count) == bytes.count else {
      throw PTY.Failure("cannot write \(file): error \(errno)")
    }
    return file
  }
}
