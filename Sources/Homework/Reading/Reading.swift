public import Documents

/// What became of reading an answer's text.
public enum Reading: Equatable, Sendable {
  case value(WrittenAnswer)
  /// Nothing stands behind the equals sign.
  case blank
  case unreadable(UnreadableAnswer)
  /// Readable, but not allowed here or over the budget.
  case refused(reason: String)
}

/// A readable answer.
public struct WrittenAnswer: Equatable, Sendable {
  /// The value, of the kind that the key has: `.tensor` for numbers and matrices, `.shape`, `.text` for
  /// the name of a mistake, and for a command whatever it gives.
  public var value: Value
  /// How many decimal places each cell was written with, in reading order; nil for whole numbers,
  /// fractions and whatever was computed. Empty where nothing was written as a decimal.
  public var places: [Int?]
  /// Repairs that were needed, none of which costs anything: `read ':' as '='`.
  public var notes: [String]
  /// A command's parameters by name, for `require … call.kernel == 5x5`; nil for other answers.
  public var call: Value?

  public init(value: Value, places: [Int?] = [], notes: [String] = [], call: Value? = nil) {
    self.value = value
    self.places = places
    self.notes = notes
    self.call = call
  }
}

/// Why an answer cannot be read; it is not a wrong one.
public struct UnreadableAnswer: Equatable, Sendable {
  /// One line in the reader's terms: `row 1 has 3 numbers, row 2 has 2`.
  public var message: String
  /// Where it broke: the line of the answer's text, from 0, and the character in it, from 0.
  public var line: Int
  public var column: Int
  /// The values it could mean, where there are several.
  public var readings: [Value]

  public init(_ message: String, line: Int = 0, column: Int = 0, readings: [Value] = []) {
    self.message = message
    self.line = line
    self.column = column
    self.readings = readings
  }
}
