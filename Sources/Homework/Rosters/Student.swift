/// Who handed something in.
public struct Student: Equatable, Sendable {
  public var id: String
  /// Empty where nobody says.
  public var name: String

  public init(id: String, name: String = "") {
    self.id = id
    self.name = name
  }
}
