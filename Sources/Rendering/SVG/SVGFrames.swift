/// Steps in one place, each shown for its part of the time.
///
/// A cell that looks the same in most steps is drawn once, below them all; a step draws over it only
/// where it differs. So a matrix of many cells that changes by a row is not written out for every row.
struct SVGFrames {
  let steps: [SVGPiece]
  /// The name of the animation and the class of its frames.
  let name: String

  var piece: SVGPiece {
    guard steps.count > 1 else { return steps.first ?? .empty }
    let ground = ground
    let frames = steps.enumerated().map { number, step in
      let hidden = number == 0 ? "" : " visibility=\"hidden\""
      let changed = step.cells.filter { ground[$0.place] != $0.look }
      return "<g class=\"\(name)\"\(hidden) style=\"animation-delay:\(number - steps.count)s\">"
        + changed.map(\.drawn).joined() + step.body + "</g>"
    }
    return SVGPiece(
      width: steps.reduce(0) { max($0, $1.width) }, height: steps.reduce(0) { max($0, $1.height) },
      body: style + frames.joined(separator: "\n"),
      cells: steps[0].cells.compactMap { cell in
        ground[cell.place].map { SVGCell(place: cell.place, look: $0) }
      })
  }

  /// How the cells look that every step has, most of the time; where two looks are as frequent, the
  /// one that comes first.
  private var ground: [SVGCell.Place: SVGCell.Look] {
    var looks: [SVGCell.Place: [(look: SVGCell.Look, count: Int)]] = [:]
    for cell in steps.lazy.flatMap(\.cells) {
      if let known = looks[cell.place]?.firstIndex(where: { $0.look == cell.look }) {
        looks[cell.place]?[known].count += 1
      } else {
        looks[cell.place, default: []].append((cell.look, 1))
      }
    }
    return looks.compactMapValues { looks in
      guard looks.reduce(0, { $0 + $1.count }) == steps.count else { return nil }
      let most = looks.reduce(0) { max($0, $1.count) }
      return looks.first { $0.count == most }?.look
    }
  }

  private var style: String {
    // Hundredths of a percent are fine enough for any number of steps.
    let part = 10_000 / steps.count
    return "<style>@keyframes \(name){0%{visibility:visible}"
      + "\(part / 100).\(part % 100 < 10 ? "0" : "")\(part % 100)%{visibility:hidden}}"
      + "@media (prefers-reduced-motion:no-preference){.\(name){visibility:hidden;"
      + "animation:\(name) \(steps.count)s step-end infinite}}</style>"
  }
}
