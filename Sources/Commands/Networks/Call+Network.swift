internal import Arithmetic
internal import Computations
internal import Documents
internal import Syntax

/// Reading networks.
extension Call {
  /// The network that an argument is, and those layers behind `|`.
  ///
  /// - Parameter parameter: a network, the name of one, or the shape that one begins with.
  func network(_ parameter: Parameter = .network) throws(Diagnostic) -> Network {
    let argument = try required(parameter)
    let given: Network?
    switch argument.value {
    case .word(let name):
      guard let known = NamedNetwork.named(name),
        case .network(let network) = try context.script(known.statement)
      else { throw wrongKind(argument, "a network is needed here") }
      given = network
    case .value(.network(let network)): given = network
    case .value(let value):
      guard let sizes = value.typedSizes else {
        throw Diagnostic(
          .wrongKind, "a network is needed here, not \(value.description)",
          labels: [.init(argument.span)],
          help: ["net 32x32x1 | conv k=5 filters=6 | relu, or net lenet5"])
      }
      return try network(from: sizes)
    default: throw wrongKind(argument, "a network is needed here")
    }
    guard let given else { throw wrongKind(argument, "a network is needed here") }
    return chain.isEmpty ? given : try extended(given)
  }

  private func network(from sizes: [Int]) throws(Diagnostic) -> Network {
    let links = chain
    let order = word(.layout).flatMap(ChannelLayout.Order.init(rawValue:))
    let dims = try integer(.dims)
    let (layers, origins) = try networkLayers(after: [], links)
    let source = sizes.map(String.init).joined(separator: "x")
    do {
      return try Network(
        reading: sizes, layers: layers, order: order, dims: dims, framework: framework,
        source: sizes.count == 1 ? "(\(source),)" : source)
    } catch { throw networkDiagnostic(error, origins) }
  }

  private func extended(_ network: Network) throws(Diagnostic) -> Network {
    let (layers, origins) = try networkLayers(after: network.layers, chain)
    do { return try network.with(layers: layers) } catch {
      throw networkDiagnostic(error, origins)
    }
  }

  /// The layers of a network and of the links behind it, each with the link that it came from.
  private func networkLayers(
    after known: [ChainLayer], _ links: [Call]
  ) throws(Diagnostic) -> ([ChainLayer], [Call?]) {
    var axes = try integer(.dims) ?? 1
    for link in links { axes = max(axes, try link.namedAxes()) }
    var layers = known
    var origins: [Call?] = known.map { _ in nil }
    for link in links {
      guard link[.sizeOutput] == nil else {
        throw Diagnostic(
          .extraArgument, "a network's sizes follow from its layers",
          labels: [.init(link.span(of: .sizeOutput))],
          help: ["shape i=? | conv k=3 | pool 2 o=13 asks which inputs come to a size"])
      }
      guard link.name == "cut" else {
        layers.append(try link.layer(kind: try link.layerKind(), axes: axes))
        origins.append(link)
        continue
      }
      guard let before = try link.integer(.before), (1...(layers.count + 1)).contains(before) else {
        throw Diagnostic(
          .index, "there are \(Count(layers.count, "layer")) in front of this cut",
          labels: [.init(link.span(of: .before))],
          help: [
            "cut before=\(max(layers.count, 1)) leaves out layer \(max(layers.count, 1)) and all behind it"
          ])
      }
      layers.removeSubrange((before - 1)...)
      origins.removeSubrange((before - 1)...)
    }
    return (layers, origins)
  }

  private func networkDiagnostic(_ error: ChainError, _ origins: [Call?]) -> Diagnostic {
    if let place = error.layer, place < origins.count, let link = origins[place] {
      return link.layerDiagnostic(for: error, number: place + 1)
    }
    if case .noSuchReading(let input, _, _) = error.error {
      return Diagnostic(
        .rank, "\(ShapeText.times(input)) cannot be read as space with channels and batch",
        labels: [.init(span(of: .network))],
        help: ["dims=1, 2 or 3 says how many of the sizes are space"])
    }
    return diagnostic(for: error.error)
  }
}

extension Value {
  /// A shape, or a whole number or vector in its place.
  fileprivate var typedSizes: [Int]? {
    switch self {
    case .shape(let sizes): sizes
    case .tensor(let tensor) where tensor.rank <= 1: tensor.intValues
    default: nil
    }
  }
}

extension Parameter {
  static let network = Parameter(
    "network", ["n"], .network,
    "a network, the name of one, or the shape of the input that layers follow", positional: true)
}
