internal import Arithmetic
public import Documents

/// A law of sizes that a command follows, as the manual prints it.
public struct Law: Equatable, Sendable {
  /// `o = ⌊(i − k) / s⌋ + 1`
  public let formula: Phrase
  /// When it holds, or what it is called.
  public let title: String

  init(_ relationship: Relationship) {
    formula = "\(formula: relationship.law)"
    let name = relationship.name.title
    switch relationship.source {
    case .guide(let number): title = "\(number)  \(name)"
    case .library(let library):
      title = name.firstRange(of: library) == nil ? "\(name) (\(library))" : name
    case .general: title = name
    }
  }

  init(_ law: SizeLaw) { self.init(law.relationship(isEven: true)) }

  init(_ title: String, _ law: SizeLaw, isEven: Bool) {
    self.init(title, "\(formula: law.relationship(isEven: isEven).law)")
  }

  init(_ title: String, _ formula: Phrase) {
    self.title = title
    self.formula = formula
  }

  /// The fifteen relationships of the guide by Dumoulin and Visin (arXiv 1603.07285).
  public static let guide = Relationship.guide.map { Law($0) }

  /// What holds for every setting, and for the words of frameworks.
  public static let general = convolution + pooling + transposed

  static let convolution = [
    Law(.convolution), Law("with other cells before than after", .convolution, isEven: false),
    Law(.same), Law(.valid),
  ]
  static let pooling = [Law(.clipped), Law(Relationship.adaptive)]
  static let transposed = [
    Law(.transposed), Law(.transposedSame), Law(.transposedValid), Law(.unpooling),
  ]

  /// Output position o and tap t touch the input at o·s + t·d − p.
  static let relation = Law("the input that output position o and tap t touch", "i = o·s + t·d − p")
}
