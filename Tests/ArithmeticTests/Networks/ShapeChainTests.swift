import Arithmetic
import Testing

struct ShapeChainTests {
  private func conv(_ k: Int, _ filters: Int, stride: Int = 1, padding: Int = 0, groups: Int = 1)
    -> ChainLayer
  {
    ChainLayer(
      .convolution, kernel: [k], stride: [stride],
      padding: .explicit([PaddingPair(padding, padding)]), filters: filters, groups: groups)
  }

  private func pool(_ k: Int, stride: Int? = nil, trained: Bool = false) -> ChainLayer {
    ChainLayer(.pooling, kernel: [k], stride: stride.map { [$0] }, isTrained: trained)
  }

  @Test func walksThroughLeNet5() throws {
    let chain = try ShapeChain(
      [1, 32, 32],
      layers: [
        conv(5, 6), pool(2, trained: true), conv(5, 16), pool(2, trained: true), conv(5, 120),
        ChainLayer(.flatten), ChainLayer(.dense, filters: 84), ChainLayer(.dense, filters: 10),
      ])
    #expect(
      chain.stages.map(\.shape.sizes) == [
        [6, 28, 28], [6, 14, 14], [16, 10, 10], [16, 5, 5], [120, 1, 1], [120], [84], [10],
      ])
    #expect(
      try chain.stages.map { try $0.counts.parameters } == [
        156, 12, 2416, 32, 48_120, 0, 10_164, 850,
      ])
    #expect(
      chain.stages.map(\.counts.connections) == [
        122_304, 5_880, 241_600, 2_000, 48_120, 0, 10_164, 850,
      ])
    #expect(chain.stages[4].receptiveField?.map(\.size) == [32, 32])
    #expect(chain.stages[5].receptiveField == nil)
    #expect(try chain.counts.parameters == 156 + 12 + 2416 + 32 + 48_120 + 10_164 + 850)
  }

  @Test func walksThroughAlexNet() throws {
    let chain = try ShapeChain(
      [227, 227, 3],
      layers: [
        conv(11, 96, stride: 4), pool(3, stride: 2), conv(5, 256, padding: 2, groups: 2),
        pool(3, stride: 2), conv(3, 384, padding: 1), conv(3, 384, padding: 1, groups: 2),
        conv(3, 256, padding: 1, groups: 2), pool(3, stride: 2), ChainLayer(.dense, filters: 4096),
        ChainLayer(.dense, filters: 4096), ChainLayer(.dense, filters: 1000),
      ])
    #expect(chain.start.order == .channelsLast)
    #expect(
      chain.stages.map(\.shape.sizes) == [
        [55, 55, 96], [27, 27, 96], [27, 27, 256], [13, 13, 256], [13, 13, 384], [13, 13, 384],
        [13, 13, 256], [6, 6, 256], [4096], [4096], [1000],
      ])
    // The 60,965,224 parameters that the network with its two groups is known for.
    #expect(try chain.counts.parameters == 60_965_224)
  }

  @Test func walksThroughLeNetForMNIST() throws {
    let same = ChainLayer(.convolution, kernel: [5], padding: .same, filters: 32)
    var second = same
    second.filters = 64
    let halve = ChainLayer(.pooling, kernel: [2], padding: .same)
    let chain = try ShapeChain(
      [28, 28, 1],
      layers: [
        same, halve, second, halve, ChainLayer(.flatten), ChainLayer(.dense, filters: 512),
        ChainLayer(.dense, filters: 10),
      ], framework: .tf)
    #expect(
      chain.stages.map(\.shape.sizes) == [
        [28, 28, 32], [14, 14, 32], [14, 14, 64], [7, 7, 64], [3136], [512], [10],
      ])
  }

  @Test func countsADenseNetwork() throws {
    let chain = try ShapeChain(
      [784], layers: [ChainLayer(.dense, filters: 500), ChainLayer(.dense, filters: 10)])
    #expect(try chain.counts.parameters == 397_510)
  }

  @Test func comesBackThroughUnpoolingAndTransposes() throws {
    let chain = try ShapeChain(
      [3, 224, 224],
      layers: [
        conv(3, 64, padding: 1), pool(2), ChainLayer(.unpooling, kernel: [2]),
        ChainLayer(
          .transposed, kernel: [3], padding: .explicit([PaddingPair(1, 1)]), filters: 3),
        ChainLayer(.transposed, kernel: [4], stride: [2], outputPadding: [1], filters: 2),
      ])
    #expect(
      chain.stages.map(\.shape.sizes) == [
        [64, 224, 224], [64, 112, 112], [64, 224, 224], [3, 224, 224], [2, 451, 451],
      ])
    #expect(chain.stages[4].axes.map(\.outputPadding) == [1, 1])
    #expect(chain.stages[3].counts.weights == 64 * 3 * 9)
  }

  @Test(
    arguments: [
      ([32, 32], false, nil, nil, [32, 32]), ([32, 32], true, nil, nil, [1, 32, 32]),
      ([32, 32, 3], true, nil, nil, [32, 32, 3]), ([3, 32, 32], true, nil, nil, [3, 32, 32]),
      ([3, 3, 3], true, nil, nil, [3, 3, 3]), ([8, 9, 10], false, nil, 3, [8, 9, 10]),
      ([2, 3, 32, 32], true, nil, nil, [2, 3, 32, 32]), ([3, 50], true, nil, 1, [3, 50]),
      ([2, 32, 32, 3], true, nil, nil, [2, 32, 32, 3]),
    ] as [([Int], Bool, ChannelLayout.Order?, Int?, [Int])])
  func readsShapes(
    _ sizes: [Int], _ hasFilters: Bool, _ order: ChannelLayout.Order?, _ dims: Int?,
    _ expected: [Int]
  ) throws {
    let layer = ChainLayer(.convolution, kernel: [3], filters: hasFilters ? 6 : nil)
    let shape = try ChainShape(reading: sizes, before: [layer], order: order, dims: dims)
    #expect(shape.sizes == expected)
  }

  @Test func findsTheChannels() throws {
    let layer = conv(3, 6)
    func channels(_ sizes: [Int], _ order: ChannelLayout.Order? = nil) throws -> Int? {
      try ChainShape(reading: sizes, before: [layer], order: order).channels
    }
    #expect(try channels([32, 32, 3]) == 3)
    #expect(try channels([3, 32, 32]) == 3)
    #expect(try channels([16, 48, 32]) == 16)
    #expect(try channels([16, 48, 32], .channelsLast) == 32)
    #expect(try channels([32, 32, 3], .channelsFirst) == 32)
    #expect(try channels([8, 5, 5, 16]) == 16)
  }

  @Test func namesTheLayerThatFails() {
    #expect(
      throws: ChainError(
        layer: 2, error: .kernelExceedsInput(axis: SpatialAxis(0, of: 2), reach: 5, available: 2))
    ) { try ShapeChain([12, 12], layers: [conv(5, 1), pool(4), conv(5, 1)]) }
    #expect(
      throws: ChainError(
        layer: nil, error: .notPositive(.input, axis: SpatialAxis(1, of: 2), value: 0))
    ) { try ShapeChain([12, 0], layers: [pool(2)]) }
    #expect(
      throws: ChainError(
        layer: 0, error: .groupsDoNotDivide(groups: 2, channels: 3, of: .input))
    ) { try ShapeChain([3, 12, 12], layers: [conv(3, 4, groups: 2)]) }
    #expect(throws: ChainError(layer: 0, error: .refused(.torch, .sameWithStride(2)))) {
      try ShapeChain(
        [12, 12], layers: [ChainLayer(.convolution, kernel: [3], stride: [2], padding: .same)],
        framework: .torch)
    }
  }

  /// Every weight and every product of a small layer, counted one by one.
  @Test func countsConvolutionsByHand() throws {
    for row in BruteForce.product(1...2, 1...3, 1...3, 1...2, 0...1) {
      let (groups, perGroup, k, s, bias) = (row[0], row[1], row[2], row[3], row[4])
      let channels = groups * perGroup
      let filters = groups * 2
      var layer = conv(k, filters, stride: s, groups: groups)
      layer.hasBias = bias == 1
      let stage = try ShapeChain(
        [channels, 6, 7], layers: [layer], order: .channelsFirst
      ).stages[0]
      var products = 0
      for _ in 0..<filters {
        for _ in stride(from: 0, through: 6 - k, by: s) {
          for _ in stride(from: 0, through: 7 - k, by: s) { products += perGroup * k * k }
        }
      }
      let windows = stage.shape.space.reduce(1, *)
      #expect(stage.counts.multiplications == products)
      #expect(stage.counts.connections == products + windows * filters * bias)
      #expect(stage.counts.weights == filters * perGroup * k * k)
      #expect(stage.counts.biases == filters * bias)
    }
  }
}
