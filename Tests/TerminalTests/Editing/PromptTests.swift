internal import Testing

@testable internal import Terminal

@Suite struct PromptTests {
  @Test func theNameIsColouredAndTheEndingIsNot() {
    let prompt = Prompt("convo", color: "1;32")
    #expect(prompt.plain == "convo> ")
    #expect(prompt.marked == "\u{1}\u{1b}[1;32m\u{1}convo\u{1}\u{1b}[0m\u{1}> ")
  }

  @Test func whatLibeditWouldBreakIsNotColoured() {
    #expect(Prompt("convo", ending: "", color: "1").marked == "convo")
    #expect(Prompt("", color: "1").marked == "> ")
    #expect(Prompt("\u{301}", color: "1").marked == "\u{301}> ")
  }
}
