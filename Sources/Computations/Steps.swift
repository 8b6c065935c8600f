internal import Arithmetic
public import Documents

/// A computation step by step: each window of a convolution or pooling, each stamp of a transposed
/// convolution, each row of a matrix. Answers, `play`, SVG and HTML all use it.
public struct Steps: Sendable {
  /// The command and the sizes: `conv`, `input 5×5` …
  public let title: String
  public let facts: [String]
  /// The word for a step: `window`, `stamp`, `row`.
  public let noun: String
  /// The number of steps, at least 1.
  public let count: Int
  /// What can be shown next to a step: `row of C`; nil if there is nothing.
  public let companion: String?
  private let drawStep: @Sendable (Int, FigureRoom) -> StepFigure

  /// - Parameter draw: Draws a step, counted from 0, in the given room.
  init(
    title: String, facts: [String], noun: String, count: Int, companion: String? = nil,
    draw: @escaping @Sendable (Int, FigureRoom) -> StepFigure
  ) {
    self.title = title
    self.facts = facts
    self.noun = noun
    self.count = max(count, 1)
    self.companion = companion
    drawStep = draw
  }

  /// The steps of several computations in sequence.
  init?(joining parts: [Steps], title: String, facts: [String]) {
    guard let first = parts.first else { return nil }
    self.init(
      title: title, facts: facts, noun: first.noun, count: parts.reduce(0) { $0 + $1.count }
    ) { step, room in
      var rest = step
      for part in parts {
        if rest < part.count { return part.drawStep(rest, room) }
        rest -= part.count
      }
      return StepFigure(title: "", panels: [])
    }
  }

  /// A step with the result so far; cells that are not yet computed are blank.
  ///
  /// - Parameters:
  ///   - step: The index of the step, clamped to the existing ones.
  ///   - showsCompanion: Whether the row of the matrix, or the window, is shown below.
  ///   - rows: The number of rows of a grid to show; the window is always shown whole.
  ///   - columns: The same for columns.
  public func frame(
    at step: Int, showsCompanion: Bool = false, rows: Int = .max, columns: Int = .max
  ) -> Document {
    let room = FigureRoom(screenRows: rows, screenColumns: columns)
    let step = drawStep(min(max(step, 0), count - 1), room)
    var figures = [StepFigure(title: step.title, aside: step.aside, panels: step.panels)]
    if showsCompanion {
      let panels = step.companion
      if !panels.isEmpty { figures.append(StepFigure(title: "", panels: panels)) }
    }
    let shown = figures.map(\.rounded)
    let rounding = shown == figures ? [] : ["floats to 4 digits"]
    return Document {
      Block.heading(title: title, facts: facts + rounding)
      for figure in shown { Block.step(figure.cropped(rows: rows, columns: columns)) }
    }
  }

  /// The first steps for an answer, with their companions.
  public func blocks(_ count: Int) -> [Block] { blocks(count, in: .answer) }

  private func blocks(_ count: Int, in room: FigureRoom) -> [Block] {
    (0..<min(max(count, 0), self.count)).map { .step(drawStep($0, room)) }
  }

  /// The first steps below one another, for output without keys.
  public func document(steps: Int) -> Document {
    let shown = min(max(steps, 0), count)
    return Document {
      Block.heading(title: title, facts: facts)
      blocks(shown, in: .transcript)
      if shown < count {
        Block.omitted("\(Count(count - shown, "more \(noun)")); at a terminal play shows them all")
      }
    }
  }

  /// The note about steps that are not shown; empty if all are.
  public static func omitted(_ shown: Int, of count: Int, noun: String = "window") -> [Block] {
    guard shown < count, shown > 0 else { return [] }
    let more = Count(count - shown, "more \(noun)")
    let advice =
      shown < most ? "steps=all writes out every one" : "\(most) are the most written out"
    return [.omitted("… \(more); \(advice)")]
  }

  /// The maximum number of steps in an answer.
  public static let most = 1000

  /// The number of steps in an answer by default.
  public static let mostWritten = 24
}
