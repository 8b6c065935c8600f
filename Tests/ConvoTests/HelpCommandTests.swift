internal import ArgumentParser
internal import Rendering
internal import Sessions
internal import Testing

@testable internal import convo

/// `convo help …`, and the manual's page about the program.
@Suite struct HelpCommandTests {
  @Test(arguments: [
    ([], "help "), (["conv"], "help conv"), (["conv", "run"], "help conv run"),
    (["error", "groups"], "help error groups"), (["a\nquit"], "help a quit"),
  ])
  func topicsAreAskedAsAtThePrompt(arguments: [String], words: String) throws {
    let command = try ProgramArguments.parsed(["help"] + arguments)
    #expect((command as? HelpCommand)?.invocation == Invocation(words: [words]))
  }

  /// The manual has exactly the program's options.
  @Test func optionsOfTheProgramAreTold() throws {
    let page = try #require(Manual.page(on: "program"))
    var bytes: [UInt8] = []
    TextRenderer(width: 200).write(page.document, into: &bytes)
    let told = Self.options(in: String(decoding: bytes, as: UTF8.self))
    let taken = Self.options(in: convo.Convo.helpMessage(columns: 200))
    #expect(taken.isSubset(of: told), "not told: \(taken.subtracting(told))")
    let ofSubcommands = convo.Convo.configuration.subcommands.map {
      Self.options(in: $0.helpMessage())
    }
    let all = ofSubcommands.reduce(taken) { $0.union($1) }
    #expect(
      told.subtracting(["--generate-completion-script"]).isSubset(of: all),
      "not taken: \(told.subtracting(all))")
  }

  private static func options(in text: String) -> Set<String> {
    Set(
      text.split(whereSeparator: { !($0.isASCII && $0.isLetter) && $0 != "-" })
        .filter { $0.hasPrefix("--") && $0.count > 2 }.map(String.init))
  }

  @Test(arguments: ["bash", "zsh", "fish"])
  func shellsCompleteTopics(shell: String) throws {
    let shells: [String: CompletionShell] = ["bash": .bash, "zsh": .zsh, "fish": .fish]
    let script = convo.Convo.completionScript(for: try #require(shells[shell]))
    for word in ["check", "help", "json", "bail", "transpose", "kernel-too-large", "padding"] {
      #expect(script.contains(word), "\(word) for \(shell)")
    }
  }
}
