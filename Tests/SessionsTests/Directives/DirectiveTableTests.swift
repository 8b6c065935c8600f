import Testing

@testable import Sessions

/// The table knows the directives by the names that they have themselves.
@Suite struct DirectiveTableTests {
  @Test func namesAreTheDirectivesOwn() {
    #expect(DirectiveTable.names == DirectiveTable.all.flatMap { [$0.name] + $0.synonyms })
    #expect(Set(DirectiveTable.names).count == DirectiveTable.names.count)
  }

  @Test func rawNamesAreThoseOfRawDirectives() {
    let raw = DirectiveTable.all.filter(\.isRaw)
    #expect(DirectiveTable.rawNames == raw.flatMap { [$0.name] + $0.synonyms })
    #expect(!raw.isEmpty)
  }

  @Test(arguments: DirectiveTable.names)
  func everyNameFindsItsDirective(name: String) throws {
    let directive = try #require(DirectiveTable.directive(named: name))
    #expect(([directive.name] + directive.synonyms).contains(name))
  }
}
