/// A law of sizes with its name, its source and the conditions under which it applies.
public struct Relationship: Equatable, Sendable {
  public var name: RelationshipName
  public var source: Source
  /// The conditions on the sizes, besides that all symbols of the law are known.
  public var conditions: [Condition]
  /// Intermediate sizes that the law defines, such as the associated convolution's k′, s′ and p′.
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

  /// Whether every condition is true; a condition on an unknown size is not.
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
