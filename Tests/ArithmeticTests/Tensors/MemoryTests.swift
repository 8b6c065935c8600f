import Testing

@testable import Arithmetic

/// What would take more memory than is left is refused before it is begun.
@Suite struct MemoryTests {
  let limits = Limits.standard

  private func power(_ exponent: Int) throws -> Tensor {
    Tensor(try Rational(2).power(exponent, within: .standard))
  }

  /// The bytes that a refusal names, and those held.
  private func refusal(_ body: () throws -> Tensor) -> (bytes: Int, held: Int)? {
    do {
      _ = try body()
      return nil
    } catch ArithmeticError.tooMuchMemory(let bytes, let held, _) {
      return (bytes, held)
    } catch {
      Issue.record("\(error)")
      return nil
    }
  }

  @Test func refusesLongNumbersByTheirNumber() throws {
    let long = try power(100_000)
    let many = try Tensor.iota([200, 200], within: limits).adding(Tensor(3), within: limits)
    // 40 000 numbers of 100 000 binary digits.
    let least = 40_000 * 100_000 / 8
    for operation in [
      { try many.multiplied(by: long, within: limits) },
      { try many.divided(by: long, within: limits) },
      { try many.adding(long, within: limits) },
      { try long.subtracting(many, within: limits) },
      { try many.outerProduct(long, within: limits) },
    ] {
      let refused = try #require(refusal(operation))
      #expect((least..<2 * least).contains(refused.bytes))
      #expect(refused.held == 0)
    }
    #expect(refusal { try many.raised(to: Tensor(7000), within: limits) } != nil)
    var wide = limits
    wide.memory = 1 << 30
    #expect(try many.multiplied(by: long, within: wide).byteCount >= least)
  }

  @Test func countsWhatIsHeld() throws {
    var limits = limits
    let x = try Tensor.iota([1000, 1000], within: limits)
    #expect(x.byteCount == 24_000_000)
    let account = MemoryAccount()
    limits.account = account
    let receipt = MemoryReceipt(limits.memory - 24_000_000, in: account)
    #expect(try x.adding(Tensor(1), within: limits).count == 1_000_000)
    let more = MemoryReceipt(1, in: account)
    let refused = try #require(refusal { try x.adding(Tensor(1), within: limits) })
    #expect(refused == (24_000_000, limits.held))
    #expect(refusal { try Tensor.concatenating([x, x], within: limits) } != nil)
    withExtendedLifetime((receipt, more)) {}
  }

  @Test func aTensorOfOneLongNumberHasItOnce() throws {
    guard case .exact(let grid) = try power(100_000), let cell = grid.cells.first else { return }
    let full = try Tensor.full([1000, 1000], .exact(cell), within: limits)
    #expect(full.byteCount < 25_000_000)
  }

  @Test func refusesSymbolsByTheirNumber() throws {
    #expect(refusal { try Tensor.symbols("w", [2000, 2000], within: limits) } != nil)
    let x = try Tensor.symbols("x", [2000], within: limits)
    // Four million cells of a product each.
    let refused = try #require(refusal { try x.outerProduct(x, within: limits) })
    #expect(refused.bytes >= 4 * 64_000_000)
  }

  @Test func refusesPolynomialsBeforeTheyAreMultipliedOut() throws {
    let p = try Tensor.symbols("a", [30], within: limits).sum(within: limits)
      .raised(to: Tensor(3), within: limits)
    let layers = try Tensor.stacked([p, p, p], within: limits)
    let relation = try Relation(
      input: [3], kernel: [2], stride: [1], dilation: [1], padding: [.none])
    let convolution = Convolution(
      relation: relation, layout: try ChannelLayout(input: [3], kernel: [2]))
    let kernel = try Tensor.stacked([p, p], within: limits)
    // C(32, 3) = 4960 terms each.
    let error = ArithmeticError.tooManyTerms(4960 * 4960, limit: limits.terms)
    #expect(throws: error) { try convolution.result(layers, kernel, within: limits) }
    #expect(throws: error) {
      try convolution.inputGradient(upstream: kernel, kernel, within: limits)
    }
    #expect(throws: error) {
      try convolution.kernelGradient(layers, upstream: kernel, within: limits)
    }
    #expect(throws: error) { try layers.innerProduct(layers, within: limits) }
  }

  /// Of symbols with padding around them most windows meet few.
  @Test func boundsOfSymbolsAreCloseToTheTruth() throws {
    for (input, kernel) in [(30, 30), (30, 3), (5, 20)] {
      let relation = try Relation(
        input: [input, input], kernel: [kernel, kernel], stride: [1, 1], dilation: [1, 1],
        padding: [.init(kernel - 1, kernel - 1), .init(kernel - 1, kernel - 1)])
      let convolution = Convolution(
        relation: relation,
        layout: try ChannelLayout(input: [input, input], kernel: [kernel, kernel]))
      let x = try Tensor.symbols("x", [input, input], within: limits)
      let k = try Tensor.symbols("k", [kernel, kernel], within: limits)
      let taken = try convolution.result(x, k, within: limits).byteCount
      // Half as much again is enough, and a good part of what is taken is not.
      var enough = limits
      enough.memory = taken * 3 / 2
      #expect(throws: Never.self) { try convolution.result(x, k, within: enough) }
      var tooLittle = limits
      tooLittle.memory = taken / 2
      #expect(throws: ArithmeticError.self) { try convolution.result(x, k, within: tooLittle) }
    }
  }

  @Test(arguments: [
    (5, 3, 1, 1, 0), (5, 3, 1, 1, 2), (7, 3, 2, 2, 3), (3, 5, 1, 1, 4), (4, 2, 3, 1, -1),
  ])
  func meetingsAreCounted(input: Int, kernel: Int, stride: Int, dilation: Int, padding: Int) throws
  {
    let relation = try Relation(
      input: [input], kernel: [kernel], stride: [stride], dilation: [dilation],
      padding: [.init(padding, padding)])
    let axis = relation.axes[0]
    #expect(relation.meetings(mode: .zeros, atMost: 100) == axis.coverage.reduce(0, +))
    #expect(relation.meetings(mode: .circular, atMost: 100) == axis.output * axis.kernel)
    #expect(relation.meetings(mode: .zeros, atMost: 0) == axis.output * axis.kernel)
  }

  @Test func refusesLongProductsInEveryDirection() throws {
    let long = try power(100_000)
    let two = try Tensor.stacked([long, long], within: limits)
    let three = try Tensor.stacked([long, long, long], within: limits)
    let convolution = Convolution(
      relation: try Relation(
        input: [3], kernel: [2], stride: [1], dilation: [1], padding: [.none]),
      layout: try ChannelLayout(input: [3], kernel: [2]))
    let error = ArithmeticError.numberTooLong(bits: 200_002, limit: limits.bits)
    #expect(throws: error) { try convolution.result(three, two, within: limits) }
    #expect(throws: error) { try convolution.inputGradient(upstream: two, two, within: limits) }
    #expect(throws: error) { try convolution.kernelGradient(three, upstream: two, within: limits) }
    #expect(throws: error) { try two.matrixProduct(two, within: limits) }
  }

  /// Sums whose denominators have nothing in common grow with every term.
  @Test func givesUpSumsThatGrowTooLong() throws {
    var limits = limits
    limits.bits = 2000
    let cells = try (1...5000).map { try Rational(1, $0) }
    let harmonic = Tensor.exact(Grid(shape: [5000], cells: cells))
    let ones = try Tensor.ones([5000], within: limits)
    func isRefused(_ body: () throws(ArithmeticError) -> Tensor) -> Bool {
      do throws(ArithmeticError) { _ = try body() } catch {
        if case .numberTooLong(_, limit: 2000) = error { return true }
      }
      return false
    }
    #expect(isRefused { () throws(ArithmeticError) in try harmonic.sum(within: limits) })
    #expect(isRefused { () throws(ArithmeticError) in try harmonic.mean(within: limits) })
    #expect(
      isRefused { () throws(ArithmeticError) in try harmonic.innerProduct(ones, within: limits) })
    limits.bits = 20_000
    let sum = try harmonic.sum(within: limits)
    #expect(try sum == harmonic.innerProduct(ones, within: limits))
  }

  /// Estimates are made of bounds, and bounds hold.
  @Test func boundsHoldForEveryResult() throws {
    var specimens = Specimens(seed: 11)
    for _ in 0..<200 {
      let (a, b) = (specimens.tensor(count: 3), specimens.tensor(count: 3))
      let bound = a.bound.multiplied(by: b.bound).summed(3)
      let product = try a.innerProduct(b, within: limits)
      #expect(product.byteCount <= bound.bytes(within: limits))
      let sum = try a.adding(b, within: limits)
      #expect(sum.byteCount <= 3 * a.bound.adding(b.bound).bytes(within: limits))
    }
  }
}

extension Specimens {
  fileprivate mutating func tensor(count: Int) -> Tensor {
    .exact(Grid(shape: [count], cells: (0..<count).map { _ in rational() }))
  }
}
