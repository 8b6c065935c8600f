import Testing

@testable import Arithmetic

/// A chain in letters comes to what the chain in numbers does.
@Suite struct AxisChainTests {
  private func layer(_ kind: ChainLayer.Kind, _ sizes: [SizeSymbol: Int]) -> ChainLayer {
    var layer = ChainLayer(kind, framework: nil)
    layer.kernel = [sizes[.kernel] ?? 1]
    layer.stride = sizes[.stride].map { [$0] }
    layer.dilation = [sizes[.dilation] ?? 1]
    layer.padding = sizes[.padding].map { .explicit([PaddingPair($0, $0)]) }
    return layer
  }

  private func value(_ formula: Formula?, _ letters: [String: Int]) throws -> Int? {
    let size: WholeSize? = try formula?.evaluated { symbol throws(ArithmeticError) in
      throw .missingSize(symbol)
    } letter: { name throws(ArithmeticError) in
      guard let number = letters[name] else { throw .notExact }
      return WholeSize(number)
    }
    return try size?.value
  }

  @Test(
    arguments: [
      [.kernel: "k"], [.stride: "s"], [.padding: "p"], [.kernel: "k", .stride: "s", .padding: "p"],
      [.dilation: "d"], [.kernel: "k", .dilation: "d"], [:],
    ] as [[SizeSymbol: String]], [true, false])
  func lettersOfALayer(names: [SizeSymbol: String], startsWithLetter: Bool) throws {
    let kinds: [ChainLayer.Kind] = [.convolution, .pooling]
    let pool: [SizeSymbol: Int] = [.kernel: 2]
    for seed in 0..<40 {
      let sizes: [SizeSymbol: Int] = [
        .kernel: 1 + seed % 4, .stride: 1 + seed % 3, .padding: seed % 2, .dilation: 1 + seed % 2,
      ]
      let input = 12 + seed % 9
      let layers = [layer(kinds[0], sizes), layer(kinds[1], pool)]
      let numbers = try AxisChain(layers, framework: nil).sizes(from: .constant(input))
      let lettered = try AxisChain(layers, letters: [names, [:]], framework: nil)
        .sizes(from: startsWithLetter ? .letter("n") : .constant(input))
      var letters = ["n": input]
      for (symbol, name) in names { letters[name] = sizes[symbol] }
      for place in numbers.indices {
        #expect(try value(lettered[place], letters) == value(numbers[place], [:]), "\(sizes)")
      }
    }
  }
}
