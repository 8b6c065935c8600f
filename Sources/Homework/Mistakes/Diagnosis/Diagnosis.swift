public import Documents

/// What explains a wrong answer, and how surely.
public struct Diagnosis: Sendable {
  public var verdict: Verdict
  /// Every explanation of at least one in a hundred, the likeliest first.
  public var candidates: [Candidate]
  /// How likely it is that the answer is the key with slips, and that nothing known explains it.
  public var slips: Double
  public var unknown: Double

  public enum Verdict: Equatable, Sendable {
    /// Every cell is the key's.
    case right
    /// The key, apart from a few cells.
    case nearlyRight
    /// All cells are one number.
    case constant
    /// The problem's own input.
    case input
    /// The answer to another problem, by its id.
    case copy(of: String)
    /// The key with another number in one place of the kernel or the input.
    case miscopied(Miscopied, at: [Int])
    /// The first candidate, which has one name.
    case named
    /// The first candidate, whose several names this problem cannot tell apart.
    case ambiguous
    /// One number could be what the candidates compute; too little to say so.
    case possible
    /// Nothing is claimed.
    case nothing
  }

  /// What one number of was copied wrong.
  public enum Miscopied: Equatable, Sendable { case tap, cell }

  /// One mistaken result with every explanation that leads to it.
  public struct Candidate: Sendable {
    /// Each way to this result, the catalogue's first first.
    public var explanations: [Explanation]
    public var posterior: Double
    /// How many cells of the answer agree with it, of how many.
    public var agreeing: Int
    public var cells: Int
    /// Whether each cell agrees, in row-major order.
    public var agreements: [Bool]
    /// The places of cells that do not agree.
    public var differing: [[Int]]
    /// The mistaken result.
    public var value: Value

    /// One name for each explanation; two mistakes made together are joined by ` + `.
    public var names: [String] { explanations.map(\.name) }
    public var isExact: Bool { agreeing == cells }
  }

  /// One mistake, or two made together.
  public struct Explanation: Equatable, Sendable {
    public var parts: [Part]

    public init(_ parts: [Part]) { self.parts = parts }

    public var name: String { parts.map(\.name).joined(separator: " + ") }
  }

  public struct Part: Equatable, Sendable {
    public var name: String
    /// Its place in the catalogue; nil for what an author wrote by hand.
    public var number: Int?

    /// The catalogue's entry.
    public var mistake: Mistake? { number == nil ? nil : Mistake.named(name) }
  }

  /// The names to be told of: those of the first candidate where it is claimed, of every likely one
  /// where a number could be several things.
  public var names: [String] {
    switch verdict {
    case .named, .ambiguous: return candidates.first?.names ?? []
    case .possible: return candidates.filter { $0.posterior >= 0.2 }.flatMap(\.names)
    case .miscopied(.tap, _): return ["tap-miscopied"]
    case .miscopied(.cell, _): return ["cell-miscopied"]
    case .right, .nearlyRight, .constant, .input, .copy, .nothing: return []
    }
  }
}
