public import Documents

/// A computation that is told one step at a time: each window of a convolution or a pooling, each stamp
/// of a transposed convolution, each row of a matrix.
public struct Playback: Sendable {
  /// The command and the numbers in force: `conv`, `input 5×5` …
  public let title: String
  public let facts: [String]
  /// What one step is called: `window`, `stamp`, `row`.
  public let noun: String
  /// How many steps there are, at least one.
  public let count: Int
  /// What is told beside a step where it is asked for: `row of C`; nil where there is nothing.
  public let companion: String?
  private let makeFrame: @Sendable (Int, FigureRoom) -> Frame

  /// What one step shows.
  struct Frame {
    var step: StepFigure
    /// Made only where it is shown.
    var companion: (@Sendable () -> StepFigure)?

    /// The step with its companion at hand, for pages that show it where it is asked for.
    func whole(_ name: String?) -> StepFigure {
      let companion = companion
      return StepFigure(
        title: step.title, aside: step.aside, panels: step.panels,
        companion: companion?().panels ?? [], companionName: name ?? "")
    }
  }

  init(
    title: String, facts: [String], noun: String, count: Int, companion: String?,
    frame: @escaping @Sendable (Int, FigureRoom) -> Frame
  ) {
    self.title = title
    self.facts = facts
    self.noun = noun
    self.count = max(count, 1)
    self.companion = companion
    makeFrame = frame
  }

  /// One step with the result so far, whose cells still to come are blank.
  ///
  /// - Parameters:
  ///   - step: counted from 0; outside the steps there are, the nearest.
  ///   - showsCompanion: whether its row of the matrix, or its window, stands below.
  ///   - rows: how many rows of a grid are shown around its window, and `columns` of them; the
  ///     window itself is shown whole.
  public func frame(
    at step: Int, showsCompanion: Bool = false, rows: Int = .max, columns: Int = .max
  ) -> Document {
    let room = FigureRoom(screenRows: rows, screenColumns: columns)
    let frame = makeFrame(min(max(step, 0), count - 1), room)
    var figures = [frame.step]
    if showsCompanion, let companion = frame.companion { figures.append(companion()) }
    let shown = figures.map(\.rounded)
    let rounding = shown == figures ? [] : ["floats to 4 digits"]
    return Document {
      Block.heading(title: title, facts: facts + rounding)
      for figure in shown { Block.step(figure.cropped(rows: rows, columns: columns)) }
    }
  }

  /// The first steps as figures, each with its companion at hand.
  func steps(_ count: Int) -> [Block] {
    (0..<min(max(count, 0), self.count)).map { .step(makeFrame($0, .answer).whole(companion)) }
  }

  /// The first steps one under the other, for where nobody can press a key.
  func document(steps: Int) -> Document {
    let shown = min(max(steps, 0), count)
    return Document {
      Block.heading(title: title, facts: facts)
      self.steps(shown)
      if shown < count {
        Block.omitted("\(Count(count - shown, "more \(noun)")); at a terminal play shows them all")
      }
    }
  }

  /// How many steps are written out unless told otherwise.
  static let mostWritten = 24
}
