internal import Documents
internal import Rendering
internal import Syntax

/// Why a text gives no value: the facts, with places in the text that was being read.
enum ReadingFailure: Error {
  case blank
  /// The stretch is in UTF-8 offsets; nil where the whole answer is meant.
  case unreadable(String, Span?, readings: [Value] = [])
  case refused(String)

  /// A diagnostic of the language: what is too large is refused, all else cannot be read.
  init(_ diagnostic: Diagnostic) {
    // Names typed by a stranger stand in messages; none reaches a terminal raw or at length.
    let message = printable(String(diagnostic.message.prefix(Self.mostLetters)))
    switch diagnostic.code {
    case .tooLarge, .interrupted: self = .refused(message)
    case .tooDeep: self = .refused("brackets and signs stand too deep inside each other")
    default: self = .unreadable(message, diagnostic.labels.first?.span)
    }
  }

  private static let mostLetters = 200

  /// Whether the text may still be meant in another way: it is neither refused nor known to have two
  /// meanings.
  var allowsOtherReadings: Bool {
    if case .unreadable(_, _, let readings) = self { return readings.isEmpty }
    return false
  }

  var isFinal: Bool {
    if case .unreadable = self { return false }
    return true
  }
}
