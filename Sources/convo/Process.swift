import Glibc

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

  static func exit(_ status: Int32) -> Never { Glibc.exit(status) }
}

enum Version {
  static let number = "0.1.0"
  static let text = "convo \(number)"
}
