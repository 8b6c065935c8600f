import Arithmetic
import Commands
import Documents
import MemoryFiles
import Rendering
import Sessions
import Syntax
import Testing

/// The pages of the manual: there for every word of the language, readable at every width.
@Suite struct ManualTests {
  static let topics = Manual.pages.map(\.topic)

  @Test(arguments: topics)
  func pagesAreWritten(topic: String) throws {
    let page = try #require(Manual.page(on: topic))
    #expect(page.topic == topic)
    for width in [40, 80, 100] {
      let text = Self.text(page.document, width: width)
      #expect(text.count > 40, "\(topic) at \(width)")
      let longest = text.split(separator: Character("\n")).map(\.count).max() ?? 0
      #expect(longest <= width, "\(topic) at \(width): \(longest) columns")
    }
  }

  @Test(arguments: topics)
  func summariesAreOneLine(topic: String) throws {
    let page = try #require(Manual.page(on: topic))
    #expect(!page.summary.isEmpty)
    #expect(!page.summary.contains("\n"))
  }

  /// Only errors may fail, and each of its own code.
  @Test(arguments: topics)
  func examplesRun(topic: String) throws {
    let page = try #require(Manual.page(on: topic))
    if page.kind == .error { return try checkError(page) }
    for example in page.examples {
      var session = Session(files: .inMemory())
      var last: Outcome.Result?
      session.run(example.statement) { outcome in
        last = outcome.result
        return true
      }
      if case .failure(let diagnostic)? = last {
        Issue.record("\(topic): `\(example.statement)`: \(diagnostic.message)")
      }
      guard let gives = example.gives else { continue }
      var wanted: Value?
      if case .success(let answer)? = last { wanted = answer.value }
      let value = try #require(try Session.value(of: gives))
      #expect(wanted?.agrees(with: value) == true, "\(topic): `\(example.statement)`")
    }
  }

  private func checkError(_ page: ManualPage) throws {
    for example in page.examples {
      #expect(Session.code(of: example.statement)?.rawValue == page.name)
    }
  }

  @Test(arguments: Manual.pages.filter { !$0.examples.isEmpty }.map(\.topic))
  func pagesRun(topic: String) throws {
    let text = try Self.help("\(topic) run")
    let page = try #require(Manual.page(on: topic))
    let first = try #require(page.examples.first)
    let begin = first.statement.prefix { $0 != ";" }.prefix(12)
    #expect(text.contains("> " + begin))
    #expect(text.split(separator: "\n").count > page.examples.count)
  }

  @Test func everythingHasExamples() {
    let bare = Manual.pages.filter {
      $0.examples.isEmpty && [.command, .directive, .function].contains($0.kind)
    }
    #expect(
      Set(bare.map(\.name)).isSubset(of: ["edit", "history", "lesson", "quit"]),
      "\(bare.map(\.name))")
  }

  @Test func pagesToReadNextAreThere() {
    for page in Manual.pages {
      let text = Self.text(page.document, width: 10_000)
      for line in text.split(separator: "\n") where line.hasPrefix("  see also") {
        for topic in line.dropFirst(10).split(separator: ",") {
          let words = topic.split(separator: " ").dropFirst().joined(separator: " ")
          #expect((try? Self.help(words)) != nil, "\(page.topic) names `\(words)`")
        }
      }
    }
  }

  @Test(arguments: [
    "", "commands", "functions", "options", "errors", "topics", "error groups", "option flip",
    "function flip", "?",
  ])
  func listsAndKinds(topic: String) throws {
    #expect(try Self.help(topic).count > 80)
  }

  @Test func overviewFitsAScreen() {
    let lines = Self.text(Manual.overview, width: 80).split(
      separator: "\n", omittingEmptySubsequences: false)
    #expect(lines.count <= 24)
    for command in EntryTable.commands.all { #expect(lines.contains { $0.contains(command.name) }) }
  }

  @Test(arguments: [
    ("deconv", "help transpose"), ("zeros between", "help transpose"),
    ("ring", "help padding_mode"), ("qwertz", nil), ("zzz", nil), ("maxpool", "help pool"),
    ("tensorflow", "help as"), ("toeplit", "help toeplitz"), ("average", "help mean"),
    ("pool max", "pool · Make"),
    ("convolutoin", "these mention convolution\n"), ("strided convolutions", "help glossary"),
    ("dialated", "help dilation"), ("qwertzuiop", nil), ("conv qwertzuiop", nil),
    ("conv stride", "conv · Slide"), ("zeros zzz", nil),
  ])
  func searches(words: String, found: String?) throws {
    guard let found else {
      #expect(throws: Diagnostic.self) { try Self.help(words) }
      return
    }
    #expect(try Self.help(words).contains(found))
  }

  @Test func unknownWordsAreRefusedKindly() {
    var session = Session()
    #expect(throws: Diagnostic.self) { try session.ask("help quit run") }
    do {
      _ = try session.ask("help dilatoin")
      Issue.record("found")
    } catch {
      #expect(error.help.contains("did you mean `help dilation`?"))
    }
  }

  @Test func runningExamplesLeavesTheSessionAlone() throws {
    var session = Session()
    _ = try session.ask("x = 7\nhelp vars run\nhelp set run")
    #expect(try session.ask("x") == .tensor(Tensor(7)))
    #expect(try session.ask("conv([1 2], [1 0])") == (try Session.value(of: "[1]")))
  }

  @Test(arguments: [
    "?conv", "? conv", " ?conv  # with a comment", "conv?", "conv? # a comment", "help conv",
    "help   conv",
  ])
  func aQuestionMarkAsksToo(line: String) throws {
    var session = Session()
    var text = ""
    session.run(line) { outcome in
      if case .success(let answer) = outcome.result {
        text = Self.text(answer.document, width: 80)
      }
      return true
    }
    #expect(text.hasPrefix("conv · "))
  }

  static func text(_ document: Document, width: Int) -> String {
    var bytes: [UInt8] = []
    TextRenderer(width: width).write(document, into: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  static func help(_ topic: String) throws(Diagnostic) -> String {
    var session = Session()
    var text = ""
    var failure: Diagnostic?
    session.run("help " + topic) { outcome in
      switch outcome.result {
      case .success(let answer): text = self.text(answer.document, width: 100)
      case .failure(let diagnostic): failure = diagnostic
      }
      return true
    }
    if let failure { throw failure }
    return text
  }
}

/// The glossary, and words that are no page's name.
@Suite struct GlossaryTests {
  @Test(arguments: [
    ("convolution", "conv"), ("same", "padding"), ("receptive", "receptive"),
    ("receptive field", "receptive"), ("border_mode", "glossary"), ("half", "padding"),
    ("circular", "padding_mode"), ("Convolution", "conv"), ("pooling", "pool"),
  ])
  func wordsFindTheirPage(word: String, name: String) {
    #expect(Manual.page(on: word)?.name == name)
  }

  /// What the glossary says is typed here has a page.
  @Test func itsThirdColumnIsOfHere() throws {
    let page = try #require(Manual.page(on: "glossary"))
    var count = 0
    for case .table(let figure) in page.document.blocks {
      for row in figure.rows where row.count == 3 {
        let word = String(row[2].text.prefix { $0.isLetter || $0 == "_" })
        #expect(Manual.page(on: word) != nil, "\(row[2].text)")
        count += 1
      }
    }
    #expect(count > 25)
  }
}
