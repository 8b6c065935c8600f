internal import Rendering

/// A shape in any of the usual spellings: `3x3`, `3 by 3`, `(3, 3)`, `torch.Size([3, 3])`.
struct ShapeSpelling {
  let sizes: [Int]
  let notes: [String]

  /// Nil if the text is not such a spelling; it may still be an expression.
  ///
  /// - Throws: `.unreadable` for an unknown size, such as in `(None, 3)`.
  static func read(_ text: AnswerText) throws(ReadingFailure) -> ShapeSpelling? {
    guard text.count <= lengthLimit else { return nil }
    let (body, isBracketed) = withoutBrackets(withoutName(text.string))
    var rest = Substring(body)
    var sizes: [Int] = []
    var separators: Set<Separator> = []
    while !rest.isEmpty {
      guard let size = try size(&rest) else { return nil }
      sizes.append(size)
      if rest.isEmpty { break }
      guard let separator = separator(&rest) else { return nil }
      separators.insert(separator)
      if rest.isEmpty, separator != .comma { return nil }
    }
    guard separators.count <= 1, !sizes.isEmpty || isBracketed else { return nil }
    let plain = sizes.map(String.init).joined(separator: "x")
    let typed = text.string
    // Spellings of the language need no note.
    let isOwn =
      String(typed.map { $0 == "×" ? "x" : $0 }) == plain
      || separators.isSubset(of: [.comma, .space]) && isBracketed
    let isNamed = typed.first?.isLetter == true || typed.first == "{"
    let shown = sizes.count == 1 ? "(\(plain),)" : plain
    return ShapeSpelling(
      sizes: sizes,
      notes: isOwn && !isNamed ? [] : ["read \(printable(typed)) as \(shown)"])
  }

  private static let lengthLimit = 400

  private enum Separator: Hashable {
    case cross, comma, space
  }

  /// The text without a name such as `torch.Size` or `TensorShape` before its parenthesis.
  private static func withoutName(_ text: String) -> String {
    let name = text.prefix { $0.isLetter || $0 == "." || $0 == "_" }
    let last = name.split(separator: ".").last.map { $0.lowercased() } ?? ""
    guard names.contains(last), text.dropFirst(name.count).first == "(", text.last == ")" else {
      return text
    }
    return String(text.dropFirst(name.count))
  }

  private static let names: Set<String> = ["size", "tensorshape", "shape", "tuple", "list"]

  /// The text without enclosing brackets, and whether it had any.
  private static func withoutBrackets(_ text: String) -> (String, Bool) {
    var body = text[...]
    var isBracketed = false
    while let first = body.unicodeScalars.first, let closer = first.closer,
      body.unicodeScalars.last == closer, body.count > 1
    {
      body = trimmed(body.dropFirst().dropLast())
      isBracketed = true
    }
    return (String(body), isBracketed)
  }

  private static func trimmed(_ text: Substring) -> Substring {
    var text = text.drop { $0.isWhitespace }
    while text.last?.isWhitespace == true { text.removeLast() }
    return text
  }

  /// Removes a whole number, such as `3` or `3.0`, from the front.
  private static func size(_ rest: inout Substring) throws(ReadingFailure) -> Int? {
    if rest.lowercased().hasPrefix("none") {
      throw .unreadable("None leaves a size unknown: write the number", nil)
    }
    let digits = rest.prefix { $0.isASCII && $0.isWholeNumber }
    guard !digits.isEmpty else { return nil }
    guard let size = Int(digits) else {
      throw .unreadable("a size of \(digits.count) digits is too large", nil)
    }
    rest = rest.dropFirst(digits.count)
    if rest.first == "." {
      let zeros = rest.dropFirst().prefix { $0 == "0" }
      let after = rest.dropFirst(1 + zeros.count)
      if after.first?.isWholeNumber == true { return nil }
      rest = after
    }
    return size
  }

  /// Removes the separator between two sizes, with white space, from the front.
  private static func separator(_ rest: inout Substring) -> Separator? {
    let blank = rest.prefix { $0.isWhitespace }
    rest = rest.dropFirst(blank.count)
    guard let first = rest.first else { return .comma }
    let separator: Separator
    switch first {
    case "x", "X", "×", "х", "Х", "*":
      separator = .cross
      rest = rest.dropFirst()
    case ",":
      separator = .comma
      rest = rest.dropFirst()
    case "b" where rest.hasPrefix("by"), "B" where rest.lowercased().hasPrefix("by"):
      separator = .cross
      rest = rest.dropFirst(2)
    case "-" where rest.dropFirst().lowercased().hasPrefix("by-"):
      separator = .cross
      rest = rest.dropFirst(4)
    default:
      return blank.isEmpty ? nil : .space
    }
    rest = rest.drop { $0.isWhitespace }
    return separator
  }
}
