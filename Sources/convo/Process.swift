import Glibc
import Terminal

/// The running process.
enum Process {
  /// The memory of the machine in bytes, or the limit of this process if that is less.
  static var memory: Int {
    let (pages, bytes) = (sysconf(Int32(_SC_PHYS_PAGES)), sysconf(Int32(_SC_PAGESIZE)))
    let (machine, overflow) = pages.multipliedReportingOverflow(by: bytes)
    var allowed = rlimit()
    let isLimited =
      getrlimit(Int32(RLIMIT_AS.rawValue), &allowed) == 0
      && allowed.rlim_cur < rlim_t(Int.max)
    let limit = isLimited ? Int(allowed.rlim_cur) : Int.max
    return overflow || machine <= 0 ? limit : min(machine, limit)
  }

  /// Puts something in the place of standard streams that are closed, so that no file gets their number
  /// and is written to instead. Using them fails as before.
  static func occupyStandardStreams() {
    for descriptor in Int32(0)...2 where fcntl(descriptor, F_GETFD) < 0 {
      _ = open("/dev/null", descriptor == 0 ? O_WRONLY : O_RDONLY)
    }
  }

  /// Writes to standard output. If that fails, as on a full disk, says so and ends with status 1.
  static func print(_ bytes: [UInt8]) {
    do throws(SystemError) { try StandardStream.output.send(bytes) } catch {
      guard StandardStream.failure == nil else { exit(1) }
      StandardStream.error.write("convo: cannot write to standard output: \(error.message)\n")
      exit(1)
    }
  }

  static func print(_ text: String) { print(Array(text.utf8)) }

  /// Ends the program. What could not be written is said, and makes the status 1.
  static func exit(_ status: Int32) -> Never {
    guard let failure = StandardStream.failure else { Glibc.exit(status) }
    StandardStream.error.write("convo: cannot write to standard output: \(failure.message)\n")
    Glibc.exit(status == 0 ? 1 : status)
  }
}

enum Version {
  static let number = "0.1.0"
  static let text = "convo \(number)"
}
