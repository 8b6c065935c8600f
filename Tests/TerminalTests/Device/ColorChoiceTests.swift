internal import Testing

@testable internal import Terminal

@Suite struct ColorChoiceTests {
  @Test(
    arguments: [
      (.auto, true, [:], true), (.auto, false, [:], false), (.always, false, [:], true),
      (.always, false, ["NO_COLOR": "1"], true), (.never, true, ["CLICOLOR_FORCE": "1"], false),
      (.auto, true, ["NO_COLOR": "1"], false), (.auto, true, ["NO_COLOR": ""], true),
      (.auto, true, ["NO_COLOR": "1", "CLICOLOR_FORCE": "1"], false),
      (.auto, false, ["CLICOLOR_FORCE": "1"], true), (.auto, false, ["CLICOLOR_FORCE": "0"], false),
      (.auto, true, ["CLICOLOR": "0"], false), (.auto, true, ["CLICOLOR": "1"], true),
      (.auto, true, ["TERM": "dumb"], false), (.auto, true, ["TERM": ""], false),
    ] as [(ColorChoice, Bool, [String: String], Bool)])
  func theEnvironmentDecides(
    choice: ColorChoice, isTerminal: Bool, variables: [String: String], isOn: Bool
  ) {
    let environment = Environment(["TERM": "xterm"].merging(variables) { $1 })
    #expect(choice.isOn(isTerminal: isTerminal, environment: environment) == isOn)
  }
}

@Suite struct ColorDepthTests {
  @Test(arguments: [
    ([:], ColorDepth.basic), (["TERM": "xterm"], .basic), (["TERM": "xterm-256color"], .indexed),
    (["TERM": "xterm-direct"], .full), (["TERM": "xterm", "COLORTERM": "truecolor"], .full),
    (["TERM": "screen-256color", "COLORTERM": "24bit"], .full),
    (["TERM": "screen-256color", "COLORTERM": "yes"], .indexed),
  ])
  func depth(variables: [String: String], depth: ColorDepth) {
    #expect(ColorDepth(environment: Environment(variables)) == depth)
  }
}
