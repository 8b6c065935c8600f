/// The same throws on every machine: a 64-bit linear congruential sequence, upper bits used.
struct Dice {
  private var state: UInt64

  init(seed: UInt64) { state = seed &* 2_862_933_555_777_941_757 &+ 3_037_000_493 }

  mutating func next(_ range: ClosedRange<Int>) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return range.lowerBound + Int((state >> 33) % UInt64(range.count))
  }

  mutating func list(_ count: Int, _ range: ClosedRange<Int>) -> [Int] {
    (0..<count).map { _ in next(range) }
  }

  mutating func flip() -> Bool { next(0...1) == 1 }

  mutating func pick<T>(_ choices: [T]) -> T { choices[next(0...(choices.count - 1))] }

  mutating func plain(_ shape: [Int], _ range: ClosedRange<Int> = -9...9) -> Plain {
    Plain(shape, list(shape.reduce(1, *), range))
  }
}
