internal import Commands
internal import Documents
internal import Syntax

/// Pages of commands, functions and directives.
extension ManualPage {
  init(_ command: Command) {
    let neighbours = CommandTable.all.filter {
      $0.topic == command.topic && $0.name != command.name && !command.related.contains($0.name)
    }
    self.init(
      command.name, .command, synonyms: command.synonyms, summary: command.summary,
      text: command.details + Self.words(of: command.parameters), examples: command.examples,
      related: command.related.filter { $0 != command.name } + neighbours.map(\.name),
      lesson: command.lesson
    ) {
      Document {
        ManualText.table("Forms", Synopsis(command).rows)
        for paragraph in command.details { Block.note(paragraph) }
        Self.options(of: command.parameters)
        ManualText.table("Laws", command.laws.map { [$0.formula, Phrase($0.title)] })
      }.blocks
    }
  }

  init(_ function: Function) {
    self.init(
      function.name, .function, synonyms: function.synonyms, summary: function.summary,
      text: [function.topic.rawValue] + Self.words(of: function.parameters),
      examples: function.examples,
      related: FunctionTable.all.filter { $0.topic == function.topic && $0.name != function.name }
        .prefix(6).map(\.name)
    ) {
      Document {
        if !function.isConstant {
          ManualText.table("Forms", Synopsis(function).rows)
          Self.options(of: function.parameters)
        }
        if !function.synonyms.isEmpty {
          Block.fact(label: "also", text: function.synonyms.joined(separator: ", "))
        }
      }.blocks
    }
  }

  init(_ directive: Directive) {
    self.init(
      directive.name, .directive, synonyms: directive.synonyms, summary: directive.summary,
      text: directive.details, examples: directive.examples, related: directive.related
    ) {
      Document {
        ManualText.table("Forms", directive.usage.map { [$0] })
        for paragraph in directive.details { Block.note(paragraph) }
        if directive.name == "set" {
          ManualText.table("Settings", Setting.all.map { [$0.name, "\($0.summary): \($0.takes)"] })
        }
      }.blocks
    }
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
