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

  /// The path of the running program, with links resolved.
  private static var program: String {
    let link = "/proc/self/exe"
    let path = FilePath.resolved(link)
    return path == link ? "" : path
  }

  private static func lessons(in folder: String) -> [Lesson] {
    let names = (try? FilePath.names(in: folder)) ?? []
    return names.filter { $0.hasSuffix(".convo") && !$0.hasPrefix(".") }
      .map { String($0.dropLast(6)) }.sorted()
      .compactMap { name in
        UserFile(path: "\(folder)/\(name).convo").text().map { Lesson(name: name, text: $0) }
      }
  }
}
