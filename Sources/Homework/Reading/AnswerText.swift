internal import Syntax

/// The characters of an answer, each with its place in the original text, which repairs keep.
struct AnswerText {
  private(set) var scalars: [Unicode.Scalar] = []
  /// For each scalar, the index of its original.
  private(set) var origins: [Int] = []

  init() {}

  init(_ text: String) {
    scalars = Array(text.unicodeScalars)
    origins = Array(scalars.indices)
  }

  var count: Int { scalars.count }
  var isEmpty: Bool { scalars.isEmpty }

  /// The scalar at an index; a space outside the text.
  subscript(place: Int) -> Unicode.Scalar {
    scalars.indices.contains(place) ? scalars[place] : " "
  }

  mutating func append(_ scalar: Unicode.Scalar, origin: Int) {
    scalars.append(scalar)
    origins.append(origin)
  }

  mutating func append(_ text: String, origin: Int) {
    for scalar in text.unicodeScalars { append(scalar, origin: origin) }
  }

  /// Appends a range of another text.
  mutating func append(_ other: AnswerText, _ stretch: Range<Int>) {
    let stretch = stretch.clamped(to: other.scalars.indices)
    scalars.append(contentsOf: other.scalars[stretch])
    origins.append(contentsOf: other.origins[stretch])
  }

  func slice(_ stretch: Range<Int>) -> AnswerText {
    var slice = AnswerText()
    slice.append(self, stretch)
    return slice
  }

  /// The original index of the scalar at an index.
  func origin(_ place: Int) -> Int {
    if origins.indices.contains(place) { return origins[place] }
    return origins.last.map { $0 + 1 } ?? 0
  }

  /// The original index of the byte at an offset of `string`.
  func origin(utf8 offset: Int) -> Int {
    var bytes = 0
    for place in scalars.indices {
      bytes += UTF8.width(scalars[place])
      if bytes > offset { return origins[place] }
    }
    return origin(scalars.count)
  }

  /// The span of the scalar at an index, in bytes of `string`.
  func span(at place: Int) -> Span {
    let start = scalars.prefix(place).reduce(0) { $0 + UTF8.width($1) }
    return Span(start, start + UTF8.width(self[place]))
  }

  var string: String {
    var text = ""
    text.unicodeScalars.append(contentsOf: scalars)
    return text
  }

  /// Whether it has any separator or bracket.
  var hasRows: Bool {
    scalars.contains { scalar in
      switch scalar {
      case "\n", ";", "|", "&", "\\", ",": true
      default: scalar.isOpener || scalar.isCloser
      }
    }
  }

  /// The text without white space at both ends.
  var trimmed: AnswerText {
    guard let first = scalars.firstIndex(where: { !$0.isBlankOrNewline }),
      let last = scalars.lastIndex(where: { !$0.isBlankOrNewline })
    else { return AnswerText() }
    return slice(first..<last + 1)
  }

  /// The text without comments, which extend from `#` outside double quotes to the end of the line.
  var withoutComments: AnswerText {
    guard scalars.contains("#") else { return self }
    var text = AnswerText()
    var isQuoted = false
    var isComment = false
    for place in scalars.indices {
      let scalar = scalars[place]
      if scalar == "\n" {
        isQuoted = false
        isComment = false
      } else if scalar == "\"" {
        isQuoted.toggle()
      } else if scalar == "#", !isQuoted {
        isComment = true
      }
      if !isComment { text.append(scalar, origin: origins[place]) }
    }
    return text
  }
}

extension Unicode.Scalar {
  var isBlank: Bool { self == " " || self == "\t" }
  var isBlankOrNewline: Bool { isBlank || self == "\n" || self == "\r" }
  var isDigit: Bool { value >= 0x30 && value <= 0x39 }
  var isOpener: Bool { self == "[" || self == "(" || self == "{" }
  var isCloser: Bool { self == "]" || self == ")" || self == "}" }
  /// Whether it can be part of a name.
  var isWord: Bool {
    isDigit || self == "_" || (value < 0x80 ? isASCIILetter : properties.isAlphabetic)
  }
  var isASCIILetter: Bool { (value | 0x20) >= 0x61 && (value | 0x20) <= 0x7A }

  /// The bracket that closes this one.
  var closer: Unicode.Scalar? {
    switch self {
    case "[": "]"
    case "(": ")"
    case "{": "}"
    default: nil
    }
  }
}
