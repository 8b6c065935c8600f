import Arithmetic
import Testing

@Suite struct TransposedConvolutionTests {
  let limits = Limits.standard

  /// Stamps, matrix and zero insertion agree with the definition: the full result
  /// y_full[o·s + t·d] += x[o]·k[t], cut from p₀ on to the output's size, with zeros where it ends.
  @Test(arguments: 1...3)
  func threeRoutesAgree(rank: Int) throws {
    var dice = Dice(seed: UInt64(rank))
    for _ in 0..<60 {
      let groups = dice.next(1...2)
      let (batch, inputs, outputs) = (dice.next(1...2), dice.next(1...2), dice.next(1...2))
      let (n, k) = (dice.list(rank, 1...3), dice.list(rank, 1...3))
      let (s, d) = (dice.list(rank, 1...3), dice.list(rank, 1...2))
      let full: [Int] = (0..<rank).map { axis in
        let reach = d[axis] * (k[axis] - 1) + 1
        return (n[axis] - 1) * s[axis] + reach
      }
      let extra = (0..<rank).map { dice.next(0...(max(s[$0], d[$0]) - 1)) }
      let pairs = (0..<rank).map { _ in PaddingPair(dice.next(-1...2), dice.next(-1...2)) }
      let space = (0..<rank).map { full[$0] + extra[$0] - pairs[$0].total }
      guard space.allSatisfy({ $0 > 0 }) else { continue }
      let x = dice.plain([batch, groups * inputs] + n)
      let kernel = dice.plain([groups * inputs, outputs] + k)
      let bias = dice.plain([groups * outputs])

      var expected = Plain([batch, groups * outputs] + space) { bias[[$0[1]]] }
      for cell in Plain.indices(of: x.shape) {
        for tap in Plain.indices(of: [outputs] + k) {
          let position: [Int] = (0..<rank).map { axis in
            let stamp = cell[axis + 2] * s[axis]
            return stamp + tap[axis + 1] * d[axis] - pairs[axis].begin
          }
          guard zip(position, space).allSatisfy({ $0 >= 0 && $0 < $1 }) else { continue }
          let channel = cell[1] / inputs * outputs + tap[0]
          expected[[cell[0], channel] + position] += x[cell] * kernel[[cell[1]] + tap]
        }
      }

      let axes = try TransposedQuestion(
        sizes: SpatialSizes(input: n, kernel: k, stride: s, dilation: d),
        padding: .explicit(pairs), outputPadding: extra
      ).settled(by: nil)
      let layout = try ChannelLayout(
        input: x.shape, kernel: kernel.shape, dims: rank, groups: groups, transposed: true)
      let transposed = TransposedConvolution(axes: axes, layout: layout)
      for route in TransposedConvolution.Route.allCases {
        let result = try transposed.result(
          x.tensor, kernel.tensor, bias: bias.tensor, by: route, layout: layout, within: limits)
        #expect(result == expected.tensor)
      }
    }
  }

  private func transpose(_ x: Tensor, _ k: Tensor, stride: Int = 1, padding: Int = 0) throws
    -> [Tensor]
  {
    let pair = PaddingPair(padding, padding)
    let axes = try TransposedQuestion(
      sizes: SpatialSizes(
        input: x.shape, kernel: k.shape, stride: [stride, stride], dilation: [1, 1]),
      padding: .explicit([pair, pair])
    ).settled(by: nil)
    let layout = try ChannelLayout(input: x.shape, kernel: k.shape, transposed: true)
    return try TransposedConvolution.Route.allCases.map {
      try TransposedConvolution(axes: axes, layout: layout)
        .result(x, k, by: $0, layout: layout, within: limits)
    }
  }

  @Test func bookValues() throws {
    let x = Tensor([[0, 1], [2, 3]])
    #expect(try transpose(x, x).allSatisfy { $0 == Tensor([[0, 0, 1], [0, 4, 6], [4, 12, 9]]) })
    #expect(
      try transpose(x, x, stride: 2).allSatisfy {
        $0 == Tensor([[0, 0, 0, 1], [0, 0, 2, 3], [0, 2, 0, 3], [4, 6, 6, 9]])
      })
    #expect(try transpose(x, x, padding: 1).allSatisfy { $0 == Tensor([[4]]) })
    #expect(
      try transpose(Tensor([[27, 37], [57, 67]]), Tensor([[1, 2], [3, 4]])).allSatisfy {
        $0 == Tensor([[27, 91, 74], [138, 400, 282], [171, 429, 268]])
      })
    let back = Tensor([[-2, 0, -2, 0], [2, 4, 2, 4], [-2, 0, -2, 0], [2, 4, 2, 4]])
    #expect(
      try transpose(Tensor([[-2, -2], [-2, -2]]), Tensor([[1, 0], [-1, -2]]), stride: 2)
        .allSatisfy { $0 == back })
  }

  /// True convolutions written as transposed ones: the full result is the sum of stamps.
  @Test func fullConvolutions() throws {
    #expect(
      try transpose(Tensor([[1, 2, 3], [4, 5, 6]]), Tensor([[10, 20], [30, 40]])).allSatisfy {
        $0 == Tensor([[10, 40, 70, 60], [70, 230, 330, 240], [120, 310, 380, 240]])
      })
    #expect(
      try transpose(Tensor([[5, 1, 3], [1, 1, 2], [2, 1, 3]]), Tensor([[4, 3], [1, 2]]))
        .allSatisfy {
          $0 == Tensor([[20, 19, 15, 9], [9, 18, 16, 12], [9, 13, 19, 13], [2, 5, 5, 6]])
        })
    let diagonal = Tensor([[1, 0, 0, 0], [0, 1, 0, 0], [0, 0, 3, 0], [0, 0, 0, 1]])
    #expect(
      try transpose(diagonal, Tensor([[4, 5], [3, 4]])).allSatisfy {
        $0
          == Tensor([
            [4, 5, 0, 0, 0], [3, 8, 5, 0, 0], [0, 3, 16, 15, 0], [0, 0, 9, 16, 5], [0, 0, 0, 3, 4],
          ])
      })
    #expect(
      try transpose(Tensor([[1, 8, 3, 5, 2, 7]]), Tensor([[3, 5, 2, 3]])).allSatisfy {
        $0 == Tensor([[3, 29, 51, 49, 61, 50, 54, 20, 21]])
      })
  }

  /// k = 3, s = 2 makes a checkerboard; k = 4, s = 2 does not.
  @Test(arguments: [
    (3, [1, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 1]),
    (4, [1, 1, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 1, 1]),
  ])
  func overlaps(kernel: Int, expected: [Int]) throws {
    let axes = try TransposedQuestion(
      sizes: SpatialSizes(input: [6], kernel: [kernel], stride: [2], dilation: [1])
    ).settled(by: nil)
    let layout = try ChannelLayout(input: [6], kernel: [kernel], transposed: true)
    let counts = try TransposedConvolution(axes: axes, layout: layout).overlap(within: limits)
    #expect(Tensor.exact(counts) == Tensor(expected))
  }

  @Test func shapesThatAreNotTheLayoutsAreRefused() throws {
    let axes = try TransposedQuestion(
      sizes: SpatialSizes(input: [3], kernel: [2], stride: [2], dilation: [1])
    ).settled(by: nil)
    let layout = try ChannelLayout(input: [3], kernel: [2], transposed: true)
    #expect(throws: ArithmeticError.sizesDisagree(axis: 0, [3], [4])) {
      try TransposedConvolution(axes: axes, layout: layout).result(
        Tensor([1, 2, 3, 4]), Tensor([1, 1]), layout: layout, within: limits)
    }
  }
}
