internal import Glibc

/// The variables a program is started with, or a table of them that a test made up.
public struct Environment: Sendable {
  private let table: [String: String]?

  /// Reads the process's own variables at each question.
  public static let process = Environment(table: nil)

  public init(_ table: [String: String]) { self.init(table: table) }

  private init(table: [String: String]?) { self.table = table }

  /// The variable's value; nil when it is not set.
  public subscript(name: String) -> String? {
    if let table { return table[name] }
    guard let value = getenv(name) else { return nil }
    return String(cString: value)
  }

  /// The variable's value; nil when it is not set or empty.
  public func nonEmpty(_ name: String) -> String? {
    guard let value = self[name], !value.isEmpty else { return nil }
    return value
  }
}
