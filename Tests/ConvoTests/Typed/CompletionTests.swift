internal import Foundation
internal import PseudoTerminal
internal import Testing

/// Tab at the prompt.
@Suite struct CompletionTests {
  /// Types words and Tab, and waits until the line has become this.
  private func complete(
    _ typed: String, to line: String, after statements: [String] = []
  ) throws {
    let talk = try Talk()
    for statement in statements { try talk.ask(statement, statement + "\nconvo>") }
    try talk.ready()
    talk.pty.send(typed + "\t")
    try talk.pty.wait(for: "«\(line)»", within: 20) {
      // A hint may follow the cursor.
      ($0.cursorRow + " ").hasPrefix(Talk.name + line) && $0.x == Talk.name.count + line.count
    }
  }

  @Test(arguments: [
    ("toep", "toeplitz "), ("y = toep", "y = toeplitz "), ("1; toep", "1; toeplitz "),
    ("conv x k bia", "conv x k bias="), ("conv(x, k, bia", "conv(x, k, bias="),
    ("conv x k padding=vali", "conv x k padding=valid "),
    ("conv x k as=ker", "conv x k as=keras "),
    ("conv x k padding_mode=refl", "conv x k padding_mode=reflect "),
    ("sobel_", "sobel_"), ("zer", "zeros("), ("vars", "vars "),
  ])
  func wordsAreCompleted(typed: String, line: String) throws { try complete(typed, to: line) }

  @Test func variablesAreCompleted() throws {
    try complete("conv picture_o", to: "conv picture_one", after: ["picture_one = [1 2]"])
    try complete("pictu", to: "picture_one", after: ["picture_one = [1 2]"])
  }

  @Test(arguments: ["load", "save", "x = load"])
  func filesAreCompleted(words: String) throws {
    let home = try ScratchFolder()
    _ = try home.file("numbers one.csv", containing: "1,2\n")
    _ = try home.file("notes.npy", containing: "")
    try FileManager.default.createDirectory(
      atPath: home.path + "/folder", withIntermediateDirectories: false)
    for (typed, line) in [("nu", "numbers one.csv\""), ("n", "n"), ("fol", "folder/")] {
      let talk = try Talk(home: home, columns: 200)
      try talk.ready()
      talk.pty.send("\(words) \"\(home.path)/\(typed)\t")
      let row = "convo> \(words) \"\(home.path)/\(line)"
      try talk.pty.wait(for: "«\(row)»", within: 20) {
        $0.cursorRow.hasPrefix(row) && $0.x == row.count
      }
    }
  }

  @Test func onlyWhatCanBeLoadedIsOffered() throws {
    let home = try ScratchFolder()
    for name in ["week.html", "week.convo", "week1.csv"] {
      _ = try home.file(name, containing: "1,2\n")
    }
    let talk = try Talk(home: home, columns: 200)
    try talk.ready()
    talk.pty.send("load \"\(home.path)/we\t\r")
    try talk.pty.expect("[1 2]\nconvo>")
  }

  @Test func aSecondTabLists() throws {
    let talk = try Talk()
    try talk.ready()
    talk.pty.send("conv x k stri\t")
    try talk.pty.wait(for: "the common beginning") { $0.cursorRow.hasSuffix("stride") }
    talk.pty.send("\t")
    try talk.pty.wait(for: "the list") { screen in
      (0..<40).contains { screen.row($0).hasPrefix("stride ") }
        && (0..<40).contains { screen.row($0).contains("stride_rule ") }
        && screen.cursorRow == "convo> conv x k stride"
    }
  }
}
