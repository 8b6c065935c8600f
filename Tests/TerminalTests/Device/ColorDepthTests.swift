import Terminal
import Testing

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
