/// One answer as typed, with its place in the file.
public struct SubmittedAnswer: Equatable, Sendable {
  /// The problem's id as typed.
  public var id: String
  /// What stands behind the equals sign, over several lines where it goes on; raw.
  public var text: String
  /// The line in the file on which `text` begins, from 1.
  public var line: Int
  /// How many characters stand before `text` in that line.
  public var column: Int
  /// How often the problem was answered in this file; the last time counts.
  public var times = 1
  /// How often a given answer was replaced by a different one.
  public var changes = 0

  public init(id: String, text: String, line: Int, column: Int = 0) {
    self.id = id
    self.text = text
    self.line = line
    self.column = column
  }

  /// Where in the file reading broke: the line, from 1, and the characters before the place in it.
  public func place(of trouble: UnreadableAnswer) -> (line: Int, column: Int) {
    (line + trouble.line, trouble.column + (trouble.line == 0 ? column : 0))
  }

  /// Whether nothing was answered.
  var isBlank: Bool { text.unicodeScalars.allSatisfy(\.isBlankOrNewline) }

  /// Ids that differ in case alone are the same; Swift compares composed and decomposed letters as
  /// equal by itself.
  static func folded(_ id: String) -> String { id.lowercased() }
}

/// A variable that a student gave a value: `k = [1 0; 0 -1]`.
public struct StudentDefinition: Equatable, Sendable {
  public var name: String
  /// What stands behind the equals sign; raw.
  public var text: String
  public var line: Int

  public init(name: String, text: String, line: Int) {
    self.name = name
    self.text = text
    self.line = line
  }
}
