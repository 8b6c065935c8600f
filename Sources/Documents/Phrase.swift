public import Arithmetic

/// A few words of an answer whose parts keep their meaning, so that every output format can set a law
/// as mathematics and a statement as code. A literal without labelled interpolations is plain words.
///
///     .fact(label: "case", text: "full padding (relationship 4): \(formula: law)")
///     .note("\(code: "steps=all") writes out every window")
public struct Phrase: Equatable, Sendable {
  public enum Part: Equatable, Sendable {
    case words(String)
    /// `⌊(i − k) / s⌋ + 1`
    case formula(Formula)
    /// `o = ⌊(i − k) / s⌋ + 1`
    case equation(Equation)
    /// What can be typed: `conv x dy`.
    case code(String)
    /// The sizes of the axes: `5×5`.
    case shape([Int])
  }

  /// Never two parts of words in succession, and none of them empty.
  public private(set) var parts: [Part] = []

  public init(_ words: String = "") { append(.words(words)) }

  public init(_ parts: [Part]) { for part in parts { append(part) } }

  public mutating func append(_ part: Part) {
    guard case .words(let words) = part else { return parts.append(part) }
    guard !words.isEmpty else { return }
    if case .words(let before)? = parts.last {
      parts[parts.count - 1] = .words(before + words)
    } else {
      parts.append(part)
    }
  }

  public static func + (left: Phrase, right: Phrase) -> Phrase { Phrase(left.parts + right.parts) }

  /// The phrase on one line of Unicode, as a terminal shows it.
  public var text: String { parts.reduce(into: "") { $0 += $1.text } }

  public var isEmpty: Bool { parts.isEmpty }

  /// The phrase without anything but words, where it has nothing else.
  public var words: String? {
    switch parts.first {
    case nil: ""
    case .words(let words) where parts.count == 1: words
    default: nil
    }
  }

  /// The phrase cut at the line ends among its words.
  public var lines: [Phrase] {
    var lines = [Phrase()]
    for part in parts {
      guard case .words(let words) = part else {
        lines[lines.count - 1].append(part)
        continue
      }
      for (place, line) in words.split(separator: "\n", omittingEmptySubsequences: false)
        .enumerated()
      {
        if place > 0 { lines.append(Phrase()) }
        lines[lines.count - 1].append(.words(String(line)))
      }
    }
    return lines
  }
}

extension Phrase.Part {
  /// The part on one line of Unicode.
  public var text: String {
    switch self {
    case .words(let words): words
    case .formula(let formula): formula.text
    case .equation(let equation): equation.text
    case .code(let code): code
    case .shape(let sizes): sizes.map(String.init).joined(separator: "×")
    }
  }
}

extension Phrase: ExpressibleByStringInterpolation {
  public struct StringInterpolation: StringInterpolationProtocol {
    fileprivate var phrase = Phrase()

    public init(literalCapacity: Int, interpolationCount: Int) {}

    public mutating func appendLiteral(_ literal: String) { phrase.append(.words(literal)) }

    public mutating func appendInterpolation(_ value: some CustomStringConvertible) {
      phrase.append(.words(value.description))
    }

    public mutating func appendInterpolation(phrase inner: Phrase) {
      for part in inner.parts { phrase.append(part) }
    }

    public mutating func appendInterpolation(formula equation: Equation) {
      phrase.append(.equation(equation))
    }

    public mutating func appendInterpolation(formula: Formula) {
      phrase.append(.formula(formula))
    }

    public mutating func appendInterpolation(code: String) { phrase.append(.code(code)) }

    public mutating func appendInterpolation(shape: [Int]) { phrase.append(.shape(shape)) }
  }

  public init(stringLiteral words: String) { self.init(words) }

  public init(stringInterpolation: StringInterpolation) { self = stringInterpolation.phrase }
}
