import Glibc

/// A folder for the files of one run, gone when the program ends.
final class ScratchFolder {
  let path: String
  private var files: [String] = []

  init() {
    var template = Array("/tmp/convo-bench-XXXXXX".utf8CString)
    path = mkdtemp(&template).map { String(cString: $0) } ?? "/tmp"
  }

  deinit {
    for file in files { unlink(file) }
    rmdir(path)
  }

  /// The path of a file that this folder will take away with it.
  func place(_ name: String) -> String {
    let file = "\(path)/\(name)"
    files.append(file)
    return file
  }

  func write(_ text: String, to name: String) -> String {
    let file = place(name)
    if let stream = fopen(file, "w") {
      fputs(text, stream)
      fclose(stream)
    }
    return file
  }
}
