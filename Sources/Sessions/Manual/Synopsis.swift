internal import Commands

/// The forms of an entry, with the purposes of a command's.
struct Synopsis {
  let rows: [[String]]

  init(_ entry: Entry) {
    switch entry {
    case let command as Command: self.init(command)
    case let function as Function:
      self.init(rows: [[Self.call(function.name, function.parameters)]])
    default: self.init(rows: entry.usage.map { [$0] })
    }
  }

  private init(rows: [[String]]) { self.rows = rows }

  private init(_ command: Command) {
    let operands = command.parameters.filter(\.isPositional)
    let name = command.name
    let words = [name] + operands.map(Self.written)
    let hasOptions = command.parameters.contains { !$0.isPositional }
    var rows = [
      [
        (words + (hasOptions ? ["[option=value …]"] : [])).joined(separator: " "),
        "explains",
      ]
    ]
    rows.append([
      "y = " + words.joined(separator: " ") + (hasOptions ? " …" : ""),
      "explains, and assigns the result",
    ])
    if !operands.contains(where: Self.isPlace) {
      rows.append([Self.call(name, command.parameters), "computes quietly"])
    }
    if operands.contains(where: Self.takesShape) {
      let shapes = operands.filter(Self.takesShape).enumerated().map {
        $0.offset == 0 ? "5x5" : "3x3"
      }
      rows.append([([name] + shapes + ["…"]).joined(separator: " "), "only shapes: symbols"])
    }
    if let subject = command.subjects.first, command.hasOperands {
      rows.append(["\(name) \(subject) x … upstream=dy", "of that call"])
    } else if let subject = command.subjects.first {
      let own = operands.filter { if case .word = $0.kind { true } else { false } }
      let outer = ([name] + own.map(Self.written)).joined(separator: " ")
      rows = [["\(outer) \(subject) x k …", "of that call"]]
      if command.looksBack {
        rows.append([outer, "of the last computation"])
        rows.append(["\(outer) y", "of the one that y was assigned from"])
      }
      let words = own.map(Self.written) + ["\(subject)(x, k, …)"]
      rows.append(["\(name)(\(words.joined(separator: ", ")))", "computes quietly"])
    }
    if command.takesChain {
      rows.append([
        "\(name) … | " + ChainLink.names.prefix(2).joined(separator: " … | ") + " …",
        "a chain of layers",
      ])
    }
    self.rows = rows
  }

  private static func call(_ name: String, _ parameters: [Parameter]) -> String {
    let options = parameters.filter { !$0.isPositional }
    var words = parameters.filter(\.isPositional).map(written)
    words += options.count > 4 ? ["option=value …"] : options.map { "\($0.name)=" }
    return "\(name)(\(words.joined(separator: ", ")))"
  }

  /// The operand's name, in brackets if it has a default.
  private static func written(_ parameter: Parameter) -> String {
    let name = parameter.repetition == .everyPosition ? "\(parameter.name) …" : parameter.name
    return parameter.fallback.isEmpty ? name : "[\(name)]"
  }

  private static func takesShape(_ parameter: Parameter) -> Bool {
    if case .operand = parameter.kind { return true }
    return false
  }

  private static func isPlace(_ parameter: Parameter) -> Bool {
    if case .place = parameter.kind { return true }
    return false
  }

  /// A row with the parameter's names and its description, default and words.
  static func row(of parameter: Parameter) -> [String] {
    var text = parameter.summary
    // Free text names its few words in its summary.
    if case .text = parameter.kind {
      return [names(of: parameter), text]
    }
    if !parameter.words.isEmpty {
      text += ": " + parameter.words.map(\.name).joined(separator: ", ")
    }
    if !parameter.fallback.isEmpty { text += " (default \(parameter.fallback))" }
    return [names(of: parameter), text]
  }

  private static func names(of parameter: Parameter) -> String {
    ([parameter.name] + parameter.synonyms).joined(separator: ", ")
  }
}
