public import Documents
internal import Rendering
internal import Syntax

/// The kind of a key's value, which decides how answers are read. It follows from the key.
public enum AnswerKind: String, Sendable, CaseIterable {
  case number, shape, matrix
  /// A command, judged by its value and its parameters.
  case command
  /// The name of a mistake.
  case mistake
  /// True or false.
  case truth
  /// A text, compared word by word.
  case words
  /// That something is impossible: the code of an error, or a word for it.
  case error
  /// Numbers in any order.
  case set

  /// Whether answers are numbers.
  var isNumeric: Bool {
    switch self {
    case .number, .shape, .matrix, .set: true
    case .command, .mistake, .truth, .words, .error: false
    }
  }
}

/// What an answer may contain: the problem's `allow=`.
public enum Allowance: String, Sendable, CaseIterable {
  /// Numbers only.
  case literal
  /// Numbers, the sheet's variables, `+ − * /`, transposes and generators.
  case arithmetic
  /// Any command without side effects, within the budget.
  case commands
}

/// The result of reading an answer.
public enum Reading: Equatable, Sendable {
  case value(WrittenAnswer)
  /// Nothing follows the equals sign.
  case blank
  case unreadable(UnreadableAnswer)
  /// The answer is readable, but not allowed or over the budget.
  case refused(reason: String)
}

/// A readable answer.
public struct WrittenAnswer: Equatable, Sendable {
  /// The value, of the key's kind: `.tensor` for numbers and matrices, `.shape`, `.text` for the name of
  /// a mistake, any value for a command.
  public var value: Value
  /// The number of decimal places of each cell, in row-major order; nil for whole numbers, fractions and
  /// computed cells. Empty if no cell was written as a decimal.
  public var places: [Int?]
  /// The repairs that were needed, which cost no points: `read ':' as '='`.
  public var notes: [String]
  /// A command's parameters by name, for `require … call.kernel == 5x5`; nil for other answers.
  public var call: Value?
  /// Other values that the text may mean, which count only if they are right: `61.706` for 61706.
  public var others: [WrittenAnswer] = []

  public init(value: Value, places: [Int?] = [], notes: [String] = [], call: Value? = nil) {
    self.value = value
    self.places = places
    self.notes = notes
    self.call = call
  }
}

/// Why an answer cannot be read. It does not count as wrong.
public struct UnreadableAnswer: Equatable, Sendable {
  /// One line for the student: `row 1 has 3 numbers, row 2 has 2`.
  public var message: String
  /// The place of the problem: the line of the answer's text and the character in it, both from 0.
  public var line: Int
  public var column: Int
  /// The possible answers, if there are several.
  public var answers: [WrittenAnswer]
  public var readings: [Value] { answers.map(\.value) }

  public init(
    _ message: String, line: Int = 0, column: Int = 0, answers: [WrittenAnswer] = []
  ) {
    self.message = message
    self.line = line
    self.column = column
    self.answers = answers
  }
}

/// Why a text gives no value, with places in that text.
enum ReadingFailure: Error {
  case blank
  /// The span has UTF-8 offsets; nil means the whole answer.
  case unreadable(String, Span?, readings: [WrittenAnswer] = [])
  case refused(String)

  /// The failure for a diagnostic of the language: refused if something is too large, else unreadable.
  init(_ diagnostic: Diagnostic) {
    // The message may quote the student's text: make it printable and short.
    let message = printable(String(diagnostic.message.prefix(Self.messageLimit)))
    switch diagnostic.code {
    case .tooLarge, .interrupted: self = .refused(message)
    case .tooDeep: self = .refused("brackets and signs are nested too deeply")
    default: self = .unreadable(message, diagnostic.labels.first?.span)
    }
  }

  private static let messageLimit = 200

  /// Whether other readings may be tried: the text is neither refused nor known to be ambiguous.
  var allowsOtherReadings: Bool {
    if case .unreadable(_, _, let readings) = self { return readings.isEmpty }
    return false
  }

  /// Whether the text may be read without what stands around it: it is not known to be ambiguous, nor
  /// over the budget.
  var allowsSurroundings: Bool {
    switch self {
    case .blank: false
    case .unreadable: allowsOtherReadings
    case .refused(let reason): !reason.contains("limit")
    }
  }

  var isFinal: Bool {
    if case .unreadable = self { return false }
    return true
  }
}
