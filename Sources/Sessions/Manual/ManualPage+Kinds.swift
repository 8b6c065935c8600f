internal import Commands
internal import Documents
internal import Syntax

/// Pages of commands, functions and directives.
extension ManualPage {
  init(_ entry: Entry) {
    let function = entry as? Function
    self.init(
      entry.name, function != nil ? .function : entry is Command ? .command : .directive,
      synonyms: entry.synonyms, summary: entry.summary,
      text: (function == nil ? [] : [entry.topic.rawValue]) + entry.details
        + Self.words(of: entry.parameters),
      examples: entry.examples, related: Self.related(to: entry), lesson: entry.lesson
    ) {
      Document {
        if function?.isConstant != true { ManualText.table("Forms", Synopsis(entry).rows) }
        for paragraph in entry.details { Block.note(paragraph) }
        Self.options(of: entry.parameters)
        ManualText.table("Laws", entry.laws.map { [$0.formula, Phrase($0.title)] })
        if function != nil, !entry.synonyms.isEmpty {
          Block.fact(label: "also", text: entry.synonyms.joined(separator: ", "))
        }
        if entry.name == "set" {
          ManualText.table("Settings", Setting.all.map { [$0.name, "\($0.summary): \($0.takes)"] })
        }
      }.blocks
    }
  }

  /// The pages that the entry names, and those of the other commands or functions of its topic.
  private static func related(to entry: Entry) -> [String] {
    let named = entry.related.filter { $0 != entry.name }
    guard !(entry is Directive) else { return named }
    let table = entry is Function ? EntryTable.functions : EntryTable.commands
    let neighbours = table.all.filter {
      $0.topic == entry.topic && $0.name != entry.name && !named.contains($0.name)
    }
    return named + neighbours.prefix(6).map(\.name)
  }

  /// A table for each group, with aligned first columns.
  private static func options(of parameters: [Parameter]) -> [Block] {
    let rows = parameters.map { ($0, Synopsis.row(of: $0)) }
    let width = rows.map { $0.1[0].count }.max() ?? 0
    return ParameterGroup.allCases.flatMap { group in
      ManualText.table(
        group.rawValue,
        Manual.padded(
          rows.filter { ParameterGroup(of: $0.0) == group }.map(\.1), to: min(width, 27)))
    }
  }

  private static func words(of parameters: [Parameter]) -> [String] {
    parameters.flatMap { parameter in
      [parameter.name] + parameter.synonyms + [parameter.summary] + parameter.words.map(\.name)
    }
  }
}

/// Pages of options and of errors.
extension ManualPage {
  init(_ use: ParameterUse) {
    let note = ParameterNote.all[use.name]
    let parameters = use.variants.map(\.parameter)
    self.init(
      use.name, .option, synonyms: use.synonyms, summary: use.summary,
      text: parameters.flatMap { [$0.summary] + $0.words.flatMap { [$0.name, $0.meaning] } }
        + (note?.paragraphs ?? []),
      examples: note?.examples ?? [], related: note?.related ?? [], lesson: note?.lesson
    ) {
      Document {
        Self.variants(of: use)
        for paragraph in note?.paragraphs ?? [] { Block.note(paragraph) }
        if let table = note?.table { table.block }
      }.blocks
    }
  }

  private static func variants(of use: ParameterUse) -> [Block] {
    use.variants.flatMap { variant in
      Document {
        if use.variants.count > 1 {
          Block.note(
            "In " + variant.users.joined(separator: ", ") + ": " + variant.parameter.summary + ".")
        }
        if !use.synonyms.isEmpty, variant.parameter.name == use.variants[0].parameter.name,
          variant.parameter.summary == use.summary
        {
          Block.fact(label: "also", text: use.synonyms.joined(separator: ", "))
        }
        if !variant.parameter.fallback.isEmpty {
          Block.fact(label: "default", text: variant.parameter.fallback)
        }
        if use.variants.count == 1 {
          Block.fact(label: "taken by", text: variant.users.joined(separator: ", "))
        }
        ManualText.table("Words", variant.parameter.words.map { [$0.name, $0.meaning] })
      }.blocks
    }
  }

  static let errors = DiagnosticCode.allCases.map { code in
    ManualPage(
      code.rawValue, .error, summary: code.summary, text: [code.explanation],
      examples: code.example.map { [Command.Example($0)] } ?? [], related: ["errors"]
    ) {
      [.note(code.explanation)]
    }
  }
}

/// Pages of networks that are known by name.
extension ManualPage {
  init(_ network: NamedNetwork) {
    self.init(
      network.name, .network, summary: network.summary,
      examples: [.init("net \(network.name)")], related: ["net", "receptive"],
      lesson: network.name == "lenet5" ? "lenet5" : nil
    ) {
      ManualText.table("The script", network.lines(width: 76).map { [$0] })
    }
  }
}
