import Documents
import Sessions
import Testing

/// What is said of an assignment.
@Suite struct AssignmentTests {
  @Test(arguments: [
    ("max = 3", "max(…) is still the function"), ("pi = 3", "pi was a constant"),
    ("sobel_x = [1 -1]", "sobel_x was a constant"), ("x = 3", nil), ("pi = 3; pi = 4", nil),
  ])
  func namesThatMeantSomethingAreSpokenOf(text: String, words: String?) {
    var session = Session()
    var display = Outcome.Display.nothing
    session.run(text) { outcome in
      display = outcome.display
      return true
    }
    switch display {
    case .note(let note): #expect(words.map(note.contains) == true, "\(note)")
    default: #expect(words == nil && display == .nothing)
    }
  }

  @Test func functionsGoOnBesideTheirNamesakes() throws {
    var session = Session()
    #expect(try session.ask("max = 3; max([1 7]) + max") == Session.value(of: "10"))
  }
}
