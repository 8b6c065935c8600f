internal import Glibc

/// The process's environment variables, or a test's table of them.
public struct Environment: Sendable {
  private let table: [String: String]?

  /// The variables of the process, read anew on each access.
  public static let process = Environment(table: nil)

  public init(_ table: [String: String]) { self.init(table: table) }

  private init(table: [String: String]?) { self.table = table }

  /// The variable's value; nil if it is not set.
  public subscript(name: String) -> String? {
    if let table { return table[name] }
    guard let value = getenv(name) else { return nil }
    return String(cString: value)
  }

  /// The variable's value; nil if it is not set or empty.
  public func nonEmpty(_ name: String) -> String? {
    guard let value = self[name], !value.isEmpty else { return nil }
    return value
  }
}
