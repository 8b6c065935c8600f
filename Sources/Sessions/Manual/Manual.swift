internal import Commands
internal import Documents

/// The manual of `help`, made from the tables of commands, parameters and errors.
public enum Manual {
  /// All pages, in the order of look-up.
  public static let pages: [ManualPage] =
    (EntryTable.commands + EntryTable.directives).all.map { ManualPage($0) }
    + Chapter.all.map(ManualPage.init) + NamedNetwork.all.map(ManualPage.init)
    + EntryTable.functions.all.map { ManualPage($0) }
    + ParameterUse.all.map(ManualPage.init) + ManualPage.errors

  /// The pages for a name or synonym, the most useful first.
  static func pages(named name: String) -> [ManualPage] {
    pages.filter { $0.name == name } + pages.filter { $0.synonyms.contains(name) }
  }

  public static func page(named name: String) -> ManualPage? { pages(named: name).first }

  /// The page of a topic: a name, or a kind and a name if there are two, such as `error groups`.
  public static func page(on topic: String) -> ManualPage? {
    if let page = page(named: topic) ?? page(meantBy: topic.lowercased()) { return page }
    let words = topic.split(separator: " ").map(String.init)
    guard words.count == 2 else { return nil }
    // `help functions conv` means the same as `help function conv`.
    let kind = words[0].hasSuffix("s") ? String(words[0].dropLast()) : words[0]
    return pages(named: words[1]).first { $0.kind.rawValue == kind }
  }

  /// The page of a thing that has a page under another name, or of the option that takes a word.
  private static func page(meantBy word: String) -> ManualPage? {
    switch word {
    case "convolution", "convolutions", "cross correlation": return page(named: "conv")
    case "pooling", "max pooling", "average pooling": return page(named: "pool")
    case "transposed convolution", "transposed": return page(named: "transpose")
    case "size", "sizes", "output size": return page(named: "shape")
    case "receptive field", "receptive fields", "field", "jump": return page(named: "receptive")
    default: break
    }
    let option = ParameterUse.all.first { use in
      use.variants.contains { $0.parameter.accepts(word: word) }
    }
    return option.flatMap { page(named: $0.name) }
  }

  /// The list of everything of a kind.
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

  /// All topics of `help`, with summaries.
  public static let topics: [(name: String, summary: String)] = {
    var seen: Set<String> = []
    let lists = [
      ("commands", "every command"), ("functions", "every function"),
      ("options", "every option"), ("errors", "every error code"), ("topics", "every chapter"),
    ]
    return (pages.map { ($0.name, ManualText.short($0.summary)) } + lists)
      .filter { seen.insert($0.0).inserted }
  }()
}
