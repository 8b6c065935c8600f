internal import Arithmetic
public import Computations
public import Documents
internal import Syntax

/// What a command gives back: a value to keep, and a document that is made only when it is read. The
/// session, what became of a statement and whoever writes it down share one.
public final class Answer: Sendable {
  /// The command's name, JSON's `kind`.
  public let kind: String
  /// nil when there is nothing to keep.
  public let value: Value?
  /// How the value came about.
  public let provenance: Provenance
  /// What `why`, `who` and `play` look into next; nil where that stays what it was.
  public let subject: Subject?
  /// Steps to go through one by one, for a program with a terminal; others have the document.
  public let playback: Steps?
  private let makeDocument: @Sendable (_ steps: Int) -> Document
  /// How many steps the document has unless told otherwise.
  private let steps: Int

  /// How the value was computed, if that decides on its last digits: `fft`.
  public var method: String? {
    (computation as? ConvolutionComputation)?.methodFact.map { _ in "fft" }
  }

  /// The computation behind the value.
  public var computation: (any Computation)? { provenance.computation }

  /// An answer about a cell or a value of `subject`, which is looked into further.
  public convenience init(
    kind: String, value: Value?, about subject: Subject,
    document: @escaping @Sendable () -> Document
  ) {
    self.init(kind: kind, value: value, subject: subject, steps: 0) { _ in document() }
  }

  public convenience init(
    kind: String, value: Value?, computation: (any Computation)? = nil,
    document: @escaping @Sendable () -> Document
  ) {
    self.init(
      kind: kind, value: value, provenance: computation.map { Provenance($0) } ?? .given,
      subject: computation.map { Subject(computation: $0) }, steps: 0
    ) { _ in document() }
  }

  /// An answer that can be told at more or less length.
  ///
  /// - Parameters:
  ///   - steps: how many steps are written out unless told otherwise.
  ///   - document: the explanation with at most so many steps.
  public init(
    kind: String, value: Value?, provenance: Provenance = .given, subject: Subject? = nil,
    playback: Steps? = nil, steps: Int, document: @escaping @Sendable (_ steps: Int) -> Document
  ) {
    self.kind = kind
    self.value = value
    self.provenance = provenance
    self.subject = subject
    self.playback = playback
    self.makeDocument = document
    self.steps = steps
  }

  /// The explanation, computed now.
  public var document: Document { makeDocument(steps) }

  /// The explanation with so many steps, where it has as many.
  public func document(steps: Int) -> Document { makeDocument(steps) }

  /// The same answer with a last remark.
  public func remarking(_ remark: String) -> Answer {
    Answer(
      kind: kind, value: value, provenance: provenance, subject: subject, playback: playback,
      steps: steps
    ) { [makeDocument] steps in
      var document = makeDocument(steps)
      document.blocks.append(.note(remark))
      return document
    }
  }
}

extension Answer {
  /// The answer that every computation has: heading, sizes, steps and result; of shapes that are too
  /// large for a sum of symbols in every cell the sizes alone.
  ///
  /// - Parameters:
  ///   - value: what is kept, where that is not what the computation gives.
  ///   - steps: how many steps are written out unless another number is asked for.
  ///   - isWhole: whether long sums are written out.
  ///   - results: how it ends, where that is not how the computation's own answer does.
  convenience init(
    of computation: any Computation, _ given: Value, value: Value? = nil, steps: Int,
    isWhole: Bool = false, within limits: Limits, results: (@Sendable () -> [Block])? = nil
  ) {
    self.init(
      kind: computation.kind, value: value ?? given, provenance: Provenance(computation),
      subject: Subject(computation: computation), steps: steps
    ) { shown in
      Document {
        Block.heading(title: computation.kind, facts: computation.facts)
        computation.sizes
        computation.body(shown, of: given, within: limits).map { isWhole ? $0.unabridged : $0 }
        if case .shape = given {
          Block.result(name: "shape", value: given)
        } else if let results {
          results()
        } else {
          computation.results(given, within: limits)
        }
      }
    }
  }
}

extension Call {
  /// The answer to a computation.
  ///
  /// - Parameter parameter: what an error points at that no other argument is to blame for.
  func answer(to computation: any Computation, blaming parameter: Parameter? = nil)
    throws(Diagnostic) -> Answer
  {
    let limits = limits
    let value = try attempt(
      blaming: parameter, try computation.value(within: limits).counted(within: limits))
    let shown = try WindowChoice.shown(self, of: computation.stepCount)
    return Answer(
      of: computation, value, steps: shown, isWhole: WindowChoice.isWhole(self), within: limits)
  }
}

extension Answer {
  /// Says so where the answer's names are names of the user's own variables.
  public func remarking(onNamesOf variables: [String], target: String?) -> Answer {
    guard let computation, !computation.givesSizesOnly else { return self }
    let used = Set(computation.operands.filter(\.isVariable).map(\.name) + [target ?? ""])
    let taken = variables.filter { !used.contains($0) && computation.claims($0) }.sorted()
    guard !taken.isEmpty else { return self }
    let names = taken.joined(separator: ", ")
    return remarking(
      taken.count == 1
        ? "\(names) here is of this answer; typed, it is your variable."
        : "\(names) here are of this answer; typed, they are your variables."
    )
  }
}

/// A computation that is asked about, and what its result is called.
public struct Subject: Sendable {
  public let computation: any Computation
  /// The variable that holds the result, where one is known to.
  public let name: String?

  public init(computation: any Computation, name: String? = nil) {
    self.computation = computation
    self.name = name
  }
}

/// How many windows of a computation are written out.
enum WindowChoice {
  /// The windows that are drawn, by `steps=all`, `steps=none`, `steps=4` or the session's habit.
  static func shown(_ call: Call, of count: Int) throws(Diagnostic) -> Int {
    guard let text = call.word(.steps) else { return min(call.context.steps, count) }
    switch text {
    case "all": return min(count, Steps.most)
    case "none": return 0
    default:
      guard let number = Int(text), number >= 0 else {
        throw Diagnostic(
          .unknownValue, "steps is all, none or a number, not `\(text)`",
          labels: [.init(call.span(of: .steps))])
      }
      return min(number, count, Steps.most)
    }
  }

  /// Whether everything is asked for: long sums are written out whole too.
  static func isWhole(_ call: Call) -> Bool { call.word(.steps) == "all" }
}
