import Glibc
import Homework
import Terminal

extension ProgressFile {
  /// What a person has practised, in a file of their own; nobody without a home has one.
  static let own = ProgressFile(
    read: { UserFile("quiz", in: .state)?.text() },
    write: { text in _ = UserFile("quiz", in: .state)?.replace(with: text) })

  /// Nanoseconds of the clock.
  @Sendable static func moment() -> UInt64 {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    return UInt64(truncatingIfNeeded: time.tv_sec) &* 1_000_000_000
      &+ UInt64(truncatingIfNeeded: time.tv_nsec)
  }
}
