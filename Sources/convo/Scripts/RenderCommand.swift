import ArgumentParser
import Rendering
import Sessions
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
    if FilePath.kind(of: name) == .regular {
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
    guard let path else { return Process.print(text) }
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
