import Arithmetic
import Testing

/// Fields followed backwards, against every tap followed one by one.
struct UnitFieldTests {
  private func layer(_ kind: ChainLayer.Kind, _ k: Int, s: Int = 1, d: Int = 1, p: Int = 0)
    -> ChainLayer
  {
    ChainLayer(
      kind, kernel: [k], stride: [s], dilation: [d], padding: .explicit([PaddingPair(p, p)]))
  }

  /// The samples that units of a stage read, taps one by one, padding included.
  private func read(_ units: Set<Int>, by stage: ShapeChain.Stage) -> Set<Int> {
    var read: Set<Int> = []
    switch stage.layer.kind {
    case .convolution, .pooling:
      let axis = stage.axes[0].relation
      for unit in units {
        for tap in 0..<axis.kernel { read.insert(axis.position(output: unit, tap: tap)) }
      }
    case .transposed, .unpooling:
      let axis = stage.axes[0].relation
      for window in -60..<60 {
        for tap in 0..<axis.kernel
        where units.contains(axis.position(output: window, tap: tap)) { read.insert(window) }
      }
    case .upsampling:
      for unit in units {
        read.insert(Int((Double(unit) / Double(stage.layer.kernel[0])).rounded(.down)))
      }
    case .concatenation, .addition:
      for branch in stage.branches { read.formUnion(self.read(units, behind: branch)) }
      if stage.layer.addsInput { read.formUnion(units) }
    default: read = units
    }
    return read
  }

  private func read(_ units: Set<Int>, behind stages: [ShapeChain.Stage]) -> Set<Int> {
    stages.reversed().reduce(units) { read($0, by: $1) }
  }

  @Test func agreesWithFollowingEveryTap() throws {
    var branched = ChainLayer(.concatenation)
    branched.branches = [
      [layer(.convolution, 3, p: 1)], [layer(.convolution, 1), layer(.convolution, 5, p: 2)],
    ]
    var residual = ChainLayer(.addition)
    residual.addsInput = true
    residual.branches = [[layer(.convolution, 3, d: 2, p: 2)]]
    let pieces: [ChainLayer] = [
      layer(.convolution, 3), layer(.convolution, 2, s: 2), layer(.convolution, 3, s: 2, p: 1),
      layer(.convolution, 3, d: 2, p: 1), layer(.pooling, 2, s: 2), layer(.transposed, 3, s: 2),
      layer(.transposed, 4, s: 2, p: 1), layer(.unpooling, 2, s: 2),
      ChainLayer(.upsampling, kernel: [3]), ChainLayer(.relu), branched, residual,
    ]
    for first in pieces {
      for second in pieces {
        for third in pieces.prefix(8) {
          let start = ChainShape(channels: 1, space: [24])
          guard let chain = try? ShapeChain(from: start, layers: [first, second, third]) else {
            continue
          }
          var longest = 0
          for unit in 0..<chain.shape.space[0] {
            let places = read([unit], behind: chain.stages)
            guard let low = places.min(), let high = places.max() else { continue }
            longest = max(longest, high - low + 1)
            if unit == 0 { #expect(chain.field(after: 2, axis: 0).start == low) }
          }
          #expect(chain.field(after: 2, axis: 0).size == longest)
        }
      }
    }
  }

  /// Where there are plain windows alone, it is the law of receptive fields.
  @Test func agreesWithTheLaw() throws {
    let chain = try ShapeChain(
      [1, 40, 40],
      layers: [
        layer(.convolution, 5, s: 2, p: 2), layer(.pooling, 3, s: 2),
        layer(.convolution, 3, d: 2, p: 2),
      ], order: .channelsFirst)
    for (place, stage) in chain.stages.enumerated() {
      let law = try #require(stage.receptiveField?[0])
      let field = chain.field(after: place, axis: 0)
      #expect(field.size == law.size)
      #expect(field.start == law.start)
      #expect(field.jump == Rational(law.jump))
      #expect(field.centre == Rational(law.start) + Rational(law.size - 1).divided(by: 2))
    }
  }

  @Test func branchesThatSeeOtherPlacesHaveNoCentre() throws {
    var uneven = ChainLayer(.concatenation)
    uneven.branches = [
      [layer(.convolution, 3)],
      [layer(.convolution, 2), layer(.convolution, 1), layer(.convolution, 2)],
    ]
    var other = uneven
    other.branches[1] = [ChainLayer(.pad, padding: .explicit([PaddingPair(0, -2)]))]
    let start = ChainShape(channels: 1, space: [9])
    let aligned = try ShapeChain(from: start, layers: [uneven])
    #expect(aligned.field(after: 0, axis: 0).centre == 1)
    let shifted = try ShapeChain(from: start, layers: [other])
    #expect(shifted.field(after: 0, axis: 0).centre == nil)
    #expect(shifted.field(after: 0, axis: 0).size == 3)
  }

  @Test func hugeSizesDoNotTrap() {
    let wide = ChainLayer(.convolution, kernel: [1], stride: [1 << 39])
    var layers = [ChainLayer](repeating: wide, count: 6)
    layers.append(ChainLayer(.upsampling, kernel: [1 << 39]))
    let start = ChainShape(channels: 1, space: [1 << 39])
    guard let chain = try? ShapeChain(from: start, layers: layers) else { return }
    #expect(chain.field(after: layers.count - 1, axis: 0).size >= 0)
  }
}
