import Glibc

/// Ending the program.
enum Process {
  static func exit(_ status: Int32) -> Never { Glibc.exit(status) }
}
