internal import Glibc

/// Programs of this package, where the build has put them.
public enum BuiltProgram {
  /// The path of a program, next to the running bundle of tests.
  public static func path(_ name: String) throws -> String {
    let places = [CommandLine.arguments.first ?? "", executable].map(folder)
    let paths = places.map { $0 + "/" + name }
    guard let path = paths.first(where: { access($0, X_OK) == 0 }) else {
      throw PTY.Failure("\(name) is not built: looked for \(paths)")
    }
    return path
  }

  private static var executable: String {
    guard let path = realpath("/proc/self/exe", nil) else { return "" }
    defer { free(path) }
    return String(cString: path)
  }

  private static func folder(_ path: String) -> String {
    path.split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(separator: "/")
  }
}
