import Documents
import Files
import MemoryFiles
import Rendering
import Sessions
import Syntax
import Testing

@Suite struct SaveTests {
  private func session() -> Session { Session(files: .inMemory(), formats: DocumentFormat.all) }

  @Test(arguments: [
    ("x = [1 2; 3 4]; save \"x.npy\" x; load \"x.npy\"", "[1 2; 3 4]"),
    ("x = [1 2; 3 4]; save \"x.npy\"; y = load \"x.npy\"; y'", "[1 3; 2 4]"),
    ("save \"a.csv\" [0.1 0.2]; sum(load(\"a.csv\"))", "0.3"),
    ("save \"a.json\" iota(2x3x4); sum(load(\"a.json\"))", "276"),
    ("save \"a.pgm\" [[0 255]]; load(\"a.pgm\") + 1", "[[1 256]]"),
    ("save \"S.CSV\" 3x4; load \"S.CSV\"", "[3 4]"),
    ("conv [1 2 3] [1 1]; save \"a.csv\"; load \"a.csv\"", "[3 5]"),
    ("save \"a.npy\" 1/8; load \"a.npy\"", "0.125"),
  ])
  func numbersComeBack(text: String, gives: String) throws {
    var session = session()
    let value = try session.ask(text)
    let wanted = try Session.value(of: gives)
    #expect(try #require(value).agrees(with: try #require(wanted)), "\(text)")
  }

  @Test(arguments: [
    ("save", DiagnosticCode.missingArgument), ("save x.npy", .nothingYet),
    ("save \"x.npy\"", .nothingYet), ("save \"x.svg\"", .nothingYet),
    ("save \"x.txt\"", .nothingYet),
    ("save \"x.banana\" 1", .file), ("save \"x\" 1", .file), ("save \"x.npy\" 1 2", .extraArgument),
    ("save \"x.npy\" colour=3", .unknownOption), ("save \"x.npy\" \"text\"", .wrongKind),
    ("save \"x.npy\" symbols(\"w\", 2)", .file), ("save \"x.csv\" iota(2x2x2)", .file),
    ("save \"x.pgm\" [0.5 1]", .file), ("1; save \"x.txt\" steps=many", .unknownValue),
    ("x = save \"x.npy\" 1", .wrongKind), ("load", .missingArgument), ("load 3", .wrongKind),
    ("load \"none.npy\"", .file), ("load \"x.banana\"", .file), ("1 + load(\"none.csv\")", .file),
  ])
  func refusals(text: String, code: DiagnosticCode) throws {
    var session = session()
    do {
      _ = try session.ask(text)
      Issue.record("`\(text)` was answered")
    } catch { #expect(error.code == code, "\(text): \(error.message)") }
  }

  @Test(arguments: ["save \"x.npy\" 1", "load \"x.npy\"", "conv [1 2] [1]; save \"x.txt\""])
  func safeModeClosesFiles(text: String) throws {
    var session = Session(settings: .safe, files: .inMemory(), formats: DocumentFormat.all)
    do {
      _ = try session.ask(text)
      Issue.record("`\(text)` was answered")
    } catch { #expect(error.code == .notInSafeMode) }
  }

  @Test func roundingIsSaid() throws {
    var session = session()
    var notes: [Block] = []
    session.run("save \"x.npy\" [1/9 1/8]") { outcome in
      if case .success(let answer) = outcome.result { notes = answer.document.blocks }
      return true
    }
    #expect(
      notes.contains(
        .note("1 of 2 numbers were rounded to 64-bit floats.")))
  }

  @Test(arguments: [("", 3), (" steps=5", 5), (" steps=all", 9), (" steps=none", 0)])
  func stepsOfPages(option: String, count: Int) throws {
    let gate = FileGate.inMemory()
    var session = Session(files: gate, formats: DocumentFormat.all)
    _ = try session.ask("conv iota(4x4) [1 0; 0 1]; save \"x.txt\"\(option)")
    let text = String(decoding: try gate.read("x.txt", 1 << 20), as: UTF8.self)
    #expect(text.split(separator: "window ").count - 1 == count, "\(text)")
  }

  /// Rows of a matrix are stepped through as windows are.
  @Test func matricesHaveStepsOnPages() throws {
    let gate = FileGate.inMemory()
    var session = Session(files: gate, formats: DocumentFormat.all)
    _ = try session.ask("toeplitz 4 [1 2 3]; save \"x.html\"; save \"x.txt\"")
    let page = String(decoding: try gate.read("x.html", 1 << 20), as: UTF8.self)
    #expect(page.contains("type=\"range\" min=\"1\" max=\"2\""))
    #expect(page.contains("row 2 of 2 → y[1]"))
    let text = String(decoding: try gate.read("x.txt", 1 << 20), as: UTF8.self)
    #expect(!text.contains("row 2 of 2"))
  }
}
