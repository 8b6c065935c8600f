/// A law of sizes with its name, its source and the settings it holds for.
public struct Relationship: Equatable, Sendable {
  public var name: RelationshipName
  public var source: Source
  /// What must hold of the sizes, beyond the law's own symbols being known.
  public var conditions: [Condition]
  /// Sizes that the law defines on the way, as the associated convolution's k′, s′ and p′.
  public var definitions: [Equation]
  public var law: Equation

  public init(
    _ name: RelationshipName, from source: Source, where conditions: [Condition] = [],
    with definitions: [Equation] = [], gives symbol: SizeSymbol, _ formula: Formula
  ) {
    self.name = name
    self.source = source
    self.conditions = conditions
    self.definitions = definitions
    self.law = Equation(symbol, formula)
  }

  /// The number of the relationship in the guide by Dumoulin and Visin, arXiv 1603.07285.
  public var number: Int? {
    if case .guide(let number) = source { return number }
    return nil
  }

  /// Whether every condition holds; a condition on an unknown size does not.
  public func holds(for values: SizeValues) -> Bool {
    conditions.allSatisfy { $0.holds(for: values) }
  }

  public enum Source: Equatable, Sendable {
    /// A numbered relationship of arXiv 1603.07285.
    case guide(Int)
    /// The relation o·s + t·d − p itself, with both paddings, dilation and output padding.
    case general
    /// A library's own, by its title.
    case library(String)
  }
}
