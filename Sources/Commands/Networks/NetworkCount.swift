internal import Arithmetic
internal import Documents
internal import Syntax

/// What can be counted of a network, in the place of the network itself.
enum NetworkCount: String, CaseIterable {
  case parameters, weights, connections, multiplications, flop, activations, memory
  case field, jump, start, centre

  var meaning: String {
    switch self {
    case .parameters: "weights and biases"
    case .weights: "weights alone"
    case .connections: "lines from inputs and biases to outputs"
    case .multiplications: "multiplications of one pass"
    case .flop: "twice the multiplications: one addition goes with each"
    case .activations: "numbers in the input and behind every layer"
    case .memory: "bytes of activations and parameters in 32-bit floats"
    case .field: "the receptive field of a unit at the end, in samples of the input"
    case .jump: "how far the fields of neighbouring units lie apart"
    case .start: "where the field of the first unit begins"
    case .centre: "the middle of the first unit’s field"
    }
  }

  static let words = allCases.map { Parameter.Word($0.rawValue, $0.meaning) }

  /// The number, or one for each axis where they differ; nil where there is none.
  func value(of network: Network) throws(ArithmeticError) -> Tensor? {
    let counts = try network.chain.counts
    switch self {
    case .parameters: return Tensor(try counts.parameters)
    case .weights: return Tensor(counts.weights)
    case .connections: return Tensor(counts.connections)
    case .multiplications: return Tensor(counts.multiplications)
    case .flop: return Tensor(Rational(counts.multiplications) * 2)
    case .activations: return Tensor(try network.activations)
    case .memory:
      let numbers = Rational(try network.activations) + Rational(try counts.parameters)
      return Tensor(numbers * Rational(Network.bytesPerNumber))
    case .field, .jump, .start, .centre:
      var numbers: [Rational] = []
      let last = network.layers.count - 1
      for axis in network.chain.start.space.indices {
        let field = network.chain.field(after: last, axis: axis)
        let number: Rational? =
          switch self {
          case .field: Rational(field.size)
          case .jump: field.jump
          case .start: field.start.map { Rational($0) }
          default: field.centre
          }
        guard let number else { return nil }
        numbers.append(number)
      }
      guard let first = numbers.first else { return nil }
      return numbers.allSatisfy { $0 == first }
        ? Tensor(first) : .exact(Grid(shape: [numbers.count], cells: numbers))
    }
  }
}

extension Call {
  /// What `count` asks for of a network, as a value with its name.
  func count(of network: Network) throws(Diagnostic) -> (name: String, value: Value)? {
    guard let word = word(.networkCount), let count = NetworkCount(rawValue: word) else {
      return nil
    }
    guard let number = try attempt(try count.value(of: network)) else {
      throw Diagnostic(
        .noSolution,
        "this network has no \(word): its units do not lie evenly over the input, or its branches "
          + "see different places", labels: [.init(span(of: .networkCount))],
        help: ["net(n[1:4], count=\(word)) asks after the first three layers"],
        lesson: "receptive-fields")
    }
    return (word, .tensor(number))
  }
}

extension Parameter {
  static let networkCount = Parameter(
    "count", [], .word, "a number in the place of the network", words: NetworkCount.words)
}
