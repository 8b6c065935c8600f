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
  private(set) var isEmpty = true
  /// Whether the first line had nothing after the equals sign.
  private var startsEmpty = false
  /// Whether it begins like an item of a list, which the next item ends.
  private let isItem: Bool
  /// The number of the row above, if the rows are numbered.
  private var row: Int?
  private var isFenced = false

  init(_ subject: Subject, rest: String, line: Int, column: Int = 0, isItem: Bool = false) {
    self.subject = subject
    self.isItem = isItem
    self.line = line
    self.column = column
    self.text = rest
    follow(rest)
    startsEmpty = isEmpty
  }

  /// Whether nothing has been written after the equals sign yet.
  var isBlankAnswer: Bool { isAnswer && isEmpty }

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
    if case .item(let id, _) = head { row = Int(id) }
    if Self.isFence(line) { isFenced.toggle() }
    if head != .comment { follow(line) }
  }

  /// Whether a line continues this statement.
  func isContinued(by line: String, _ head: LineHead) -> Bool {
    if isFenced, isAnswer, Self.isFence(line) { return true }
    switch head {
    case .answer, .problem, .student, .assignment, .foreign: return false
    case .item(let id, let rest):
      // A row of numbers with its number before it, or a row of decimals.
      if isItem || !isAnswer { return false }
      let isNext = Int(id).map { $0 == (row ?? 0) + 1 || row == nil && $0 == 0 } ?? false
      let isRow = RowLine.isRow(rest) && RowLine.countOfNumbers(rest) > 1
      return isNext && isRow && (isEmpty || row != nil)
        || !line.contains(":") && RowLine.isRow(line)
    // `dtype=…)` in a call is not a definition, and MATLAB and Octave print `ans =` before a value.
    case .definition(let name, _): return parentheses > 0 || (isAnswer && isEmpty && name == "ans")
    case .blank, .comment: return isAnswer || isOpen || startsEmpty
    case .other: break
    }
    if isOpen || endsOpen { return true }
    guard isAnswer || startsEmpty else { return false }
    return isEmpty || RowLine.isRow(line) || RowLine.isPartOfPrint(line)
  }

  private static func isFence(_ line: String) -> Bool {
    let start = line.drop { $0 == " " }
    return start.hasPrefix("```") || start.hasPrefix("~~~")
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
  static func countOfNumbers(_ line: String) -> Int {
    line.split { !($0.isNumber || $0 == "." || $0 == "/" || $0 == "-") }
      .count { $0.contains(where: \.isNumber) }
  }

  /// Whether a program prints such a line between its rows: a fence, a rule, `Out[2]:`, `[1,] 3 4`,
  /// `Columns 1 through 8:`, `(1,.,.) =`.
  static func isPartOfPrint(_ line: String) -> Bool {
    let text = line.drop { $0 == " " || $0 == "\t" }
    if [
      "```", "~~~", ">>>", "Out[", "In [", "[,", "Column", "|", "(:,:,", "array(", "tensor(",
      "tf.Tensor(", "<tf.Tensor", "np.array(", "Matrix(",
    ].contains(
      where: text.hasPrefix)
    {
      return true
    }
    if text.hasPrefix("["), let end = text.firstIndex(of: "]"), text[..<end].contains(",") {
      return true
    }
    if text.lowercased().hasPrefix("row "), text.contains(":"), text.contains(where: \.isNumber) {
      return true
    }
    return text.hasPrefix("dtype") || text.hasPrefix("shape=")
      || (text.contains("--") && text.allSatisfy { "|-:+= ".contains($0) })
  }

  static func isRow(_ line: String) -> Bool {
    if isSymbolic(line) { return true }
    var hasContent = false
    for scalar in line.unicodeScalars {
      if scalar == "#" { break }
      if scalar.isDigit || scalar.isOpener || scalar.isCloser || scalar == "|" {
        hasContent = true
      } else if scalar.value >= 0x80 {
        guard isFigure(scalar) else { return false }
        hasContent = true
      } else {
        guard scalar.isBlankOrNewline || ".,;+-*/&\\eE\"".unicodeScalars.contains(scalar) else {
          return false
        }
      }
    }
    return hasContent
  }

  /// Whether all words are numbers or symbols with an index: `0 w0 w_10`.
  private static func isSymbolic(_ line: String) -> Bool {
    let words = line.split { !($0.isLetter || $0.isNumber || $0 == "_") }
    let marks = ",;+-*[]()&|\\".unicodeScalars
    guard words.count > 1,
      line.unicodeScalars.allSatisfy({ $0.isWord || $0.isBlankOrNewline || marks.contains($0) })
    else { return false }
    return words.allSatisfy { word in
      let index = word.drop { $0.isLetter }
      return word.count - index.count <= 1 && !index.isEmpty
        && index.allSatisfy { $0.isNumber || $0 == "_" }
    }
  }

  /// Whether it is a digit of another script, a fraction, a dash, a piece of a large bracket or a space.
  private static func isFigure(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.properties.numericType != nil { return true }
    switch scalar.value {
    case 0xB7, 0x2010...0x2015, 0x2212, 0xFF01...0xFF20, 0xFF3B...0xFF40, 0x2500...0x257F,
      0x239B...0x23B3, 0xA0, 0x2000...0x200F, 0x202F, 0x3000:
      return true
    default: return false
    }
  }
}
