/// One thing a command can be told: its spelling, its synonyms, what it takes and what it means.
///
/// Parameters are shared by all commands, so that an option is spelled, read and explained the same
/// way wherever it is taken. Help, completion and "did you mean" read this too.
public final class Parameter: Sendable {
  public let name: String
  /// Other spellings, among them the literature's letters.
  public let synonyms: [String]
  public let kind: Kind
  /// One line for help.
  public let summary: String
  /// Whether the value may stand without its name, in the order of the command's parameters.
  public let isPositional: Bool
  /// The words it takes, each with its meaning, where it takes words; made when they are asked for.
  public var words: [Word] { makeWords() }
  private let makeWords: @Sendable () -> [Word]
  /// The value in force when it is not given, for help.
  public let fallback: String
  public let repetition: Repetition
  /// What messages call the thing that it gives: a `kernel` may be the size of a window.
  let noun: String
  /// The name as one word, which tells most names apart without reading them.
  private let mark: UInt

  /// How often a parameter may be given.
  public enum Repetition: Sendable {
    case once
    /// It takes every value without a name that is left.
    case everyPosition
    /// It takes every name that no other parameter answers to.
    case everyName
  }

  public enum Kind: Sendable {
    /// A tensor, or a shape in its place.
    case operand
    /// A network: one that a variable holds, the name of a known one, or the shape that one begins with.
    case network
    /// Any value.
    case value
    /// The name of a file of numbers, in quotes.
    case file
    /// One number for every axis, or one for each.
    case sizes
    /// A size that may also be unknown (`?`) or a range (`1..7`).
    case quantity
    /// Numbers per axis and side, or one of the words.
    case padding
    /// One of the words, even where a variable has that name.
    case word
    /// Any word, taken as typed.
    case text
    /// Named alone, or `=true` / `=false`.
    case flag
    /// An expression that is not evaluated, such as the place `y[1,2]`.
    case place
  }

  public struct Word: Sendable {
    public let name: String
    public let meaning: String

    public init(_ name: String, _ meaning: String) {
      self.name = name
      self.meaning = meaning
    }
  }

  public init(
    _ name: String, _ synonyms: [String] = [], _ kind: Kind, _ summary: String,
    positional: Bool = false, words: @autoclosure @escaping @Sendable () -> [Word] = [],
    fallback: String = "",
    repetition: Repetition = .once, noun: String? = nil
  ) {
    self.noun = noun ?? name
    self.name = name
    self.synonyms = synonyms
    self.kind = kind
    self.summary = summary
    self.isPositional = positional
    makeWords = words
    self.fallback = fallback
    self.repetition = repetition
    mark = name.mark
  }

  /// One bit, which it shares with few others: where the bit is missing among those of what was given,
  /// this was not given.
  var bit: UInt { 1 << (mark & 63) }

  /// Whether both are the same thing to tell, however a command tells of it.
  public func isSame(as other: Parameter) -> Bool {
    self === other || (mark == other.mark && name == other.name)
  }

  /// Whether a name typed before `=` means this parameter.
  public func answers(to typed: String) -> Bool {
    name == typed || synonyms.contains(typed)
  }

  public func accepts(word: String) -> Bool { words.contains { $0.name == word } }

  /// The same parameter told or defaulted differently by one command.
  public func with(
    summary: String? = nil, fallback: String? = nil, positional: Bool? = nil, words: [Word]? = nil,
    kind: Kind? = nil
  ) -> Parameter {
    Parameter(
      name, synonyms, kind ?? self.kind, summary ?? self.summary,
      positional: positional ?? isPositional, words: words ?? self.words,
      fallback: fallback ?? self.fallback, repetition: repetition, noun: noun)
  }
}
