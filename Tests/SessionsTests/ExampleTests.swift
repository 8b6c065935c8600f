import Commands
import Documents
import Sessions
import Syntax
import Testing

/// Every example of the manual is run as it stands, and gives what it says.
@Suite struct ExampleTests {
  @Test(arguments: EntryTable.functions.all.map(\.name))
  func functions(name: String) throws {
    let function = try #require(EntryTable.functions.entry(named: name) as? Function)
    #expect(!function.examples.isEmpty, "\(name) has no example")
    #expect(function.examples.contains { $0.gives != nil }, "\(name) has no example with a value")
    for example in function.examples { check(example, of: name) }
  }

  @Test(arguments: EntryTable.commands.all.map(\.name))
  func commands(name: String) throws {
    let command = try #require(EntryTable.commands.entry(named: name))
    #expect(!command.examples.isEmpty, "\(name) has no example")
    for example in command.examples { check(example, of: name) }
  }

  @Test(arguments: EntryTable.functions.all.map(\.name))
  func everythingIsTold(name: String) throws {
    let function = try #require(EntryTable.functions.entry(named: name) as? Function)
    #expect(function.summary.hasSuffix("."))
    for parameter in function.parameters {
      #expect(!parameter.summary.isEmpty, "\(parameter.name)")
    }
    #expect(function.isConstant || !function.parameters.isEmpty)
  }

  private func check(_ example: Entry.Example, of name: String) {
    do {
      let actual = try Session.value(of: example.statement)
      guard let gives = example.gives else { return }
      let wanted = try Session.value(of: gives)
      guard let actual, let wanted else {
        Issue.record("`\(example.statement)` or `\(gives)` gives no value")
        return
      }
      #expect(
        actual.agrees(with: wanted),
        "\(name): `\(example.statement)` gives \(actual.told), not \(wanted.told)")
    } catch {
      Issue.record("\(name): `\(example.statement)` fails: [\(error.code)] \(error.message)")
    }
  }
}
