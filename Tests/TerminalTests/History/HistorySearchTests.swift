internal import Testing

@testable internal import Terminal

@Suite struct HistorySearchTests {
  private func search(_ entries: [String], _ steps: (inout HistorySearch) -> Void) -> String? {
    var search = HistorySearch(in: History(entries))
    steps(&search)
    return search.entry
  }

  private static let entries = ["conv a", "卷积", "pool[1]", "conv b"]

  @Test func typingNarrows() {
    #expect(search(Self.entries) { $0.type("c") } == "conv b")
    #expect(
      search(Self.entries) { for scalar in "conv a".unicodeScalars { $0.type(scalar) } } == "conv a"
    )
    #expect(search(Self.entries) { $0.type("积") } == "卷积")
    #expect(
      search(Self.entries) { for scalar in "l[".unicodeScalars { $0.type(scalar) } } == "pool[1]")
  }

  @Test func olderAndNewerGoOn() {
    var search = HistorySearch(in: History(Self.entries))
    search.type("c")
    search.older()
    #expect(search.entry == "conv a")
    search.older()
    #expect(search.entry == "conv a" && !search.isFound)
    search.newer()
    #expect(search.entry == "conv b" && search.isFound)
    search.newer()
    #expect(search.entry == "conv b" && !search.isFound)
  }

  @Test func erasingBeginsAgain() {
    var search = HistorySearch(in: History(Self.entries))
    for scalar in "cx".unicodeScalars { search.type(scalar) }
    #expect(!search.isFound && search.entry == "conv b")
    search.erase()
    #expect(search.isFound && search.pattern == "c")
    search.erase()
    #expect(search.entry == nil)
    search.erase()
    #expect(search.pattern.isEmpty)
  }

  @Test func theCursorGoesWhereTheMatchBegins() {
    var search = HistorySearch(in: History(["卷积 conv"]))
    for scalar in "conv".unicodeScalars { search.type(scalar) }
    #expect(search.offset == 3)
  }

  @Test func nothingIsFoundInNothing() {
    #expect(search([]) { $0.type("a") } == nil)
    #expect(search([]) { $0.older() } == nil)
    #expect(search([]) { $0.newer() } == nil)
  }
}
