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

/// The identifiers of the laws. Their names for users are defined with the documents.
public enum RelationshipName: String, CaseIterable, Sendable {
  case noPaddingUnitStrides = "no-padding-unit-strides"
  case paddingUnitStrides = "padding-unit-strides"
  case halfPadding = "half-padding"
  case fullPadding = "full-padding"
  case noPaddingStrides = "no-padding-strides"
  case paddingStrides = "padding-strides"
  case pooling
  case transposedNoPaddingUnitStrides = "transposed-no-padding-unit-strides"
  case transposedPaddingUnitStrides = "transposed-padding-unit-strides"
  case transposedHalfPadding = "transposed-half-padding"
  case transposedFullPadding = "transposed-full-padding"
  case transposedNoPaddingStrides = "transposed-no-padding-strides"
  case transposedPaddingStrides = "transposed-padding-strides"
  case transposedRemainder = "transposed-remainder"
  case dilated
  case convolution
  case convolutionStrict = "convolution-strict"
  case ceil
  case ceilClipped = "ceil-clipped"
  case partial
  case valid
  case same
  case transposed
  case transposedSame = "transposed-same"
  case transposedValid = "transposed-valid"
  case transposedSameWithOutputPadding = "transposed-same-with-output-padding"
  case unpooling
  case adaptive
}
