import Foundation

/// The statement that is being run, told on standard error when it ends the process.
enum LastStatement {
  private static let room = 4096
  /// Written by the one test that runs, read by a signal handler: memory that never moves.
  nonisolated(unsafe) private static let bytes = UnsafeMutablePointer<UInt8>.allocate(
    capacity: room)
  nonisolated(unsafe) private static let count = UnsafeMutablePointer<Int>.allocate(capacity: 1)

  static func note(_ text: String) {
    count.pointee = 0
    for byte in text.utf8.prefix(room - 1) {
      bytes[count.pointee] = byte
      count.pointee += 1
    }
    bytes[count.pointee] = 10
    count.pointee += 1
  }

  /// Installs the handlers; the signal then takes its usual course.
  static func watch() {
    note("")
    for number in [SIGILL, SIGTRAP, SIGSEGV, SIGABRT, SIGFPE, SIGBUS] {
      signal(number) { number in
        write(2, "\nthe statement that trapped: ", 29)
        write(2, LastStatement.bytes, LastStatement.count.pointee)
        signal(number, SIG_DFL)
        raise(number)
      }
    }
  }
}
