/// The numbers of parameters, connections and multiplications of a layer.
public struct LayerCounts: Equatable, Sendable {
  public var weights: Int
  public var biases: Int
  /// Connections from inputs and biases to outputs, including those to padding, of all images of the
  /// batch.
  public var connections: Int
  /// Multiplications of a forward pass over the batch, including those with padding; biases need none.
  public var multiplications: Int

  /// - Throws: `.overflow`.
  public var parameters: Int {
    get throws(ArithmeticError) {
      try Formula.sum(.constant(weights), .constant(biases)).evaluate([:])
    }
  }

  /// - Throws: `.overflow`.
  func adding(_ other: LayerCounts) throws(ArithmeticError) -> LayerCounts {
    func sum(_ path: KeyPath<LayerCounts, Int>) throws(ArithmeticError) -> Int {
      let (sum, overflow) = self[keyPath: path].addingReportingOverflow(other[keyPath: path])
      guard !overflow else { throw .overflow }
      return sum
    }
    return LayerCounts(
      weights: try sum(\.weights), biases: try sum(\.biases),
      connections: try sum(\.connections), multiplications: try sum(\.multiplications))
  }

  public static let none = LayerCounts(weights: 0, biases: 0, connections: 0, multiplications: 0)

  /// The formulas for a kind of layer: b is 1 with biases and 0 without, K the number of taps of one
  /// kernel slice, O of windows, I of input samples, N the batch size.
  public struct Laws: Equatable, Sendable {
    public var weights: Formula
    public var biases: Formula
    public var connections: Formula
    public var multiplications: Formula

    /// - Throws: `.missingSize`, `.overflow`, `.notExact` if the groups do not divide the channels.
    public func counts(_ values: SizeValues) throws(ArithmeticError) -> LayerCounts {
      LayerCounts(
        weights: try weights.evaluate(values), biases: try biases.evaluate(values),
        connections: try connections.evaluate(values),
        multiplications: try multiplications.evaluate(values))
    }
  }
}

private let c = Formula.symbol(.channels)
private let f = Formula.symbol(.filters)
private let g = Formula.symbol(.groups)
private let taps = Formula.symbol(.taps)
private let windows = Formula.symbol(.windows)
private let samples = Formula.symbol(.samples)
private let batch = Formula.symbol(.batch)
private let bias = Formula.symbol(.bias)

extension LayerCounts.Laws {
  /// A convolution: weights f(c / g)K, biases fb, connections NOf((c / g)K + b), multiplications
  /// NOf(c / g)K.
  public static let convolution = LayerCounts.Laws(
    weights: f * (c / g) * taps, biases: f * bias,
    connections: batch * windows * f * ((c / g) * taps + bias),
    multiplications: batch * windows * f * (c / g) * taps)

  /// A transposed convolution: each input sample is multiplied by a whole kernel.
  public static let transposed = LayerCounts.Laws(
    weights: c * (f / g) * taps, biases: f * bias,
    connections: batch * (samples * c * (f / g) * taps + windows * f * bias),
    multiplications: batch * samples * c * (f / g) * taps)

  /// A dense layer from c inputs to f outputs.
  public static let dense = LayerCounts.Laws(
    weights: f * c, biases: f * bias, connections: batch * f * (c + bias),
    multiplications: batch * f * c)

  /// LeNet-5's subsampling: one factor and one bias per channel; every cell of a window is connected.
  public static let subsampling = LayerCounts.Laws(
    weights: c, biases: c, connections: batch * windows * c * (taps + 1),
    multiplications: batch * windows * c)

  /// Pooling: no parameters; every cell of a window is connected.
  public static let pooling = LayerCounts.Laws(
    weights: 0, biases: 0, connections: batch * windows * c * taps, multiplications: 0)

  /// A factor and a bias a channel, as batch normalisation has them once it has learnt.
  public static let normalization = LayerCounts.Laws(
    weights: c, biases: c, connections: batch * windows * c * 2,
    multiplications: batch * windows * c)

  /// A convolution of which only so many pairs of input and output channels are joined, as LeNet-5's
  /// third layer by its table: weights pairs · K, biases fb, connections O(pairs · K + fb).
  public static func partial(pairs: Int) -> LayerCounts.Laws {
    let joined = Formula.constant(pairs) * taps
    return LayerCounts.Laws(
      weights: joined, biases: f * bias, connections: batch * windows * (joined + f * bias),
      multiplications: batch * windows * joined)
  }
}
