import Commands
import Testing

/// Every example of the manual runs, and gives what it says.
@Suite struct ExampleTests {
  static let examples = EntryTable.commands.all.flatMap(\.examples).map {
    ($0.statement, $0.gives ?? "")
  }

  @Test(arguments: examples)
  func example(statement: String, gives: String) {
    let asked = Asked(statement)
    #expect(asked.failure == nil)
    #expect(!asked.blocks.isEmpty)
    if !gives.isEmpty { #expect(asked.value == Asked(gives).value) }
  }
}
