internal import Arithmetic
public import Documents

/// A computation told one step at a time: each window of a convolution or a pooling, each stamp of a
/// transposed convolution, each row of a matrix. Transcripts, `play`, SVG and HTML all read it.
public struct Steps: Sendable {
  /// The command and the numbers in force: `conv`, `input 5×5` …
  public let title: String
  public let facts: [String]
  /// What one step is called: `window`, `stamp`, `row`.
  public let noun: String
  /// How many steps there are, at least one.
  public let count: Int
  /// What can be shown beside a step: `row of C`; nil where there is nothing.
  public let companion: String?
  private let drawStep: @Sendable (Int, FigureRoom) -> StepFigure

  /// - Parameter draw: one step, counted from 0, with room for so many rows and columns of a plane.
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

  /// The steps of several computations one after the other.
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

  /// The first steps as an answer draws them, each with its companion at hand.
  public func blocks(_ count: Int) -> [Block] { blocks(count, in: .answer) }

  private func blocks(_ count: Int, in room: FigureRoom) -> [Block] {
    (0..<min(max(count, 0), self.count)).map { .step(drawStep($0, room)) }
  }

  /// The first steps one under the other, for where no key can be pressed.
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

  /// What is left out where not all steps are shown.
  public static func omitted(_ shown: Int, of count: Int, noun: String = "window") -> [Block] {
    guard shown < count, shown > 0 else { return [] }
    let more = Count(count - shown, "more \(noun)")
    let advice =
      shown < most ? "steps=all writes out every one" : "\(most) are the most written out"
    return [.omitted("… \(more); \(advice)")]
  }

  /// Nobody reads more.
  public static let most = 1000

  /// How many steps are written out unless another number is asked for.
  public static let mostWritten = 24
}
