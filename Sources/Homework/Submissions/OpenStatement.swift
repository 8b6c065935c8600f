/// An answer or a definition whose lines are being collected.
struct OpenStatement {
  enum Subject: Equatable {
    case answer(id: String)
    case definition(name: String)
  }

  let subject: Subject
  let line: Int
  let column: Int
  private(set) var text: String
  private var brackets = 0
  private var parentheses = 0
  /// Whether LaTeX's `\begin` has no `\end` yet.
  private var isInEnvironment = false
  private var endsOpen = false
  private var hasBlankLine = false
  private var isEmpty = true

  init(_ subject: Subject, rest: String, line: Int, column: Int = 0) {
    self.subject = subject
    self.line = line
    self.column = column
    self.text = rest
    follow(rest)
  }

  private var isAnswer: Bool {
    if case .answer = subject { return true }
    return false
  }

  mutating func append(_ line: String, _ head: LineHead) {
    if case .definition(_, let rest) = head, isEmpty {
      text += "\n" + rest
      return follow(rest)
    }
    text += "\n" + line
    if head == .blank, !isEmpty { hasBlankLine = true }
    if head != .comment { follow(line) }
  }

  /// Whether a line continues this statement.
  func isContinued(by line: String, _ head: LineHead) -> Bool {
    switch head {
    case .answer, .problem, .student, .assignment, .foreign: return false
    // `dtype=…)` in a call is not a definition, and MATLAB and Octave print `ans =` before a value.
    case .definition(let name, _): return parentheses > 0 || (isAnswer && isEmpty && name == "ans")
    case .blank, .comment: return isAnswer || isOpen
    case .other: break
    }
    if isOpen || endsOpen { return true }
    guard isAnswer else { return false }
    return isEmpty || (!hasBlankLine && RowLine.isRow(line))
  }

  private var isOpen: Bool { brackets + parentheses > 0 || isInEnvironment }

  /// Counts brackets outside strings and comments.
  private mutating func follow(_ line: String) {
    var isQuoted = false
    var last: Unicode.Scalar = " "
    for scalar in line.unicodeScalars {
      if scalar == "\"" { isQuoted.toggle() }
      if isQuoted { continue }
      if scalar == "#" { break }
      switch scalar {
      case "[", "{": brackets += 1
      case "]", "}": brackets = max(0, brackets - 1)
      case "(": parentheses += 1
      case ")": parentheses = max(0, parentheses - 1)
      default: break
      }
      if !scalar.isBlankOrNewline {
        last = scalar
        isEmpty = false
      }
    }
    if line.contains("\\begin{") { isInEnvironment = true }
    if line.contains("\\end{") { isInEnvironment = false }
    if last != " " { endsOpen = last == "," || last == "\\" || last == "&" || last == "=" }
  }
}

/// Recognizes lines of numbers that may be rows of the answer above.
enum RowLine {
  static func isRow(_ line: String) -> Bool {
    var hasContent = false
    for scalar in line.unicodeScalars {
      if scalar == "#" { break }
      if scalar.isDigit || scalar.isOpener || scalar.isCloser || scalar == "|" {
        hasContent = true
      } else if scalar.value >= 0x80 {
        guard isFigure(scalar) else { return false }
        hasContent = true
      } else {
        guard scalar.isBlankOrNewline || ".,;+-*/&\\eE".unicodeScalars.contains(scalar) else {
          return false
        }
      }
    }
    return hasContent
  }

  /// Whether it is a digit of another script, a fraction, a dash, a piece of a large bracket or a space.
  private static func isFigure(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.properties.numericType != nil { return true }
    switch scalar.value {
    case 0x2010...0x2015, 0x2212, 0xFF01...0xFF20, 0xFF3B...0xFF40, 0x2500...0x257F,
      0x239B...0x23B3, 0xA0, 0x2000...0x200F, 0x202F, 0x3000:
      return true
    default: return false
    }
  }
}
