import Course
import Glibc
import Homework
import Sessions
import Terminal

extension LessonShelf {
  /// The course in the program, and the reader's own lessons.
  static let system = LessonShelf(
    read: { chosen.map(lessons(in:)) ?? withOwn(course) },
    places: { [chosen ?? own] },
    progress: { LessonProgress(progressFile?.text() ?? "") })

  /// The folder that takes the place of the course: `CONVO_LESSONS`.
  private static var chosen: String? { Environment.process.nonEmpty("CONVO_LESSONS") }
  /// The folder of lessons that stand beside the course.
  private static let own = "Lessons"

  private static func withOwn(_ course: [Lesson]) -> [Lesson] {
    let own = lessons(in: own)
    guard !own.isEmpty else { return course }
    let names = Set(own.map(\.name))
    return (own + course.filter { !names.contains($0.name) }).sorted { $0.name < $1.name }
  }

  /// The lessons that the program was built with.
  static var course: [Lesson] { Course.all.map { Lesson(name: $0.name, text: $0.text) } }

  private static var progressFile: UserFile? { UserFile("lesson", in: .state) }

  /// Keeps how far the reader is, for later conversations. The file is read first, because another
  /// conversation may have written it.
  static func keep(_ place: LessonPlace) {
    var progress = system.progress()
    progress.keep(place)
    _ = progressFile?.replace(with: progress.text)
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
