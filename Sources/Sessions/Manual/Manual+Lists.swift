internal import Commands
public import Documents
internal import Syntax

/// The overview and the lists.
extension Manual {
  /// One screen of 80×24.
  public static var overview: Document {
    Document {
      Block.note("Type a command or an expression. Tab completes, Up repeats, Ctrl-D quits.")
      Block.note("x = [1 2 3; 4 5 6; 7 8 9]\nconv x [1 0; 0 -1] stride=1 padding=1")
      for topic in Entry.Topic.allCases {
        let names = statements.filter { $0.topic == topic }.map(\.name)
        if !names.isEmpty {
          Block.fact(label: topic.rawValue, text: names.joined(separator: ", "))
        }
      }
      table(
        "",
        [
          ["help conv", "forms, options, laws, examples; help conv run runs them"],
          ["quiz conv", "practise; quiz homework.convo asks an assignment’s problems"],
          ["help WORD", "any word’s page; commands, topics, functions, options, errors list all"],
        ])
    }
  }

  private static var statements: [Entry] {
    EntryTable.commands.all + EntryTable.directives.all
  }

  static var commands: Document { Document { byTopic(statements) } }

  static var functions: Document {
    Document {
      byTopic(EntryTable.functions.all)
      Block.note("Every command is also a function: y = conv(x, k, stride=2) computes quietly.")
    }
  }

  private static func byTopic(_ entries: [Entry]) -> [Block] {
    Entry.Topic.allCases.flatMap { topic in
      let rows = entries.filter { $0.topic == topic }.map { [$0.name, $0.summary] }
      return table(topic.rawValue, padded(rows))
    }
  }

  static var options: Document {
    Document {
      for group in ParameterGroup.allCases {
        let uses = ParameterUse.all.filter { $0.group == group }
        table(
          group.rawValue,
          padded(uses.map { [$0.names.joined(separator: ", "), $0.summary] }, to: 22))
      }
      Block.note("help NAME explains one: help padding.")
    }
  }

  static var errors: Document {
    Document {
      table("Errors", DiagnosticCode.allCases.map { [$0.rawValue, $0.summary] })
      Block.note(
        "help CODE explains one, with a statement that gives it; `expect error CODE` tests for "
          + "it in a script.")
    }
  }

  static var chapters: Document {
    Document { table("Topics", Chapter.all.map { [$0.name, $0.summary] }) }
  }

  static func table(_ caption: String, _ rows: [[String]]) -> [Block] {
    ManualText.table(caption, rows)
  }

  /// Pads first columns to one width, to align several tables.
  static func padded(_ rows: [[String]], to width: Int = 12) -> [[String]] {
    rows.map { row in
      guard let first = row.first, first.count < width else { return row }
      return [first + String(repeating: " ", count: width - first.count)] + row.dropFirst()
    }
  }
}
