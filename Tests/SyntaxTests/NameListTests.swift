import Testing

@testable import Syntax

@Suite struct NameListTests {
  @Test func containsWhatItIsMadeOf() {
    let list: NameList = ["conv", "pool", "?", "größe"]
    for name in ["conv", "pool", "?", "größe"] { #expect(list.contains(name)) }
    for name in ["", "con", "convo", "Conv", "p", "p00l", "grösse"] {
      #expect(!list.contains(name))
    }
    #expect((list + ["set"]).names == ["conv", "pool", "?", "größe", "set"])
    #expect((list + ["set"]).contains("set") && !list.contains("set"))
    #expect(!NameList([]).contains(""))
  }
}
