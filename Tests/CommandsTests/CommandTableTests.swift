import Commands
import Testing

/// The table knows the commands by the names that they have themselves.
@Suite struct CommandTableTests {
  @Test func namesAreTheCommandsOwn() {
    #expect(CommandTable.names == CommandTable.all.flatMap { [$0.name] + $0.synonyms })
    #expect(Set(CommandTable.names).count == CommandTable.names.count)
  }

  @Test(arguments: CommandTable.names)
  func everyNameFindsItsCommand(name: String) throws {
    let command = try #require(CommandTable.command(named: name))
    #expect(([command.name] + command.synonyms).contains(name))
  }

  @Test func otherNamesFindNothing() {
    for name in ["", "con", "conv2", "CONV", "im2"] {
      #expect(CommandTable.command(named: name) == nil)
    }
  }
}
