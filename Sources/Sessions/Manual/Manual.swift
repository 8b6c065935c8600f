internal import Commands
internal import Documents

/// The manual behind `help`, made from the tables that commands, parameters and errors are read from.
public enum Manual {
  /// Every page, in the order in which a name is looked up.
  public static let pages: [ManualPage] =
    CommandTable.all.map(ManualPage.init) + DirectiveTable.all.map(ManualPage.init)
    + Chapter.all.map(ManualPage.init) + FunctionTable.all.map(ManualPage.init)
    + ParameterUse.all.map(ManualPage.init) + ManualPage.errors

  /// The pages of a name or synonym, the most useful first.
  static func pages(named name: String) -> [ManualPage] {
    pages.filter { $0.name == name } + pages.filter { $0.synonyms.contains(name) }
  }

  public static func page(named name: String) -> ManualPage? { pages(named: name).first }

  /// The page of a topic as typed: a name, or a kind and a name where there are two of it, as in
  /// `error groups`.
  public static func page(on topic: String) -> ManualPage? {
    if let page = page(named: topic) { return page }
    let words = topic.split(separator: " ").map(String.init)
    guard words.count == 2 else { return nil }
    // conv, pool …: `help functions conv` means the same as `help function conv`.
    let kind = words[0].hasSuffix("s") ? String(words[0].dropLast()) : words[0]
    return pages(named: words[1]).first { $0.kind.rawValue == kind }
  }

  /// The lists: what there is of each kind.
  static func list(named topic: String) -> Document? {
    switch topic {
    case "commands": commands
    case "functions": functions
    case "options", "parameters": options
    case "errors", "codes": errors
    case "topics", "chapters", "concepts": chapters
    default: nil
    }
  }

  static let listNames = ["commands", "functions", "options", "errors", "topics"]

  /// Everything that may stand behind `help`, each with a few words on it.
  public static let topics: [(name: String, summary: String)] = {
    var seen: Set<String> = []
    let lists = [
      ("commands", "every command"), ("functions", "every function"),
      ("options", "every option"), ("errors", "every error code"), ("topics", "every chapter"),
    ]
    return (pages.map { ($0.name, Wording.short($0.summary)) } + lists)
      .filter { seen.insert($0.0).inserted }
  }()
}
