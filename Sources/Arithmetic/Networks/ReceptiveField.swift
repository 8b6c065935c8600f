/// The stretch of the network's input that one unit depends on, along one axis.
///
/// Through a layer with reach k̂, stride s and padding p₀: r′ = r + (k̂ − 1)j, j′ = js,
/// start′ = start − p₀j. (Araujo, Norris and Sim, "Computing receptive fields of convolutional
/// neural networks", Distill 2019.) Sizes in input samples.
public struct ReceptiveField: Equatable, Sendable {
  /// r, how many samples from the first to the last.
  public let size: Int
  /// j, how far neighbouring units' fields lie apart.
  public let jump: Int
  /// Where the field of unit 0 begins; below 0 in the padding.
  public let start: Int

  public init(size: Int, jump: Int, start: Int) {
    self.size = size
    self.jump = jump
    self.start = start
  }

  /// A sample of the input itself.
  public static let sample = ReceptiveField(size: 1, jump: 1, start: 0)

  /// The field after one more layer.
  ///
  /// - Throws: `.overflow`.
  public func through(_ layer: AxisRelation) throws(ArithmeticError) -> ReceptiveField {
    let values: SizeValues = [
      .receptiveField: size, .jump: jump, .reach: layer.reach, .stride: layer.stride,
      .paddingBegin: layer.padding.begin, .windowBegin: start,
    ]
    return ReceptiveField(
      size: try Self.sizeLaw.formula.evaluate(values),
      jump: try Self.jumpLaw.formula.evaluate(values),
      start: try Self.startLaw.evaluate(values))
  }

  /// r + (k̂ − 1)j
  public static let sizeLaw = Equation(
    .receptiveField, .symbol(.receptiveField) + (.symbol(.reach) - 1) * .symbol(.jump))
  /// js
  public static let jumpLaw = Equation(.jump, .symbol(.jump) * .symbol(.stride))
  /// start − p₀j
  private static let startLaw: Formula =
    .symbol(.windowBegin) - .symbol(.paddingBegin) * .symbol(.jump)
}
