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

  /// Where the chain begins, if it or a layer is a letter: a letter, or the size of one axis.
  func letteredStart(_ links: [Call]) throws(Diagnostic) -> Formula? {
    if let letter = startLetter { return .letter(letter) }
    guard let lettered = links.first(where: { !$0.layerLetters.isEmpty }) else { return nil }
    let sizes = seeksInput ? [] : try startSizes()
    if sizes.count == 1 { return .constant(sizes[0]) }
    let place = lettered.arguments.first { if case .letter = $0.value { true } else { false } }
    throw Diagnostic(
      .wrongKind,
      sizes.isEmpty
        ? "i cannot be sought while other sizes are letters"
        : "letters stand for the sizes of one axis",
      labels: [.init(place?.span ?? lettered.span)], help: ["shape n | conv k=k s=2, say"])
  }

  var seeksInput: Bool {
    if case .unknown = self[.sizeInput]?.value { return !chain.isEmpty }
    return false
  }

  /// The answer to `shape n | conv k=3 s=s | pool 2`: the size after each layer as a formula.
  ///
  /// - Parameter start: The letter or number that the chain begins with.
  func letteredAnswer(from start: Formula, _ links: [Call]) throws(Diagnostic) -> Answer {
    guard !chain.isEmpty || self[.sizeKernel] != nil else {
      throw Diagnostic(
        .unknownName, "there is no `\(start.text)`",
        labels: [.init(span(of: .start), "not known")],
        help: ["a letter can stand for a size before layers: shape \(start.text) | conv k=3"])
    }
    if let output = links.last?[.sizeOutput] ?? self[.sizeOutput] {
      throw Diagnostic(
        .wrongKind, "an output size says nothing about letters", labels: [.init(output.span)],
        help: ["leave o out, or give numbers for the letters"])
    }
    let letters = links.map(\.layerLetters)
    let numbered = links.map(\.withoutLetters)
    let chain = try axisChain(numbered, letters: letters)
    let sizes: [Formula]
    do { sizes = try chain.sizes(from: start) } catch { throw diagnostic(for: error, links) }
    let layers = try layers(numbered)
    let (framework, names) = (framework, links.map(\.name))
    let result = sizes.last ?? start
    let value = Value.text(result.text)
    return Answer(kind: "shape", value: value) {
      Document {
        Block.heading(
          title: "shape",
          facts: ["input \(start.text)"] + (framework.map { ["\($0.title)’s rules"] } ?? []))
        Block.table(
          TableFigure(
            header: ["layer", "output"],
            rows: [["input", Phrase(start.text)]]
              + sizes.indices.map { place in
                let settings = layers[place].settings(letters[place])
                return [Phrase(names[place] + settings), "\(formula: sizes[place])"]
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
            rows: zip(["input"] + zip(names, layers).map { $0 + $1.settings() }, runs).map {
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

  private func axisChain(
    _ links: [Call], letters: [[SizeSymbol: String]] = []
  ) throws(Diagnostic) -> AxisChain {
    let layers = try layers(links)
    for (place, link) in links.enumerated() where layers[place].kind.operation == nil {
      throw Diagnostic(
        .wrongKind, "layer \(place + 1), \(link.name), has no windows",
        labels: [.init(link.span)], help: ["conv, pool, transpose and unpool have"])
    }
    do { return try AxisChain(layers, letters: letters, framework: framework) } catch {
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
