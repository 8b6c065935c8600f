internal import Commands
internal import Documents
internal import Syntax

/// Pages of options and of errors.
extension ManualPage {
  init(_ use: ParameterUse) {
    let note = ParameterNote.all[use.name]
    let parameters = use.tellings.map(\.parameter)
    self.init(
      use.name, .option, synonyms: use.synonyms, summary: use.summary,
      text: parameters.flatMap { [$0.summary] + $0.words.flatMap { [$0.name, $0.meaning] } }
        + (note?.paragraphs ?? []),
      examples: note?.examples ?? [], related: note?.related ?? [], lesson: note?.lesson
    ) {
      Document {
        Self.tellings(of: use)
        for paragraph in note?.paragraphs ?? [] { Block.note(paragraph) }
        if let table = note?.table { table.block }
      }.blocks
    }
  }

  private static func tellings(of use: ParameterUse) -> [Block] {
    use.tellings.flatMap { telling in
      Document {
        if use.tellings.count > 1 {
          Block.note(
            "In " + telling.users.joined(separator: ", ") + ": " + telling.parameter.summary + ".")
        }
        if !use.synonyms.isEmpty, telling.parameter.name == use.tellings[0].parameter.name,
          telling.parameter.summary == use.summary
        {
          Block.fact(label: "also", text: use.synonyms.joined(separator: ", "))
        }
        if !telling.parameter.fallback.isEmpty {
          Block.fact(label: "default", text: telling.parameter.fallback)
        }
        if use.tellings.count == 1 {
          Block.fact(label: "taken by", text: telling.users.joined(separator: ", "))
        }
        Wording.table("Words", telling.parameter.words.map { [$0.name, $0.meaning] })
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
