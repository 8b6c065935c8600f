import ArgumentParser
import Documents
import Rendering
import Sessions
import Syntax
import Terminal

/// `convo render`: a lesson with its answers as a page, a handout or a notebook.
struct RenderCommand: ProgramCommand {
  static let configuration = CommandConfiguration(
    commandName: "render",
    abstract: "Write a lesson with its answers as a page, a handout or a notebook.",
    usage: """
      convo render <lesson> --to html|md|tex|ipynb [--out <file>]
      convo render --all --to html --out <folder>
      """,
    discussion: """
      A lesson is a number, a name or a file. HTML is one page that needs no network, with a player in \
      place of the windows, and answers that are hidden until they are asked for.
      """)

  enum Format: String, CaseIterable, ExpressibleByArgument {
    case html, md, tex, ipynb
  }

  @Option(help: "html, md (Markdown), tex (LaTeX) or ipynb (Jupyter).")
  var to: Format

  @Option(
    name: .shortAndLong,
    help: .init("The file to write; with --all the folder.", valueName: "path"),
    completion: .file())
  var out: String?

  @Flag(help: "The whole course, with a page of contents.")
  var all = false

  @Argument(
    help: "A lesson: its number, its name, or a file.", completion: .file(extensions: ["convo"]))
  var lesson: String?

  func validate() throws {
    guard all != (lesson != nil) else {
      throw ValidationError(all ? "--all takes no lesson." : "Name a lesson, or ask for --all.")
    }
    guard !all || (to == .html && out != nil) else {
      throw ValidationError("--all writes HTML into a folder: --all --to html --out course")
    }
  }

  func perform() -> Int32 {
    do {
      if all { return try writeCourse() }
      let name = lesson ?? ""
      let rendering = LessonRendering(try found(name))
      try write(rendering.text(as: to), to: out)
      return rendering.hasFailed ? 1 : 0
    } catch {
      StandardStream.error.write("convo: \(error.message)\n")
      return 1
    }
  }

  private struct Refusal: Error { let message: String }

  private func found(_ name: String) throws(Refusal) -> Lesson {
    if FilePath.kind(of: name) == .file {
      guard let text = UserFile(path: name).text(atMost: 1 << 24) else {
        throw Refusal(message: "cannot read \(printable(name))")
      }
      let file = name.split(separator: "/").last.map(String.init) ?? name
      return Lesson(
        name: file.hasSuffix(".convo") ? String(file.dropLast(6)) : file, text: text)
    }
    let meant = LessonShelf.system.read().matching(name)
    guard meant.count == 1 else {
      throw Refusal(
        message: meant.isEmpty
          ? "there is no lesson and no file \(printable(name)); convo -c lesson lists the lessons"
          : "several lessons begin with \(printable(name)): "
            + meant.map(\.word).joined(separator: ", "))
    }
    return meant[0]
  }

  private func write(_ text: String, to path: String?) throws(Refusal) {
    guard let path else {
      guard StandardStream.output.write(text) else {
        throw Refusal(message: "standard output cannot be written")
      }
      return
    }
    do throws(SystemError) {
      try NewFile.replace(path, with: Array(text.utf8), mode: 0o644)
    } catch { throw Refusal(message: "\(printable(path)) cannot be written: \(error.message)") }
  }

  private func writeCourse() throws(Refusal) -> Int32 {
    let folder = out ?? ""
    do throws(SystemError) { try FilePath.createFolder(folder) } catch {
      throw Refusal(message: "\(printable(folder)) cannot be created: \(error.message)")
    }
    let lessons = LessonShelf.system.read()
    var status: Int32 = 0
    var pages: [(file: String, page: LessonPage)] = []
    for lesson in lessons {
      let rendering = LessonRendering(lesson)
      if rendering.hasFailed { status = 1 }
      pages.append((lesson.name + ".html", rendering.page))
    }
    func neighbour(_ place: Int) -> (file: String, title: String)? {
      pages.indices.contains(place) ? (pages[place].file, pages[place].page.title) : nil
    }
    for (place, page) in pages.enumerated() {
      let links = LessonPage.Links(
        contents: "index.html", previous: neighbour(place - 1), next: neighbour(place + 1))
      try write(page.page.html(links: links), to: "\(folder)/\(page.file)")
    }
    try write(
      LessonPage.contents(title: "A course on convolution arithmetic", lessons: pages),
      to: "\(folder)/index.html")
    return status
  }
}

/// A lesson, run for its page.
struct LessonRendering {
  private(set) var page: LessonPage
  /// Whether a statement failed that should not have.
  private(set) var hasFailed = false
  private var session: Session

  /// More steps than this of one player are left out.
  private static let mostSteps = 64

  init(_ lesson: Lesson) {
    page = LessonPage(title: lesson.title)
    session = Session(Invocation())
    session.lessons = LessonShelf()
    for step in lesson.steps { add(step) }
  }

  func text(as format: RenderCommand.Format) -> String {
    switch format {
    case .html: page.html()
    case .md: page.markdown
    case .tex: page.latex
    case .ipynb: page.notebook
    }
  }

  private mutating func add(_ step: LessonStep) {
    page.add(prose: step.prose.map { if case .prose(let text) = $0 { text } else { "#" } })
    if let question = step.question {
      switch (question.label, question.key) {
      case (let label?, _): page.parts.append(.question(label))
      case (nil, .value(let expression)) where !step.asksInWords:
        page.parts.append(.question(expression))
      default: page.parts.append(.question(""))
      }
    }
    for (place, statement) in step.statements.enumerated() {
      let next = place + 1 < step.statements.count ? step.statements[place + 1].text : ""
      run(statement, failsAsExpected: next.hasPrefix("expect error"))
    }
  }

  private mutating func run(_ statement: LessonStep.Statement, failsAsExpected: Bool) {
    if !statement.isExpectation { page.parts.append(.statement(statement.text)) }
    var parts: [LessonPage.Part] = []
    var hasFailed = false
    session.run(statement.text, line: statement.line) { outcome in
      switch outcome.result {
      case .success(let answer):
        if let fact = statement.fact {
          parts.append(.fact(fact))
        } else if let document = Self.document(answer, outcome.display), !document.blocks.isEmpty {
          parts.append(.answer(document))
        }
      case .failure(let diagnostic):
        hasFailed = hasFailed || !failsAsExpected
        var bytes: [UInt8] = []
        TextRenderer(width: 90).write(
          diagnostic, in: SourceText(outcome.source, firstLine: outcome.line), into: &bytes)
        parts.append(.error(String(decoding: bytes.dropLast(), as: UTF8.self)))
      }
      return true
    }
    page.parts += parts
    self.hasFailed = self.hasFailed || hasFailed
  }

  /// What an answer shows, with all its steps if it shows any.
  private static func document(_ answer: Answer, _ display: Outcome.Display) -> Document? {
    switch display {
    case .nothing: return nil
    case .note(let text): return Document([.note(text)])
    case .value: return answer.value.map { Document([.result(name: "", value: $0)]) }
    case .document:
      let shown = answer.document
      let hasSteps = shown.blocks.contains { if case .step = $0 { true } else { false } }
      return hasSteps ? answer.document(steps: mostSteps) : shown
    }
  }
}
