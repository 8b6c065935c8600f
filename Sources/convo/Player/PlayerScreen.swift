import Commands
internal import Computations
import Documents
import Rendering
import Terminal

/// Lays out a whole window: a step, and the line of keys below it.
struct PlayerScreen {
  let playback: Steps
  let style: Style
  let size: TerminalDevice.Size

  private static let minimumColumns = 40
  private static let minimumRows = 8

  /// The text that draws the window over the previous one, without clearing it first, to avoid flicker.
  func picture(of state: inout PlayerState) -> String {
    var lines = content(&state)
    let room = max(size.rows - 1, 0)
    if lines.count < room { lines += Array(repeating: "", count: room - lines.count) }
    return "\u{1b}[H"
      + (lines.prefix(room) + [bottom(state)])
      .map { $0 + "\u{1b}[K" }.joined(separator: "\r\n")
  }

  private func content(_ state: inout PlayerState) -> [String] {
    guard size.columns >= Self.minimumColumns, size.rows >= Self.minimumRows else {
      return [
        cut("this window is \(size.columns)×\(size.rows);"),
        cut("\(Self.minimumColumns)×\(Self.minimumRows) is needed"),
      ]
    }
    if state.showsKeys {
      let isLow = size.rows - 1 < Self.keys.count
      return Self.keys.filter { !isLow || !$0.isEmpty }.map { cut($0) }
    }
    let room = size.rows - 2
    let all = fittingLines(&state, room)
    state.bound(scroll: all.count - room)
    guard all.count > room else { return all }
    let last = state.scroll + room
    var shown = Array(all[state.scroll..<min(last, all.count)])
    if all.count > last {
      shown.append(faint(cut("  ↓ \(all.count - last) more lines; the arrow key scrolls")))
    }
    return shown
  }

  /// The maximum extents of a grid to try, largest first; the first one fills the window.
  private var extents: [(rows: Int, columns: Int)] {
    let largest = (rows: size.rows - 4, columns: max(size.columns / 5, 16))
    return [largest]
      + Self.smaller.filter { $0.rows < largest.rows && $0.columns <= largest.columns }
  }

  private static let smaller = [
    (rows: 40, columns: 40), (rows: 32, columns: 32), (rows: 26, columns: 26),
    (rows: 20, columns: 20), (rows: 16, columns: 16), (rows: 12, columns: 16),
    (rows: 10, columns: 14), (rows: 8, columns: 10), (rows: 7, columns: 9), (rows: 6, columns: 8),
    (rows: 5, columns: 6), (rows: 4, columns: 5), (rows: 3, columns: 3),
  ]

  /// The step with the largest grids that fit; if none fit, the shortest layout.
  private func fittingLines(_ state: inout PlayerState, _ room: Int) -> [String] {
    let extents = extents
    let first = min(state.extentIndex, extents.count - 1)
    var (best, shortest) = (first, lines(state, extents[first]))
    for index in extents.indices where index > state.extentIndex {
      guard shortest.count > room else { break }
      let lines = lines(state, extents[index])
      if lines.count < shortest.count { (best, shortest) = (index, lines) }
    }
    state.shrinkGrids(to: best)
    return shortest
  }

  private func lines(_ state: PlayerState, _ extent: (rows: Int, columns: Int)) -> [String] {
    let frame = playback.frame(
      at: state.step, showsCompanion: state.showsCompanion, rows: extent.rows,
      columns: extent.columns)
    return rendered(state.isAsking && Guess(frame) != nil ? Guess.hiding(frame) : frame)
  }

  private func rendered(_ document: Document) -> [String] {
    var bytes: [UInt8] = []
    // One column less than the window, or erasing to the end of a full line would erase its last cell.
    TextRenderer(width: size.columns - 1, style: style, isSteady: true)
      .write(document, into: &bytes)
    return bytes.split(separator: 10, omittingEmptySubsequences: false).dropLast()
      .map { narrowed(String(decoding: $0, as: UTF8.self)) }
  }

  /// A line cut to the window's width, in case a long word has made it wider.
  private func narrowed(_ line: String) -> String {
    guard line.unicodeScalars.count >= size.columns else { return line }
    var (kept, width, isEscape) = (String.UnicodeScalarView(), 0, false)
    for scalar in line.unicodeScalars {
      if scalar == "\u{1b}" { isEscape = true }
      let columns = isEscape ? 0 : DisplayWidth.of(scalar) ?? 0
      if isEscape || width + columns < size.columns { kept.append(scalar) }
      width += columns
      if isEscape && scalar == "m" { isEscape = false }
    }
    return String(kept)
  }

  private func bottom(_ state: PlayerState) -> String {
    if let typed = state.typedStep {
      return strong(cut("go to \(playback.noun) (1 to \(state.count)): \(typed)_"))
    }
    if let guess = state.typedGuess, !guess.isEmpty || state.message.isEmpty, state.isAsking {
      let place = "\(playback.noun) \(state.step + 1) of \(state.count)"
      let ask = "\(place)  the sum? \(guess)_"
      return strong(cut(ask)) + faint(cut("   Enter checks · space shows · q quits", after: ask))
    }
    if !state.message.isEmpty { return strong(cut(state.message)) }
    let place = "\(playback.noun) \(state.step + 1) of \(state.count)"
    let action = state.isPlaying ? "space pauses" : "space plays"
    let long = "  \(pace(state)) per step · \(action) · ? keys · q quits"
    let bar = bar(state)
    guard DisplayWidth.of(place + "  " + bar + long) >= size.columns else {
      return strong(place) + "  " + bar + faint(long)
    }
    let endings = ["  \(action) · ? keys · q quits", "  ? keys · q quits", ""]
    let ending = endings.first { DisplayWidth.of(place + $0) < size.columns } ?? ""
    return strong(cut(place)) + faint(ending)
  }

  /// A bar that shows the progress of the computation.
  private func bar(_ state: PlayerState) -> String {
    let width = 10
    let done = (state.step + 1) * width / state.count
    return String(repeating: "━", count: done) + String(repeating: "─", count: width - done)
  }

  private func pace(_ state: PlayerState) -> String {
    let milliseconds = state.millisecondsPerStep
    return milliseconds.isMultiple(of: 1000)
      ? "\(milliseconds / 1000) s" : "\(Double(milliseconds) / 1000) s"
  }

  private func cut(_ text: String) -> String {
    DisplayWidth.prefix(of: text, columns: max(size.columns - 1, 0))
  }

  /// A text cut to the room that is left after another.
  private func cut(_ text: String, after other: String) -> String {
    DisplayWidth.prefix(of: text, columns: max(size.columns - 1 - DisplayWidth.of(other), 0))
  }

  private func faint(_ text: String) -> String { styled(text, "2") }
  private func strong(_ text: String) -> String { styled(text, "1") }
  private func styled(_ text: String, _ code: String) -> String {
    style == .plain || text.isEmpty ? text : "\u{1b}[\(code)m\(text)\u{1b}[0m"
  }

  private static let keys = [
    "", "  space      play, pause", "  → n Enter  next step", "  ← p        previous step",
    "  PgDn PgUp  ten steps forward, back", "  Home End   first step, last step",
    "  g          go to a step by its number", "  + −        faster, slower",
    "  m          switch between matrix row and window", "  ↑ ↓        scroll a tall step",
    "  q          quit", "", "  any key returns",
  ]
}
