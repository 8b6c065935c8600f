internal import Rendering

/// Removes the words that programs print around an array: `array(…)`, `tensor(…, dtype=float32)`.
struct WrapperRemoval {
  private(set) var notes: [String] = []
  private let text: AnswerText
  private var bare = AnswerText()
  private var frames: [Frame] = []
  private var place = 0

  private struct Frame {
    var closer: Unicode.Scalar
    var isWrapper: Bool
    /// Whether everything is left out, which holds after the first comma of a wrapper.
    var isDropping = false
  }

  /// Whether the text is a program's print of an array.
  static func isWrapped(_ text: AnswerText) -> Bool {
    var removal = WrapperRemoval(text)
    return text.scalars.contains("(") && (try? removal.removed()) != nil && !removal.notes.isEmpty
  }

  private static let names: Set<String> = [
    "array", "asarray", "tensor", "matrix", "mat", "constant", "eagertensor", "variable", "list",
    "tuple", "parameter", "size", "tensorshape", "convert_to_tensor", "float", "float32", "float64",
    "int32", "int64",
  ]
  private static let options: Set<String> = [
    "dtype", "device", "requires_grad", "grad_fn", "shape", "copy", "order", "ndmin", "name",
    "weak_type", "numpy", "layout",
  ]

  init(_ text: AnswerText) { self.text = text }

  mutating func removed() throws(ReadingFailure) -> AnswerText {
    let end = skipTensorFlow()
    while place < end {
      let scalar = text[place]
      if let name = wrapperName() {
        note("left out \(name)\(name.hasSuffix(".") ? "" : "(…)")")
      } else if scalar.isCloser {
        close(scalar)
      } else if isDropping, !scalar.isOpener {
        place += 1
      } else if scalar == ",", frames.last?.isWrapper == true {
        try beginOptions()
      } else {
        if let closer = scalar.closer { frames.append(Frame(closer: closer, isWrapper: false)) }
        put(scalar)
      }
    }
    return bare
  }

  private var isDropping: Bool { frames.contains { $0.isDropping } }

  private mutating func put(_ scalar: Unicode.Scalar) {
    if !isDropping { bare.append(scalar, origin: text.origin(place)) }
    place += 1
  }

  private mutating func note(_ note: String) {
    if !notes.contains(note) { notes.append(note) }
  }

  private mutating func close(_ scalar: Unicode.Scalar) {
    if let frame = frames.last, frame.closer == scalar {
      let wasDropping = isDropping
      frames.removeLast()
      if frame.isWrapper || wasDropping {
        place += 1
        return
      }
    }
    put(scalar)
  }

  /// Skips a wrapper's name and its parenthesis, or a module's name and its dot, if they are here.
  private mutating func wrapperName() -> String? {
    guard text[place].isWord, !text[place].isDigit, !isDropping,
      place == 0 || !(text[place - 1].isWord || text[place - 1] == ".")
    else { return nil }
    var end = place
    var name = ""
    while end < text.count, text[end].isWord || text[end] == "." {
      name.unicodeScalars.append(text[end])
      end += 1
    }
    let last = name.split(separator: ".").last.map { $0.lowercased() } ?? ""
    guard text[end] == "(", name.utf8.count <= 40 else { return nil }
    guard Self.names.contains(last) else { return module(of: name) }
    frames.append(Frame(closer: ")", isWrapper: true))
    place = end + 1
    return name
  }

  /// Skips and returns the `np.` of `np.zeros(…)`.
  private mutating func module(of name: String) -> String? {
    let modules = ["np.", "numpy.", "torch.", "tf.", "jnp."]
    guard let module = modules.first(where: name.hasPrefix),
      !name.dropFirst(module.count).contains(".")
    else { return nil }
    place += module.unicodeScalars.count
    return module
  }

  /// Handles the first comma of a wrapper, after which there are options to leave out, or nothing.
  private mutating func beginOptions() throws(ReadingFailure) {
    var end = place + 1
    while end < text.count, text[end].isBlankOrNewline { end += 1 }
    var word = ""
    while end < text.count, text[end].isWord || text[end] == "." {
      word.unicodeScalars.append(text[end])
      end += 1
    }
    let isType = word.contains("int") || word.contains("float") || word.contains("double")
    let option = word.split(separator: ".").first.map(String.init) ?? word
    guard text[end] == ")" && (word.isEmpty || isType) || Self.options.contains(option) else {
      throw .unreadable(
        "the words around the numbers are unknown: write only the numbers in brackets", nil)
    }
    if !word.isEmpty { note("left out \(printable(word))") }
    frames[frames.count - 1].isDropping = true
    place += 1
  }

  /// Skips `<tf.Tensor: shape=(2, 2), dtype=int32, numpy=`; returns the index at which to stop reading.
  private mutating func skipTensorFlow() -> Int {
    guard text[0] == "<", text[text.count - 1] == ">" else { return text.count }
    let mark = Array("numpy=".unicodeScalars)
    guard text.count > mark.count,
      let start = (0..<text.count - mark.count).first(where: { start in
        mark.indices.allSatisfy { text[start + $0] == mark[$0] }
      })
    else { return text.count }
    note("left out <tf.Tensor …>")
    place = start + mark.count
    return text.count - 1
  }
}

/// Removes `y =` before an answer and a period after it.
enum LabelRemoval {
  /// Nil if there is nothing to remove.
  static func removed(from text: AnswerText) -> (text: AnswerText, notes: [String])? {
    var bare = text
    var notes: [String] = []
    if let start = indexAfterLabel(text) {
      notes.append("left out the name before =")
      bare = text.slice(start..<text.count).trimmed
    }
    let last = bare.count - 1
    if last > 0, bare[last] == ".", bare[last - 1].isCloser || bare[last - 1].isBlank {
      notes.append("left out the full stop")
      bare = bare.slice(0..<last).trimmed
    }
    return notes.isEmpty || bare.isEmpty ? nil : (bare, notes)
  }

  /// The index after `y =`; nil if the text does not begin with a name and a single equals sign.
  private static func indexAfterLabel(_ text: AnswerText) -> Int? {
    guard text[0].isWord, !text[0].isDigit else { return nil }
    var place = 0
    while text[place].isWord { place += 1 }
    while text[place] == "'" { place += 1 }
    while text[place].isBlank, place < text.count { place += 1 }
    return text[place] == "=" && text[place + 1] != "=" ? place + 1 : nil
  }
}
