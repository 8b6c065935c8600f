import Glibc
import Homework
import Sessions
import Terminal

extension LessonShelf {
  /// The lessons on this machine: those in the first folder that has any.
  static let system = LessonShelf(
    read: { folders.lazy.map(lessons(in:)).first { !$0.isEmpty } ?? [] },
    places: { folders })

  /// `CONVO_LESSONS` if set; else `Lessons` in the working folder and in the package the program was
  /// built in, `share/convo/lessons` next to its `bin`, and in `/usr`.
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

extension ProgressFile {
  /// The user's progress in quizzes, kept in a file if there is a home directory.
  static let own = ProgressFile(
    read: { UserFile("quiz", in: .state)?.text() },
    write: { text in _ = UserFile("quiz", in: .state)?.replace(with: text) })

  /// The time in nanoseconds.
  @Sendable static func moment() -> UInt64 {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    return UInt64(truncatingIfNeeded: time.tv_sec) &* 1_000_000_000
      &+ UInt64(truncatingIfNeeded: time.tv_nsec)
  }
}
