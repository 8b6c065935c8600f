public import Arithmetic
internal import Syntax

/// The options after a problem's text: `points=4 credit=all tol=1%`.
public struct ProblemOptions: Equatable, Sendable {
  public var points: Rational = 1
  /// Whether a matrix earns points for each correct cell.
  public var creditsCells = true
  /// The share of correct cells below which a matrix earns nothing.
  public var from: Rational = .half
  public var tolerance: Tolerance?
  /// The least number of decimal places of a rounded answer.
  public var places = 2
  /// What answers may contain: `literal`, `arithmetic` or `commands`.
  public var allow = "arithmetic"
  /// The earlier problem that this one builds on: an answer that is correct for the student's own answer
  /// there is accepted too.
  public var follow: String?
  /// The share of the points that such an answer earns.
  public var followShare: Rational = .threeQuarters
  /// Whether the shape must be exact: no vector for a matrix of one row.
  public var isStrict = false
  /// Whether reports may tell the right size, or that an answer is the key of another problem.
  public var reveals = false
  /// Whether a person marks the answer, which may be words.
  public var isManual = false
  /// The share of the points for each try in a quiz.
  public var worth: [Rational] = [1, .twoThirds, .oneThird]

  public enum Tolerance: Equatable, Sendable {
    case absolute(Rational)
    /// Relative to the largest absolute value of the key.
    case relative(Rational)
  }

  /// The names of all options, in the order of the manual.
  static let names = [
    "points", "credit", "from", "tol", "places", "allow", "follow", "follow-share", "strict",
    "worth", "manual", "reveal",
  ]
}

extension Rational {
  static let half = (try? Rational(1, 2)) ?? 1
  static let threeQuarters = (try? Rational(3, 4)) ?? 1
  static let twoThirds = (try? Rational(2, 3)) ?? 1
  static let oneThird = (try? Rational(1, 3)) ?? 1
}

extension ProblemOptions {
  /// - Parameter assignment: The options of the assignment, which are the defaults for its problems.
  init(
    _ options: [SheetStatement.Option], in assignment: [SheetStatement.Option]
  ) throws(Diagnostic) {
    for option in assignment where ["points", "follow-share"].contains(option.name.text) {
      try read(option)
    }
    for option in options { try read(option) }
  }

  private mutating func read(_ option: SheetStatement.Option) throws(Diagnostic) {
    switch option.name.text {
    case "points": points = try option.share(atMost: nil)
    case "credit": creditsCells = try option.choice(["cells", "all"]) == "cells"
    case "from": from = try option.share()
    case "tol": tolerance = try option.tolerance()
    case "places": places = try option.count()
    case "allow": allow = try option.choice(["literal", "arithmetic", "commands"])
    case "follow": follow = option.value.text
    case "follow-share", "follow_share": followShare = try option.share()
    case "strict": isStrict = try option.choice(["true", "false"]) == "true"
    case "manual": isManual = try option.choice(["true", "false"]) == "true"
    case "reveal": reveals = try option.choice(["nothing", "size"]) == "size"
    case "worth": worth = try option.shares()
    default: throw option.unknown(in: Self.names, of: "problem")
    }
  }
}

/// Parsing the options of homework, which are raw text.
extension SheetStatement.Option {
  func refused(_ message: String, help: String) -> Diagnostic {
    Diagnostic(.wrongKind, message, labels: [.init(value.span)], help: [help])
  }

  func unknown(in names: [String], of owner: String) -> Diagnostic {
    let near = Suggestion.nearest(to: name.text, in: names).map { ["did you mean `\($0)`?"] }
    return Diagnostic(
      .unknownOption, "`\(owner)` has no option `\(name.text)`", labels: [.init(name.span)],
      help: near ?? ["the options are: " + names.joined(separator: ", ")])
  }

  func choice(_ words: [String]) throws(Diagnostic) -> String {
    if words.contains(value.text) { return value.text }
    throw refused(
      "`\(name.text)` takes a word",
      help: words.map { "\(name.text)=\($0)" }.joined(separator: ", "))
  }

  /// A number from 0 to `limit`, or from 0 without an upper bound.
  func share(atMost limit: Rational? = 1) throws(Diagnostic) -> Rational {
    guard let number = Self.number(value.text), number.sign >= 0,
      limit.map({ number <= $0 }) ?? true
    else {
      let most = limit.map { " to \($0)" } ?? ""
      throw refused("`\(name.text)` is a number from 0\(most)", help: "\(name.text)=1/2")
    }
    return number
  }

  func count() throws(Diagnostic) -> Int {
    if let number = Int(value.text), (0...30).contains(number) { return number }
    throw refused("`\(name.text)` is a whole number from 0 to 30", help: "\(name.text)=2")
  }

  /// `(1, 2/3, 1/3)`
  func shares() throws(Diagnostic) -> [Rational] {
    let parts = value.text.split { "()[], ".contains($0) }
    let numbers = parts.compactMap { Self.number(String($0)) }
    guard !numbers.isEmpty, numbers.count == parts.count, numbers.count <= 20,
      numbers.allSatisfy({ $0.sign >= 0 && $0 <= 1 })
    else {
      throw refused(
        "`\(name.text)` is a share for each try", help: "\(name.text)=(1, 2/3, 1/3)")
    }
    return numbers
  }

  func tolerance() throws(Diagnostic) -> ProblemOptions.Tolerance {
    let isRelative = value.text.hasSuffix("%")
    let text = isRelative ? String(value.text.dropLast()) : value.text
    guard let number = Self.number(text), number.sign >= 0 else {
      throw refused("`tol` is a number, or a percentage", help: "tol=0.01, tol=1%")
    }
    return isRelative ? .relative(number.divided(by: 100)) : .absolute(number)
  }

  private static func number(_ text: String) -> Rational? {
    guard text.utf8.count <= 40 else { return nil }
    return (try? Rational(parsing: text, limit: 4096)) ?? nil
  }
}
