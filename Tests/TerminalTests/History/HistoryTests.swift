internal import Testing

@testable internal import Terminal

@Suite struct HistoryTests {
  @Test func blanksAndRepeatsAreNotRemembered() {
    var history = History()
    for entry in ["a", "a", "", "  \n", "b", "a"] { history.remember(entry) }
    #expect(history.entries == ["a", "b", "a"])
  }

  @Test func theOldestGoWhenTheLimitIsReached() {
    var history = History(["0", "1", "2", "3"], limit: 3)
    #expect(history.entries == ["1", "2", "3"])
    history.remember("4")
    #expect(history.entries == ["2", "3", "4"])
  }

  @Test func theWalkGoesThereAndBack() {
    var history = History(["conv a ", "pool", "conv b", "conv b"])
    #expect(history.older(than: "conv") == "conv b")
    #expect(history.older(than: "conv b") == "conv a ")
    #expect(history.older(than: "conv a ") == nil)
    #expect(history.newer(than: "conv a ") == "conv b")
    #expect(history.newer(than: "conv b") == "conv")
    #expect(history.newer(than: "conv") == nil)
  }

  @Test func anEditedLineBeginsANewWalk() {
    var history = History(["pool x", "conv a", "conv b"])
    #expect(history.older(than: "") == "conv b")
    #expect(history.older(than: "pool") == "pool x")
    #expect(history.newer(than: "pool x") == "pool")
  }

  @Test(arguments: [
    ("conv", " b"), ("conv a", " p=1"), ("conv a p=1", nil), ("", nil), ("x", nil), ("p", "ool"),
    ("é", "té"), ("e\u{301}", nil),
  ])
  func theNewestEntryGoesOn(line: String, rest: String?) {
    let history = History(["été", "pool", "conv a p=1", "conv b"])
    #expect(history.continuation(of: line) == rest)
  }

  @Test func anEmptyHistoryHasNowhereToGo() {
    var history = History()
    #expect(history.older(than: "") == nil)
    #expect(history.newer(than: "") == nil)
  }
}
