internal import Commands
internal import Documents
internal import Syntax

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
