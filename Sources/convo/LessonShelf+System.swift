import Glibc
import Sessions
import Terminal

extension LessonShelf {
  /// The lessons on this machine: those of the first folder that has some.
  static let system = LessonShelf(
    read: { folders.lazy.map(lessons(in:)).first { !$0.isEmpty } ?? [] },
    places: { folders })

  /// `CONVO_LESSONS` if set; else the working folder's, those of the package the program was built
  /// in, those installed beside it, and the system's.
  private static var folders: [String] {
    if let folder = Environment.process.nonEmpty("CONVO_LESSONS") { return [folder] }
    var parts = program.split(separator: "/").dropLast()
    var found = ["Lessons"]
    // …/.build/x86_64-unknown-linux-gnu/release/convo and …/.build/release/convo
    for _ in 0..<4 where !parts.isEmpty {
      if parts.last == ".build" {
        found.append("/\(parts.dropLast().joined(separator: "/"))/Lessons")
      }
      if parts.last == "bin" {
        found.append("/\((parts.dropLast() + ["share/convo/lessons"]).joined(separator: "/"))")
      }
      parts = parts.dropLast()
    }
    return found + (found.contains("/usr/share/convo/lessons") ? [] : ["/usr/share/convo/lessons"])
  }

  /// Where the program is, links followed.
  private static var program: String {
    guard let path = realpath("/proc/self/exe", nil) else { return "" }
    defer { free(path) }
    return String(cString: path)
  }

  private static func lessons(in folder: String) -> [Lesson] {
    guard let directory = opendir(folder) else { return [] }
    defer { closedir(directory) }
    var names: [String] = []
    while let entry = readdir(directory) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name.hasSuffix(".convo"), !name.hasPrefix(".") { names.append(String(name.dropLast(6))) }
    }
    return names.sorted().compactMap { name in
      UserFile(path: "\(folder)/\(name).convo").text().map { Lesson(name: name, text: $0) }
    }
  }
}
