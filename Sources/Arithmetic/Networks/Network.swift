/// A network: the shape of what goes in, and the layers one after another, some of them with branches.
///
/// Everything is counted for one image; a batch only goes along.
public struct Network: Equatable, Sendable {
  /// The walk through the layers, of one image.
  public let chain: ShapeChain
  /// The number of images, where the shape in front was typed with one.
  public let batch: Int?
  /// Whose rules hold; nil for the house's own.
  public let framework: Framework?
  /// The shape in front as it was typed, in words that can be typed again: `32x32x1`.
  public let source: String

  /// - Throws: `ChainError`, which names the layer.
  public init(
    reading sizes: [Int], layers: [ChainLayer], order: ChannelLayout.Order? = nil,
    dims: Int? = nil, framework: Framework? = nil, source: String
  ) throws(ChainError) {
    var start: ChainShape
    do {
      start = try ChainShape(reading: sizes, before: layers, order: order, dims: dims)
    } catch { throw ChainError(layer: nil, error: error) }
    batch = start.batch
    start.batch = nil
    chain = try ShapeChain(from: start, layers: layers, framework: framework)
    self.framework = framework
    self.source = source
  }

  private init(_ chain: ShapeChain, of network: Network, source: String) {
    self.chain = chain
    batch = network.batch
    framework = network.framework
    self.source = source
  }

  /// The network with more layers behind it, or with others from a place on.
  ///
  /// - Throws: `ChainError`, which names the layer counted through the whole network.
  public func with(layers: [ChainLayer]) throws(ChainError) -> Network {
    // A shape without channels gets one as soon as a layer makes some.
    var start = chain.start
    if start.channels == nil, layers.contains(where: \.makesChannels) { start.channels = 1 }
    return Network(
      try ShapeChain(from: start, layers: layers, framework: framework), of: self, source: source)
  }

  public var layers: [ChainLayer] { chain.stages.map(\.layer) }

  /// Some of the layers as a network of their own, which begins with what the layer before gives.
  ///
  /// - Parameter range: layers counted from 0.
  public func part(_ range: Range<Int>) throws(ChainError) -> Network {
    let part = try chain.part(range, framework: framework)
    return Network(
      part, of: self, source: part.start.sizes.map(String.init).joined(separator: "x"))
  }

  /// The whole as a statement that can be typed: `net 32x32x1 | conv k=5 filters=6`.
  public var text: String {
    var words = "net \(source)"
    let sizes = (batch.map { [$0] } ?? []) + chain.start.sizes
    let plain = try? ChainShape(reading: sizes, before: layers)
    if plain?.space.count != chain.start.space.count {
      words += " dims=\(chain.start.space.count)"
    }
    if chain.start.channels != nil, plain?.order != chain.start.order {
      words += " layout=\(chain.start.order.rawValue)"
    }
    if let framework { words += " as=\(framework.name)" }
    return ([words] + layers.map(\.text)).joined(separator: " | ")
  }

  /// The statement on lines of so many characters where its layers allow it, each but the last with a
  /// backslash that joins the next to it.
  public func lines(width: Int) -> [String] { Self.lines(of: text, width: width) }

  /// - Parameter statement: a chain of layers.
  public static func lines(of statement: String, width: Int) -> [String] {
    var lines: [String] = []
    var line = ""
    for piece in statement.split(separator: " | ", omittingEmptySubsequences: false) {
      let next = lines.isEmpty && line.isEmpty ? String(piece) : "| \(piece)"
      if !line.isEmpty, line.count + next.count + 3 > width {
        lines.append(line + " \\")
        line = "  " + next
      } else {
        line += line.isEmpty ? next : " " + next
      }
    }
    return lines + [line]
  }

  /// The bytes of the weights that were given, and of the layers themselves.
  public var byteCount: Int { layers.reduce(256) { $0.saturatingSum($1.byteCount) } }

  /// The bytes of a 32-bit float, in which memory is counted.
  public static let bytesPerNumber = 4

  /// The numbers in the input and behind each layer.
  ///
  /// - Throws: `.overflow`.
  public var activations: Int {
    get throws(ArithmeticError) {
      var total = try chain.start.sizes.checkedProduct()
      for stage in chain.stages {
        total = try Formula.sum(.constant(total), .constant(try stage.activations)).evaluate([:])
      }
      return total
    }
  }
}

extension ShapeChain.Stage {
  /// The numbers that the layer leaves behind, with those in its branches.
  ///
  /// - Throws: `.overflow`.
  public var activations: Int {
    get throws(ArithmeticError) {
      var total = try shape.sizes.checkedProduct()
      for stage in branches.joined() {
        total = try Formula.sum(.constant(total), .constant(try stage.activations)).evaluate([:])
      }
      return total
    }
  }
}

extension ChainLayer {
  fileprivate var byteCount: Int {
    let own = 512 + text.utf8.count + (weights?.byteCount ?? 0) + (biases?.byteCount ?? 0)
    return branches.joined().reduce(own) { $0.saturatingSum($1.byteCount) }
  }
}
