internal import Foundation
internal import PseudoTerminal
internal import Testing

/// `convo render`.
@Suite struct RenderCommandTests {
  @Test(arguments: [
    ("html", "<section class=\"player\""), ("md", "## 3\\. Padding"), ("tex", "\\begin{document}"),
    ("ipynb", "\"nbformat\":4"),
  ])
  func aLessonIsWritten(format: String, mark: String) throws {
    let program = try PipedConvo().run("render", "padding", "--to", format)
    #expect(program.status == 0)
    #expect(program.text.contains(mark))
  }

  @Test func filesAndTheCourseAreWritten() throws {
    let convo = try PipedConvo()
    let script = try convo.script("## My own\n# Look.\n1 + 1\nexpect 3\n", named: "own.convo")
    let out = convo.folder.path + "/own.html"
    let failing = try convo.run("render", script, "--to", "html", "--out", out)
    #expect(failing.status == 1)
    #expect(try String(contentsOfFile: out, encoding: .utf8).contains("error[expectation]"))
    let course = convo.folder.path + "/course"
    let all = try convo.run("render", "--all", "--to", "html", "-o", course)
    #expect(all.status == 0 && all.errorText.isEmpty)
    let index = try String(contentsOfFile: course + "/index.html", encoding: .utf8)
    let files = try FileManager.default.contentsOfDirectory(atPath: course)
    #expect(files.count > 10)
    for file in files where file != "index.html" {
      #expect(index.contains("href=\"\(file)\""))
      let page = try String(contentsOfFile: course + "/" + file, encoding: .utf8)
      #expect(!page.contains("class=\"error\">error[expectation]"), "\(file)")
    }
  }

  @Test(
    arguments: [
      (["render", "3"], 2), (["render", "--to", "html"], 2),
      (["render", "--all", "--to", "tex"], 2),
      (["render", "3", "--all", "--to", "html"], 2), (["render", "nothing", "--to", "html"], 1),
      (["render", "3", "--to", "html", "--out", "/no/such/folder/x"], 1),
    ] as [([String], Int32)])
  func otherCommandLinesAreRefused(arguments: [String], status: Int32) throws {
    let program = try PipedConvo().run(arguments, input: [])
    #expect(program.status == status)
    #expect(!program.errorText.isEmpty)
  }
}
