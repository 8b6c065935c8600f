import Commands
import Sessions
import Testing

/// The vocabulary knows its entries by the names that they have themselves.
@Suite struct EntryTableTests {
  static let table = EntryTable.language

  @Test func eachNameIsThereOnce() {
    let repeated = Dictionary(grouping: Self.table.names) { $0 }.filter { $0.value.count > 1 }
    #expect(repeated.keys.sorted() == [])
    #expect(Self.table.lines.count > 60)
  }

  @Test(arguments: table.lines.map(\.name))
  func aLineHasTheNamesOfItsEntry(name: String) throws {
    let line = try #require(Self.table.line(named: name))
    let entry = line.entry
    #expect(line.name == entry.name && line.synonyms == entry.synonyms)
    switch line.kind {
    case .command: #expect(entry is Command)
    case .function: #expect(entry is Function)
    case .directive, .rawDirective: #expect(entry is Directive)
    }
    for name in [entry.name] + entry.synonyms {
      #expect(Self.table.entry(named: name)?.name == entry.name)
    }
  }

  @Test func otherNamesFindNothing() {
    for name in ["", "con", "conv2", "CONV", "im2", "vecs"] {
      #expect(Self.table.entry(named: name) == nil)
      #expect(Self.table.kind(of: name) == nil)
    }
  }

  @Test func theNearestNameIsOfTheKindsAskedFor() {
    #expect(Self.table.nearest(to: "cnov") == "conv")
    #expect(Self.table.nearest(to: "quiit") == "quit")
    #expect(Self.table.nearest(to: "quiit", where: { $0 == .command }) == nil)
    #expect(Self.table.nearest(to: "kernle", or: ["kernel"]) == "kernel")
  }
}
