import Arithmetic
import Testing

/// Transforms against their definition, and convolutions against the direct sum.
@Suite struct TransformTests {
  private let limits = Limits.standard

  private func random(_ shape: [Int], _ seed: Int, high: Int = 9) throws -> Tensor {
    try Tensor.random(shape, seed: seed, low: -high, high: high, within: limits)
  }

  private func floats(_ shape: [Int], _ seed: Int) throws -> Tensor {
    try Tensor.random(shape, seed: seed, low: -1_000_000, high: 1_000_000, within: limits)
      .divided(by: Tensor(1_000_000), within: limits).converted(to: .float)
  }

  private func distance(_ a: Tensor, _ b: Tensor) throws -> Double {
    let size = try a.subtracting(b, within: limits).absolute()
    return a.count == 0 ? 0 : try size.greatest().floats().cells[0]
  }

  /// X[u] = Σ x[n] w^{un} with the roots of unity from one generator, by repeated exact squares: w is taken
  /// from the transform of a unit itself, and only its defining powers are used.
  @Test(arguments: Array(1...40) + [49, 64, 97, 100, 121, 128, 169, 210, 243, 256, 331, 1000])
  func signalsOfEveryLength(size: Int) throws {
    let x = try Tensor(real: floats([size], size), imaginary: floats([size], size + 1))
    let spectrum = try x.fourier(within: limits)
    // Parseval: the squares add up to N times as much.
    func square(_ tensor: Tensor) throws -> Double {
      let size = try tensor.absolute().converted(to: .float)
      return try size.innerProduct(size, within: limits).floats().cells[0]
    }
    let (one, other) = (try square(x) * Double(size), try square(spectrum))
    #expect((one - other).magnitude <= 1e-13 * one)
    // Back again.
    #expect(try distance(spectrum.fourier(isInverse: true, within: limits), x) < 1e-14)
    // A shift by one turns each number by a root of unity: that of the shifted unit.
    guard size > 1 else { return }
    let order = (0..<size).map { ($0 + size - 1) % size }
    let moved = try Tensor.concatenating(
      [
        x.selecting([.range(start: order[0], stop: nil, step: 1)]),
        x.selecting([.range(start: 0, stop: size - 1, step: 1)]),
      ], within: limits)
    var unit = [Int](repeating: 0, count: size)
    unit[1] = 1
    let roots = try Tensor(unit).converted(to: .float).fourier(within: limits)
    let turned = try spectrum.multiplied(by: roots, within: limits)
    #expect(try distance(moved.fourier(within: limits), turned) < 1e-13)
    // The roots are the powers of the first, on the unit circle, and the N-th is 1.
    let first = Tensor(roots.cell(1))
    var power = Tensor(1)
    for place in 0..<size {
      #expect(try distance(power, Tensor(roots.cell(place))) < 1e-12)
      power = try power.multiplied(by: first, within: limits)
    }
    #expect(try distance(power, Tensor(1)) < 1e-12)
  }

  /// Lengths 1, 2 and 4 are exact, of symbols too, and agree with the floats.
  @Test(arguments: [[1], [2], [4], [4, 2], [2, 4, 4], [1, 4]])
  func exactLengths(shape: [Int]) throws {
    let x = try random(shape, 5)
    let spectrum = try x.fourier(within: limits)
    #expect(spectrum.parts.real.kind == .exact)
    #expect(try spectrum.fourier(isInverse: true, within: limits) == x)
    let same = try x.converted(to: .float).fourier(within: limits)
    #expect(try distance(spectrum, same) < 1e-12)
    let letters = try Tensor.symbols("x", shape, within: limits)
    #expect(
      try letters.fourier(within: limits).fourier(isInverse: true, within: limits) == letters)
  }

  /// A spectrum of real numbers is symmetric to the last digit, so that its inverse is real.
  @Test(arguments: [[7], [16], [6, 5], [3, 4, 7], [101]])
  func realNumbersComeBackReal(shape: [Int]) throws {
    let x = try floats(shape, 3)
    let back = try x.fourier(within: limits).fourier(isInverse: true, within: limits)
    #expect(back.kind == .float)
    #expect(try distance(back, x) < 1e-15 * 8)
    let along = try x.fourier(along: [-1], within: limits)
    #expect(
      try distance(along.fourier(along: [-1], isInverse: true, within: limits), x) < 1e-14)
    if shape.count == 2 {
      let rows = try x.fourier(along: [1], within: limits).fourier(along: [0], within: limits)
      #expect(try distance(rows, x.fourier(within: limits)) < 1e-13)
    }
  }

  /// y[n] = Σ x[i] k[n − i] on a ring, written out.
  private func ring(_ x: Tensor, _ k: Tensor, _ lengths: [Int]) throws -> Tensor {
    func index(_ flat: Int, _ shape: [Int]) -> [Int] {
      var (rest, index) = (flat, shape)
      for axis in shape.indices.reversed() {
        (rest, index[axis]) = (rest / shape[axis], rest % shape[axis])
      }
      return index
    }
    let (a, b) = (try x.exactCells().cells, try k.exactCells().cells)
    var cells = [Rational](repeating: 0, count: lengths.reduce(1, *))
    for i in a.indices {
      for j in b.indices {
        let at = zip(zip(index(i, x.shape), index(j, k.shape)), lengths).map { ($0.0 + $0.1) % $1 }
        let flat = zip(at, lengths).reduce(0) { $0 * $1.1 + $1.0 }
        cells[flat] = cells[flat] + a[i] * b[j]
      }
    }
    return .exact(Grid(shape: lengths, cells: cells))
  }

  @Test(arguments: [
    ([5], [3], [7]), ([5], [3], [5]), ([5], [3], [12]), ([1], [1], [1]),
    ([4, 6], [2, 3], [5, 8]),
    ([4, 6], [2, 3], [4, 6]), ([3, 4, 2], [2, 2, 2], [4, 5, 3]), ([3], [8], [8]),
  ])
  func convolutionsOnARing(x: [Int], k: [Int], lengths: [Int]) throws {
    let (a, b) = (try random(x, 1), try random(k, 2).divided(by: Tensor(3), within: limits))
    let wanted = try ring(a, b, lengths)
    #expect(try a.ringConvolution(b, lengths: lengths, within: limits) == wanted)
    #expect(try a.modularRing(b, lengths: lengths, within: limits) == wanted)
    let float = try a.converted(to: .float).ringConvolution(b, lengths: lengths, within: limits)
    #expect(float.kind == .float && float.shape == lengths)
    #expect(try distance(float, wanted) < 1e-12)
  }

  /// Numbers of one word, of two primes, of many; negative ones; lengths that are no power of 2.
  @Test(arguments: [(1, 100), (40, 1), (1 << 30, 30), (1 << 60, 17), (1 << 62, 50)])
  func modularProducts(size: Int, count: Int) throws {
    let x = try random([count], 7, high: size)
    var k = try random([max(count / 2, 1)], 8, high: size)
    if size > 1 << 40 { k = try k.multiplied(by: Tensor(Int.max), within: limits) }
    let length = x.count + k.count - 1
    #expect(try x.modularRing(k, lengths: [length], within: limits) == ring(x, k, [length]))
  }

  /// Long exact convolutions take the transform, and lose nothing.
  @Test func longOnesAreExact() throws {
    let (x, k) = (try random([3000], 1, high: 1 << 40), try random([2000], 2, high: 1 << 40))
    let y = try x.ringConvolution(k, lengths: [4999], within: limits)
    let (a, b) = (try x.exactCells().cells, try k.exactCells().cells)
    for place in [0, 1, 1999, 2500, 4998] {
      var sum = Rational(0)
      for tap in 0..<2000 where place - tap >= 0 && place - tap < 3000 {
        sum = sum + a[place - tap] * b[tap]
      }
      #expect(y.cell(place) == .exact(sum))
    }
  }

  @Test func whatCannotBeIsRefused() throws {
    let letters = try Tensor.symbols("x", [3], within: limits)
    #expect(throws: ArithmeticError.needsConstant) { try letters.fourier(within: limits) }
    #expect(throws: ArithmeticError.axisOutOfRange(axis: 2, rank: 1)) {
      try Tensor([1, 2]).fourier(along: [2], within: limits)
    }
    let large = try floats([50_000], 1)
    #expect(throws: ArithmeticError.tooMuchWork(limit: 1000)) {
      try large.fourier(
        within: Limits(cells: 100_000, work: 1000, bits: 100, terms: 10))
    }
  }
}
