public import Arithmetic

/// What a statement gives and a variable holds.
public enum Value: Equatable, Sendable {
  case tensor(Tensor)
  case shape([Int])
  case text(String)
  case truth(Bool)
  /// Several things that one command returns, by name and in order: `dx`, `dk` …
  case record([Field])

  public struct Field: Equatable, Sendable {
    public var name: String
    public var value: Value

    public init(_ name: String, _ value: Value) {
      self.name = name
      self.value = value
    }
  }
}
