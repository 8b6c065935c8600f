import Arithmetic
import Documents
import Foundation
import Rendering
import Testing

/// A real browser shows the page and answers its keys.
@Suite(
  .serialized,
  .enabled(if: InstalledProgram.browser != nil, "skipped: chromium is not installed"))
struct HTMLPlayerTests {
  private static let document = Document {
    Block.heading(title: "conv", facts: ["input 5×5", "kernel 3×3"])
    for number in 1...7 {
      Block.step(
        StepFigure(
          title: "window \(number) of 7",
          panels: [.grid(CellGrid(rows: [[Samples.number(number, .tap)]]))],
          companion: [.grid(CellGrid(caption: "row", rows: [[Samples.number(number)]]))],
          companionName: "row of C"))
    }
    Block.omitted("the end")
  }

  /// What the browser makes of the page, with a script of the test's own at its end.
  ///
  /// - Parameter scripts: which scripts may run, in the words of a content security policy.
  private func browsed(
    _ document: Document, script: String = "", scripts: String = "'unsafe-inline'"
  ) throws -> String {
    let page = try DocumentFormatTests.text(document, "html")
      .replacing("script-src 'unsafe-inline'", with: "script-src \(scripts)")
      .replacing("</body>", with: "<script>\(script)</script></body>")
    return try dumped(["page.html": page], "page.html", "--virtual-time-budget=20000")
  }

  /// What the browser makes of one of some files that stand beside one another.
  private func dumped(_ files: [String: String], _ shown: String, _ option: String) throws -> String
  {
    let program = try #require(InstalledProgram.browser)
    return try InstalledProgram.withFolder { folder in
      for (name, text) in files { try Data(text.utf8).write(to: folder.appending(path: name)) }
      return try program.run(
        [
          "--headless", "--no-sandbox", "--disable-gpu", "--user-data-dir=\(folder.path())profile",
          option, "--dump-dom", folder.appending(path: shown).absoluteString,
        ], in: folder
      ).output
    }
  }

  /// The result fills in as the steps go; its cells lead to their steps.
  @Test func theResultGrows() throws {
    let document = Document {
      Block.heading(title: "conv", facts: [])
      for number in 0...2 {
        Block.step(
          StepFigure(
            title: "window \(number + 1) of 3 → y[\(number)]",
            panels: [.grid(CellGrid(rows: [[Samples.number(number, .tap)]]))]))
      }
      Block.result(name: "y", value: .tensor(Tensor([3, 5, 7])))
    }
    let script = """
      const player = document.querySelector(".player");
      const report = [];
      const unseen = () => document.querySelectorAll(".grows .unseen").length;
      const press = (key) =>
        player.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }));
      report.push("start=" + unseen());
      press("n"); report.push("next=" + unseen());
      press("a"); report.push("all=" + unseen());
      press("a"); press("Home"); report.push("home=" + unseen());
      document.querySelectorAll(".grows td")[2].click();
      report.push("click=" + player.dataset.step + "/" + unseen());
      document.title = report.join(" ");
      """
    let dom = try browsed(document, script: script)
    #expect(dom.contains("<title>start=2 next=1 all=0 home=2 click=3/0</title>"))
  }

  @Test func keysWalkThroughTheSteps() throws {
    let script = """
      const player = document.querySelector(".player");
      const number = player.querySelector("input[type=number]");
      const report = [];
      const press = (key, target = player) =>
        target.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }));
      const note = (what, value) => report.push(what + "=" + value);
      const step = () => player.dataset.step + "/" + player.querySelector("h2").textContent;
      note("start", step());
      press("n"); press("ArrowRight"); note("forward", step());
      press("p"); note("back", step());
      press("ArrowLeft"); press("ArrowLeft"); note("first", step());
      press("End"); note("end", step());
      press("Home"); note("home", step());
      press("n", document.body); note("body", step());
      press("m"); note("row", getComputedStyle(player.querySelector(".row")).display);
      note("name", player.querySelector("[data-do=row]").textContent);
      press("?"); note("keys", player.querySelector(".keys").hidden);
      press("g"); note("jump", document.activeElement === number);
      number.value = "5"; number.dispatchEvent(new Event("change")); note("five", step());
      press("+"); note("faster", player.querySelector(".pace").textContent);
      press("-"); press("-"); note("slower", player.querySelector(".pace").textContent);
      press(" "); note("playing", player.querySelector("[data-do=play]").textContent);
      setTimeout(() => {
        note("played", step() + "/" + player.querySelector("[data-do=play]").textContent);
        const pre = document.createElement("pre");
        pre.id = "report"; pre.textContent = report.join(";");
        document.body.append(pre);
      }, 15000);
      """
    let dom = try browsed(Self.document, script: script)
    let report = try #require(dom.range(of: "<pre id=\"report\">")).upperBound
    let lines = dom[report...].prefix { $0 != "<" }.split(separator: ";").map(String.init)
    #expect(
      lines == [
        "start=1/window 1 of 7", "forward=3/window 3 of 7", "back=2/window 2 of 7",
        "first=1/window 1 of 7", "end=7/window 7 of 7", "home=1/window 1 of 7",
        "body=2/window 2 of 7", "row=flex", "name=Row of C", "keys=false", "jump=true",
        "five=5/window 5 of 7",
        "faster=2 steps a second", "slower=0.5 steps a second", "playing=Pause",
        "played=7/window 7 of 7/Play",
      ])
  }

  @Test func firstStepsStandWithoutJavaScript() throws {
    let dom = try browsed(Self.document, scripts: "'none'")
    let stage = try #require(dom.range(of: "<div class=\"stage\">")).upperBound
    let shown = dom[stage...].prefix(upTo: try #require(dom.range(of: "<template>")).lowerBound)
    #expect(shown.components(separatedBy: "<article").count == 4)
    #expect(dom.contains("<div class=\"controls\" hidden=\"\">"))
  }

  /// In a narrow window, or much enlarged, what is wide scrolls by itself and the page does not.
  @Test(arguments: ["convolution", "matrix", "symbolic-matrix", "sums", "words"])
  func pagesFitNarrowWindows(name: String) throws {
    let page = try DocumentFormatTests.text(try #require(Samples.document(name)), "html")
    let frame = """
      <iframe src="page.html" width="300" height="600"></iframe><script>
      onload = () => {
        const root = document.querySelector("iframe").contentDocument.documentElement;
        document.title = "wide: " + (root.scrollWidth > root.clientWidth);
      };
      </script>
      """
    let dom = try dumped(
      ["page.html": page, "frame.html": frame], "frame.html", "--allow-file-access-from-files")
    #expect(dom.contains("<title>wide: false</title>"))
  }

  /// At every moment of two rounds one step is seen, and it is the one whose second it is.
  @Test func thePictureMovesStepByStep() throws {
    let program = try #require(InstalledProgram.browser)
    let script = """
      const animations = document.getAnimations();
      const steps = [...document.querySelectorAll("svg g")].filter((g) => g.style.animationDelay);
      const wrong = [];
      for (const animation of animations) animation.pause();
      for (let time = 0.05; time < 2 * steps.length; time += 0.1) {
        for (const animation of animations) animation.currentTime = 1000 * time;
        const seen = steps.filter((g) => getComputedStyle(g).visibility === "visible");
        const step = steps[Math.floor(time) % steps.length];
        if (seen.length !== 1 || seen[0] !== step) wrong.push(time);
      }
      document.title = steps.length + " steps, " + animations.length + " moving, wrong: " + wrong;
      """
    let picture = try DocumentFormatTests.text(Self.document, "svg")
    let dom = try InstalledProgram.withFolder { folder in
      let file = folder.appending(path: "page.html")
      try Data("<body>\(picture)<script>\(script)</script></body>".utf8).write(to: file)
      return try program.run(
        [
          "--headless", "--no-sandbox", "--disable-gpu", "--user-data-dir=\(folder.path())profile",
          "--dump-dom", file.absoluteString,
        ], in: folder
      ).output
    }
    #expect(dom.contains("<title>7 steps, 7 moving, wrong: </title>"))
  }

  /// A text that got through as markup would put its word into the title.
  @Test func hostileTextsRunNothing() throws {
    let blocks = Samples.hostileTexts.flatMap { text in
      Samples.hostile(text.replacing("alert(1)", with: "document.title=0xBAD")).blocks
    }
    let dom = try browsed(Document(blocks))
    #expect(dom.contains("</html>"))
    #expect(!dom.contains("<title>2989</title>"))
    #expect(!dom.contains("<img"))
  }
}
