internal import Arithmetic
internal import Documents
internal import Syntax

/// Help is tried before it is given: what it recommends as `option=value`, or `without option`, is put
/// into the call, and a clause whose change would be refused too is left out.
extension Call {
  /// The lines of help that hold for this call.
  ///
  /// Lines that are statements of their own, or name what cannot be read here, are kept.
  func tried(_ help: [String], by settles: (Call) -> Bool) -> [String] {
    guard help.contains(where: { $0.contains("=") || $0.contains("without ") }) else { return help }
    return help.compactMap { line in
      if let names = Self.frameworks(listedIn: line) {
        return Self.having(named: names.filter { works(["as": $0], settles) })
      }
      guard !isStatement(line) else { return line }
      let clauses = line.split(separator: ";").map { Self.trimmed($0) }
      let kept = clauses.filter { works(changes(in: $0), settles) }
      guard var first = kept.first else { return nil }
      if first != clauses.first, first.hasPrefix("or ") { first = String(first.dropFirst(3)) }
      return ([first] + kept.dropFirst()).joined(separator: "; ")
    }
  }

  /// Who has something, as a line of help; nil where nobody has.
  static func having(named names: [String]) -> String? {
    let words = names.map { "as=\($0)" }
    guard let last = words.last else { return nil }
    guard words.count > 1 else { return "\(last) has it" }
    return words.dropLast().joined(separator: ", ") + " and \(last) have it"
  }

  /// The frameworks of a line that `having` wrote.
  private static func frameworks(listedIn line: String) -> [String]? {
    guard line.hasPrefix("as="), line.hasSuffix(" has it") || line.hasSuffix(" have it") else {
      return nil
    }
    return line.split(whereSeparator: { " ,".contains($0) }).filter { $0.hasPrefix("as=") }
      .map { String($0.dropFirst(3)) }
  }

  /// Whether a line is an example to be typed as it stands, or a call.
  private func isStatement(_ line: String) -> Bool {
    let first = line.prefix { !" (".contains($0) }
    return EntryTable.commands.line(named: String(first)) != nil
      || ["(x", " = "].contains { line.contains($0) }
  }

  private static func trimmed(_ text: Substring) -> String {
    let start = text.drop { $0 == " " }
    return String(start)
  }

  /// The options that a clause sets, by their names; an empty text stands for one left out.
  private func changes(in clause: String) -> [String: String] {
    var changes: [String: String] = [:]
    var words = clause.split(separator: " ").map(String.init)[...]
    while let word = words.popFirst() {
      if word == "without", let name = words.first {
        changes[String(name.prefix { $0.isLetter || $0 == "_" })] = ""
        words = words.dropFirst()
        continue
      }
      guard let mark = word.firstIndex(of: "="), mark != word.startIndex else { continue }
      var value = word[word.index(after: mark)...]
      while let last = value.last, ",.:".contains(last) { value = value.dropLast() }
      guard !value.isEmpty else { continue }
      changes[String(word[..<mark])] = String(value)
    }
    return changes
  }

  private func works(_ changes: [String: String], _ settles: (Call) -> Bool) -> Bool {
    guard !changes.isEmpty else { return true }
    var isReadable = false
    for place in [nil] + chain.indices.map(Optional.some) {
      let parameters = place.map { ChainLink.parameters(named: chain[$0].name) ?? [] } ?? options
      var link = place.map { chain[$0] } ?? self
      var isChanged = true
      for (name, text) in changes {
        guard let parameter = parameters.first(where: { $0.answers(to: name) }) else {
          isChanged = false
          break
        }
        guard let content = text.isEmpty ? nil : Self.content(of: text, for: parameter) else {
          isChanged = isChanged && text.isEmpty
          link = link.without(parameter)
          continue
        }
        link = link.without(parameter).with(parameter, content)
      }
      guard isChanged else { continue }
      isReadable = true
      if settles(place.map { changing(link: $0, to: link) } ?? link) { return true }
    }
    return !isReadable
  }

  private var options: [Parameter] {
    (EntryTable.commands.entry(named: name)?.parameters) ?? []
  }

  /// A word or a whole number; nil for what only the parser reads.
  private static func content(of text: String, for parameter: Parameter) -> BoundArgument.Content? {
    if let number = Int(text) { return .value(.tensor(Tensor(Rational(number)))) }
    if case .flag = parameter.kind { return text == "true" ? .flag(true) : .flag(false) }
    if parameter.accepts(word: text) { return .word(text) }
    guard text.first == "(", text.last == ")" else { return nil }
    let numbers = text.dropFirst().dropLast().split(separator: ",").map { Int($0) }
    let sizes = numbers.compactMap { $0 }
    return sizes.count == numbers.count ? .value(.shape(sizes)) : nil
  }

  private func without(_ parameter: Parameter) -> Call {
    Call(
      name: name, arguments: arguments.filter { !$0.parameter.isSame(as: parameter) }, span: span,
      context: context, chain: chain, isFunction: isFunction)
  }

  private func with(_ parameter: Parameter, _ content: BoundArgument.Content) -> Call {
    let argument = BoundArgument(
      parameter: parameter, value: content, span: span, variable: nil, expression: nil,
      typedName: parameter.name)
    return Call(
      name: name, arguments: arguments + [argument], span: span, context: context, chain: chain,
      isFunction: isFunction)
  }

  private func changing(link place: Int, to link: Call) -> Call {
    var links = chain
    links[place] = link
    return Call(
      name: name, arguments: arguments, span: span, context: context, chain: links,
      isFunction: isFunction)
  }

  /// Whether the sizes of a call settle; what only computing would tell is not computed.
  var settles: Bool {
    switch name {
    case "conv", "toeplitz": (try? convolution()) != nil
    case "grad": !chain.isEmpty || (try? convolution()) != nil
    case "transpose", "unpool": (try? computation()) != nil
    case "pool":
      (try? pooling()).map { asked in
        let pooling = asked.pooling
        return asked.windowsPerPlane > 100_000 || !asked.hasWinners || pooling.hasEmptyWindows
          || !pooling.hasWindowsWithoutSample
      } ?? false
    case "shape": (try? Command.shape.body(self)) != nil
    case "pad": (try? Command.pad.body(self)) != nil
    default: true
    }
  }
}
