internal import Arithmetic
internal import Documents

/// Steps that follow one another: a slider through them, or the first few where there is no JavaScript.
struct HTMLPlayer {
  let steps: [StepFigure]

  /// More steps than this are left out.
  static let mostSteps = 500
  /// How many are shown without JavaScript.
  private static let firstSteps = 3

  var text: String {
    let shown = steps.prefix(Self.mostSteps)
    let articles = shown.map(article)
    guard shown.count > 1 else { return articles.joined() }
    let first = articles.prefix(Self.firstSteps).joined(separator: "\n")
    let rest = articles.dropFirst(Self.firstSteps).joined(separator: "\n")
    return """
      <section class="player" tabindex="0" aria-label="Steps">
      \(Self.controls(shown.count, companion: shown.first { !$0.companion.isEmpty }?.companionName))
      <div class="stage">\(first)</div>
      <template>\(rest)</template>
      </section>
      """
  }

  private func article(_ step: StepFigure) -> String {
    let aside = step.aside.isEmpty ? "" : "<p class=\"faint\">\(xml(step.aside))</p>"
    let title = step.title.isEmpty ? "" : "<h2>\(xml(step.title))</h2>"
    let companion =
      step.companion.isEmpty
      ? "" : "<div class=\"row wide\">\(step.companion.map(Self.panel).joined())</div>"
    return "<article class=\"step\"\(Self.target(of: step))><header>\(title)\(aside)</header>"
      + "<div class=\"panels\">\(step.panels.map(Self.panel).joined())</div>\(companion)</article>"
  }

  /// The cell that the step computes, as `window 2 of 9 → y[0,1]` says: for the script, which fills in y
  /// as the steps go.
  private static func target(of step: StepFigure) -> String {
    guard let arrow = step.title.lastIndex(of: "→") else { return "" }
    let place = step.title[step.title.index(after: arrow)...].drop { $0 == " " }
    guard place.last == "]", let bracket = place.firstIndex(of: "[") else { return "" }
    let index = place[place.index(after: bracket)...].dropLast()
    guard index.split(separator: ",").allSatisfy({ Int($0) != nil }) else { return "" }
    return " data-name=\"\(xml(String(place[..<bracket])))\" data-place=\"\(index)\""
  }

  private static func panel(_ panel: StepFigure.Panel) -> String {
    switch panel {
    case .grid(let grid): HTMLCells(CellTable(grid)).grid
    case .sum(let sum): Self.sum(sum)
    }
  }

  /// The sum as a terminal shows it: signs under signs.
  private static func sum(_ sum: SumFigure) -> String {
    let lines = SumLayout(sum, width: 72).lines().map { line in
      line.pieces.map { piece in
        piece.ink.styleClass.map { "<span class=\"\($0)\">\(xml(piece.text))</span>" }
          ?? xml(piece.text)
      }.joined()
    }
    return "<pre class=\"sum\">\(lines.joined(separator: "\n"))</pre>"
  }

  private static func controls(_ count: Int, companion: String?) -> String {
    let name = companion.map { $0.isEmpty ? "row of the matrix" : $0 }
    return """
      <div class="controls" hidden>
      <button type="button" data-do="back" title="One back (←)" aria-label="One back">◀</button>
      <button type="button" data-do="play" title="Play and pause (space)">Play</button>
      <button type="button" data-do="forward" title="One on (→)" aria-label="One on">▶</button>
      <input type="range" min="1" max="\(count)" value="1" aria-label="Step">
      <label class="jump"><input type="number" min="1" max="\(count)" value="1" aria-label="Go to step"> of \(count)</label>
      <span class="pace" title="Steps a second (+ and −)"></span>
      <button type="button" data-do="all" title="All of the result, or as far as it is (a)" hidden>All</button>
      \(name.map { "<button type=\"button\" data-do=\"row\" title=\"The \(xml($0)) (m)\">\(xml($0.capitalizedFirst))</button>" } ?? "")
      <button type="button" data-do="keys" title="The keys (?)" aria-label="Keys">?</button>
      </div>
      <dl class="keys" hidden><div><dt>space</dt><dd>play, pause</dd></div><div><dt>← →, p n</dt><dd>one back, one on</dd></div><div><dt>g</dt><dd>go to a step</dd></div><div><dt>a</dt><dd>all of the result, or so far</dd></div><div><dt>+ −</dt><dd>faster, slower</dd></div>\(name.map { "<div><dt>m</dt><dd>the \(xml($0))</dd></div>" } ?? "")<div><dt>?</dt><dd>these keys</dd></div></dl>
      """
  }
}

extension String {
  /// `Row of C`
  fileprivate var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
