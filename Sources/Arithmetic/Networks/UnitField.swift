/// What the units of a layer see of the network's input, along one axis.
///
/// Followed backwards from the unit through every kind of layer: a window reads the samples under its
/// taps, a transposed convolution the windows whose stamps reach it, an upsampled sample the one that was
/// repeated, branches what any of them reads. Of plain windows it is `ReceptiveField`'s law.
public struct UnitField: Equatable, Sendable {
  /// The most samples from the first to the last that a unit depends on.
  public let size: Int
  /// How far the fields of neighbouring units lie apart; a fraction behind a transposed convolution, nil
  /// where units do not lie evenly or branches disagree.
  public let jump: Rational?
  /// Where the field of unit 0 begins; below 0 in the padding.
  public let start: Int?
  /// The middle of unit 0's field, nil where branches do not agree on it.
  public let centre: Rational?
}

/// The place in the input that lies in the middle of a unit's field: slope · unit + offset.
public struct UnitCentre: Equatable, Sendable {
  public var slope: Rational
  public var offset: Rational

  static let same = UnitCentre(slope: 1, offset: 0)

  /// First `inner`, of the layer nearer to the output, then this.
  func after(_ inner: UnitCentre) -> UnitCentre {
    UnitCentre(slope: slope * inner.slope, offset: slope * inner.offset + offset)
  }
}

extension ShapeChain {
  /// The field of the units behind a stage.
  ///
  /// - Parameters:
  ///   - place: the stage, counted from 0; −1 is the input itself.
  public func field(after place: Int, axis: Int) -> UnitField {
    let stages = self.stages.prefix(place + 1)
    if let law = stages.last?.receptiveField, axis < law.count {
      let half = Rational(law[axis].size - 1).divided(by: 2)
      return UnitField(
        size: law[axis].size, jump: Rational(law[axis].jump), start: law[axis].start,
        centre: Rational(law[axis].start) + half)
    }
    let shape = stages.last?.shape ?? start
    let units = axis < shape.space.count ? shape.space[axis] : 1
    var size = 0
    // What repeats itself does so within the product of the strides of transposed layers.
    for unit in 0..<min(units, Self.mostUnits, max(Self.mostSteps / max(stages.count, 1), 1)) {
      if let span = Self.span(of: unit...unit, behind: stages, axis: axis) {
        size = Swift.max(size, span.count)
      }
    }
    let centre = axis < shape.space.count ? Self.centre(behind: stages, axis: axis) : nil
    return UnitField(
      size: size, jump: centre?.slope,
      start: Self.span(of: 0...0, behind: stages, axis: axis)?.lowerBound, centre: centre?.offset)
  }

  /// How many units are followed back, and through how many layers all of them together.
  private static let (mostUnits, mostSteps) = (512, 1 << 13)

  /// The samples that a run of units depends on, padding included; nil where none.
  static func span(
    of units: ClosedRange<Int>, behind stages: some BidirectionalCollection<Stage>, axis: Int
  ) -> ClosedRange<Int>? {
    var span = units
    for stage in stages.reversed() {
      guard let next = stage.span(of: span, axis: axis) else { return nil }
      span = next
    }
    return span
  }

  static func centre(
    behind stages: some BidirectionalCollection<Stage>, axis: Int
  ) -> UnitCentre? {
    var centre = UnitCentre.same
    for stage in stages.reversed() {
      guard let next = stage.centre(axis: axis) else { return nil }
      centre = next.after(centre)
    }
    return centre
  }
}

extension ShapeChain.Stage {
  /// The samples in front of the layer that units behind it depend on.
  func span(of units: ClosedRange<Int>, axis: Int) -> ClosedRange<Int>? {
    guard axis < before.space.count else { return units }
    let whole = 0...(before.space[axis] - 1)
    guard axis < shape.space.count else { return whole }
    let (low, high) = (units.lowerBound, units.upperBound)
    switch layer.kind {
    case .convolution, .pooling, .globalPooling:
      let relation = axes[axis].relation
      guard let first = relation.first(of: low), let last = relation.first(of: high) else {
        return nil
      }
      return first...(last + relation.reach - 1)
    case .transposed, .unpooling:
      let relation = axes[axis].relation
      guard max(low.magnitude, high.magnitude) < UInt(1) << 60 else { return nil }
      let first = (low + relation.padding.begin - relation.reach + 1)
        .quotient(roundedUpBy: relation.stride)
      let last = (high + relation.padding.begin).quotient(roundedDownBy: relation.stride)
      return first <= last ? first...last : nil
    case .adaptivePooling:
      guard
        let windows = try? AdaptiveAxis(input: before.space[axis], output: shape.space[axis])
      else { return whole }
      let units = 0...(windows.output - 1)
      let (first, last) = (windows.window(units.clamp(low)), windows.window(units.clamp(high)))
      return first.lowerBound...max(last.upperBound - 1, first.lowerBound)
    case .upsampling, .shuffle:
      let factor = factor(axis)
      return low.quotient(roundedDownBy: factor)...high.quotient(roundedDownBy: factor)
    case .pad:
      let begin = padding(axis).begin
      guard max(low.magnitude, high.magnitude, begin.magnitude) < UInt(1) << 60 else { return nil }
      return (low - begin)...(high - begin)
    case .concatenation, .addition:
      var spans = branches.compactMap {
        ShapeChain.span(of: units, behind: $0, axis: axis)
      }
      if layer.addsInput { spans.append(units) }
      guard let first = spans.map(\.lowerBound).min(), let last = spans.map(\.upperBound).max()
      else { return nil }
      return first...last
    case .flatten, .dense: return whole
    case .relu, .sigmoid, .tanh, .softmax, .dropout, .batchNormalization, .localNormalization,
      .identity:
      return units
    }
  }

  /// The middle of what a unit behind the layer reads in front of it.
  func centre(axis: Int) -> UnitCentre? {
    switch layer.kind {
    case .convolution, .pooling, .globalPooling:
      let relation = axes[axis].relation
      return UnitCentre(
        slope: Rational(relation.stride), offset: Self.half(relation.reach - 1, relation))
    case .transposed, .unpooling:
      let relation = axes[axis].relation
      let slope = Rational(1).divided(by: relation.stride)
      return UnitCentre(slope: slope, offset: -slope * Self.half(relation.reach - 1, relation))
    case .upsampling, .shuffle:
      let factor = factor(axis)
      let slope = Rational(1).divided(by: factor)
      return UnitCentre(slope: slope, offset: -slope * Rational(factor - 1).divided(by: 2))
    case .pad: return UnitCentre(slope: 1, offset: -Rational(padding(axis).begin))
    case .adaptivePooling:
      let (input, output) = (before.space[axis], shape.space[axis])
      guard input % output == 0 else { return nil }
      return UnitCentre(
        slope: Rational(input / output), offset: Rational(input / output - 1).divided(by: 2))
    case .concatenation, .addition:
      guard let centres = branchCentres(axis: axis), let first = centres.first ?? nil,
        centres.allSatisfy({ $0 == first })
      else { return nil }
      return first
    case .flatten, .dense: return nil
    case .relu, .sigmoid, .tanh, .softmax, .dropout, .batchNormalization, .localNormalization,
      .identity:
      return .same
    }
  }

  /// The middle of what each branch reads in front of the layer; what is added to them comes first.
  public func branchCentres(axis: Int) -> [UnitCentre?]? {
    guard !branches.isEmpty else { return nil }
    let centres = branches.map { ShapeChain.centre(behind: $0, axis: axis) }
    return layer.addsInput ? [.same] + centres : centres
  }

  private static func half(_ number: Int, _ relation: AxisRelation) -> Rational {
    Rational(number).divided(by: 2) - Rational(relation.padding.begin)
  }

  /// How often a sample is repeated along an axis.
  public func factor(_ axis: Int) -> Int {
    layer.kernel.count == 1 ? layer.kernel[0] : layer.kernel[axis]
  }

  /// The cells that `pad` lays around an axis.
  public func padding(_ axis: Int) -> PaddingPair {
    guard case .explicit(let pairs)? = try? layer.padding(before.space.count) else { return .none }
    return pairs[axis]
  }
}

extension AxisRelation {
  /// The sample under a window's first tap; nil beyond what is counted.
  fileprivate func first(of window: Int) -> Int? {
    let (place, overflow) = window.multipliedReportingOverflow(by: stride)
    guard !overflow, place.magnitude < UInt(1) << 60 else { return nil }
    return place - padding.begin
  }
}

extension ClosedRange<Int> {
  fileprivate func clamp(_ number: Int) -> Int {
    Swift.min(Swift.max(number, lowerBound), upperBound)
  }
}

extension Int {
  /// ⌊self / divisor⌋
  func quotient(roundedDownBy divisor: Int) -> Int {
    let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
    return remainder < 0 ? quotient - 1 : quotient
  }

  /// ⌈self / divisor⌉
  func quotient(roundedUpBy divisor: Int) -> Int {
    let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
    return remainder > 0 ? quotient + 1 : quotient
  }
}
