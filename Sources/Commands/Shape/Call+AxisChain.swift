internal import Arithmetic
internal import Documents
internal import Syntax

/// Chains along one axis whose input is a letter, or is sought.
extension Call {
  /// The letter that the chain begins with, as n in `shape n | conv k=3`.
  var startLetter: String? {
    for parameter in [Parameter.start, .sizeInput] {
      if case .letter(let name) = self[parameter]?.value { return name }
    }
    return nil
  }

  var seeksInput: Bool {
    if case .unknown = self[.sizeInput]?.value { return !chain.isEmpty }
    return false
  }

  /// The answer to `shape n | conv k=3 s=2 | pool 2`: the size after each layer as a formula.
  func letteredAnswer(_ letter: String, _ links: [Call]) throws(Diagnostic) -> Answer {
    guard !chain.isEmpty || self[.sizeKernel] != nil else {
      throw Diagnostic(
        .unknownName, "there is no `\(letter)`", labels: [.init(span(of: .start), "not known")],
        help: ["a letter can stand for a size before layers: shape \(letter) | conv k=3"])
    }
    let chain = try axisChain(links)
    let sizes: [Formula]
    do { sizes = try chain.sizes(from: letter) } catch { throw diagnostic(for: error, links) }
    let layers = try layers(links)
    let (framework, names) = (framework, links.map(\.name))
    let result = sizes.last ?? .letter(letter)
    let value = Value.text(result.text)
    return Answer(kind: "shape", value: value) {
      Document {
        Block.heading(
          title: "shape",
          facts: ["input \(letter)"] + (framework.map { ["\($0.title)’s rules"] } ?? []))
        Block.table(
          TableFigure(
            header: ["layer", "output"],
            rows: [["input", Phrase(letter)]]
              + zip(zip(names, layers), sizes).map { layer, size in
                [Phrase(layer.0 + layer.1.settings), "\(formula: size)"]
              }))
        chain.composedFact
        Block.result(name: "o", value: value)
      }
    }
  }

  /// The answer to `shape i=? | conv k=3 | pool 2 o=13`: every input size that comes to it.
  func backwardAnswer(_ links: [Call]) throws(Diagnostic) -> Answer {
    guard let output = try chainOutput(links) else {
      throw Diagnostic(
        .missingArgument, "to solve for i, o is needed: the size at the end of the chain",
        labels: [.init(span(of: .sizeInput))], help: ["shape i=? | conv k=3 | pool 2 o=13, say"])
    }
    let chain = try axisChain(links)
    let runs: [[ClosedRange<Int>]]
    do { runs = try chain.sizes(comingTo: output) } catch { throw diagnostic(for: error, links) }
    guard let inputs = runs.first, !inputs.isEmpty else {
      let place = runs.lastIndex(where: \.isEmpty) ?? 0
      throw Diagnostic(
        .noSolution, "no i gives o = \(output)", labels: [.init(links[place].span)],
        help: ["\(links[place].name) gives none of the sizes that the layers after it need"])
    }
    let families = inputs.map { SizeFamily(symbol: .input, range: $0) }
    let layers = try layers(links)
    let (framework, names) = (framework, links.map(\.name))
    let value = families.value(within: limits)
    return Answer(kind: "shape", value: value) {
      Document {
        Block.heading(
          title: "shape",
          facts: ["solved for i"] + (framework.map { ["\($0.title)’s rules"] } ?? []))
        Block.table(
          TableFigure(
            header: ["layer", "output"],
            rows: zip(["input"] + zip(names, layers).map { $0 + $1.settings }, runs).map {
              [Phrase($0), Phrase(Self.text($1))]
            }, rightAligned: [1]))
        chain.composedFact
        Block.fact(label: "solutions", text: families.text)
        if let value { Block.result(name: "i", value: value) }
      }
    }
  }

  private static func text(_ runs: [ClosedRange<Int>]) -> String {
    runs.prefix(4).map(\.text).joined(separator: ", ") + (runs.count > 4 ? ", …" : "")
  }

  private func axisChain(_ links: [Call]) throws(Diagnostic) -> AxisChain {
    let layers = try layers(links)
    for (place, link) in links.enumerated() where layers[place].kind.operation == nil {
      throw Diagnostic(
        .wrongKind, "layer \(place + 1), \(link.name), has no windows",
        labels: [.init(link.span)], help: ["conv, pool, transpose and unpool have"])
    }
    do { return try AxisChain(layers, framework: framework) } catch {
      throw diagnostic(for: error, links)
    }
  }

  /// The size asked for at the end of a chain: typed at its beginning or with the last layer.
  func chainOutput(_ links: [Call]) throws(Diagnostic) -> Int? {
    if !chain.isEmpty {
      for link in links.dropLast() where link[.sizeOutput] != nil {
        throw Diagnostic(
          .extraArgument, "o is the size at the end of the chain",
          labels: [.init(link.span(of: .sizeOutput))], help: ["give it to the last layer"])
      }
      if let last = links.last, last[.sizeOutput] != nil { return try last.integer(.sizeOutput) }
    }
    return try integer(.sizeOutput)
  }
}

extension AxisChain {
  /// The layer that the chain amounts to.
  var composedFact: [Block] {
    guard let one = composed else { return [] }
    let padding =
      one.padding.isEven
      ? "p = \(one.padding.begin)" : "p = (\(one.padding.begin), \(one.padding.end))"
    return [
      .fact(
        label: "as one",
        text: "a layer with k = \(one.kernel), s = \(one.stride), \(padding) has the same sizes")
    ]
  }
}
