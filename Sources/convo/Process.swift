import Glibc

/// The program among others on its machine.
enum Process {
  /// The bytes that the machine has, or that this process may have where that is less.
  static var memory: Int {
    let (pages, bytes) = (sysconf(Int32(_SC_PHYS_PAGES)), sysconf(Int32(_SC_PAGESIZE)))
    let (machine, overflow) = pages.multipliedReportingOverflow(by: bytes)
    var allowed = rlimit()
    let isLimited =
      getrlimit(Int32(RLIMIT_AS.rawValue), &allowed) == 0
      && allowed.rlim_cur < rlim_t(Int.max)
    let most = isLimited ? Int(allowed.rlim_cur) : Int.max
    return overflow || machine <= 0 ? most : min(machine, most)
  }

  static func exit(_ status: Int32) -> Never { Glibc.exit(status) }
}
