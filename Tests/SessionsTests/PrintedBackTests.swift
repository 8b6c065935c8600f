import Arithmetic
import Documents
import Rendering
import Sessions
import Testing

/// What is printed can be typed, and is the same value again.
@Suite struct PrintedBackTests {
  private static let manyShapes: [[Int]] = [
    [], [1], [4], [0], [1, 1], [1, 3], [3, 1], [2, 3], [0, 2], [2, 0], [2, 2, 2], [1, 2, 1],
    [2, 1, 3], [1, 1, 2, 2], [2, 2, 1, 3], [1, 1, 1, 1, 1], [2, 1, 2, 1, 2], [40], [12, 30],
  ]

  @Test(arguments: manyShapes, Tensor.Kind.allCases)
  func tensors(shape: [Int], kind: Tensor.Kind) throws {
    for seed in 1...6 {
      var dice = Dice(seed: seed)
      let tensor = dice.tensor(shape, kind)
      for renderer in [TextRenderer(isComplete: true), TextRenderer(width: 60, isComplete: true)] {
        try check(tensor, renderer)
      }
    }
  }

  private func check(_ tensor: Tensor, _ renderer: TextRenderer) throws {
    var bytes: [UInt8] = []
    renderer.write(.tensor(tensor), into: &bytes)
    let text = String(decoding: bytes, as: UTF8.self)
    var session = Session()
    for name in tensor.symbolNames { _ = try session.ask("\(name) = symbols(\"\(name)\")") }
    guard let value = try session.ask(text) else {
      Issue.record("nothing is read from\n\(text)")
      return
    }
    #expect(
      Value.tensor(tensor) == value,
      "\(Value.tensor(tensor).told) is read as \(value.told) from\n\(text)")
  }

  @Test(arguments: [[3, 3], [], [5], [0, 2], [1, 28, 28]])
  func shapes(shape: [Int]) throws {
    var bytes: [UInt8] = []
    TextRenderer().write(.shape(shape), into: &bytes)
    let text = String(decoding: bytes, as: UTF8.self)
    // The shape of one axis is written as its size, which is a shape wherever one is wanted.
    #expect(try Session.value(of: "zeros(\(text))") == .tensor(.zeros(shape, within: .standard)))
  }
}

/// Tensors drawn so that every way a number is written comes up.
private struct Dice {
  private var state: UInt64

  init(seed: Int) { state = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 }

  mutating func next(_ count: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int(state >> 33) % count
  }

  mutating func tensor(_ shape: [Int], _ kind: Tensor.Kind) -> Tensor {
    let count = shape.reduce(1, *)
    switch kind {
    case .exact: return .exact(Grid(shape: shape, cells: (0..<count).map { _ in rational() }))
    case .float: return .float(Grid(shape: shape, cells: (0..<count).map { _ in float() }))
    case .symbolic:
      return .symbolic(Grid(shape: shape, cells: (0..<count).map { _ in polynomial() }))
    case .complex:
      let part: Tensor.Kind = [.exact, .float, .symbolic][next(3)]
      return .complex(tensor(shape, part), tensor(shape, part))
    }
  }

  private mutating func rational() -> Rational {
    let bottom = [1, 1, 1, 2, 4, 5, 3, 7, 1000, 1_000_000_007][next(10)]
    let top = Rational(next(2001) - 1000)
    let size = next(8) == 0 ? Rational(Int.max) * Rational(next(1000)) : Rational(1)
    return (top * size).divided(by: bottom)
  }

  private mutating func float() -> Double {
    switch next(6) {
    case 0: return Double(next(2001) - 1000)
    case 1: return Double(next(1000)) / 1e12
    case 2: return -Double(next(1000)) * 1e300
    case 3: return Double(bitPattern: UInt64(next(1 << 31)) << 31 | UInt64(next(1 << 31)))
    default: return (Double(next(1 << 30)) - Double(1 << 29)) / Double(next(1 << 20) + 1)
    }
  }

  private mutating func polynomial() -> Polynomial {
    var sum = Polynomial(rational())
    for _ in 0..<next(4) {
      var product = Polynomial(rational())
      for _ in 0...next(3) {
        let letter = ["w", "x", "b"][next(3)] + String(next(3))
        product = product * Polynomial(Symbol(letter))
      }
      sum += product
    }
    return sum
  }
}
