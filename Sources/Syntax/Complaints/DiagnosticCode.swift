/// The stable names of all errors; `help errors` lists them.
///
/// Scripts test for them (`expect error kernel-too-large`), so they must not change.
public enum DiagnosticCode: String, CaseIterable, Sendable {
  // Text.
  case syntax = "syntax"
  case unclosed = "unclosed"
  case unexpectedCharacter = "unexpected-character"
  case tooDeep = "too-deep"
  case raggedMatrix = "ragged-matrix"
  case badNumber = "bad-number"
  // Names.
  case unknownName = "unknown-name"
  case unknownFunction = "unknown-function"
  case unknownOption = "unknown-option"
  case unknownValue = "unknown-value"
  case missingArgument = "missing-argument"
  case extraArgument = "extra-argument"
  case repeatedOption = "repeated-option"
  case wrongKind = "wrong-kind"
  case reservedName = "reserved-name"
  // Shapes.
  case shapeMismatch = "shape-mismatch"
  case rank = "rank"
  case index = "index"
  case reshape = "reshape"
  case empty = "empty"
  // Sizes of windows.
  case kernelTooLarge = "kernel-too-large"
  case badStride = "bad-stride"
  case badDilation = "bad-dilation"
  case badPadding = "bad-padding"
  case badSize = "bad-size"
  case strideRemainder = "stride-remainder"
  case axisCount = "axis-count"
  case channels = "channels"
  case groups = "groups"
  case bias = "bias"
  case ambiguous = "ambiguous"
  case outputShape = "output-shape"
  case outputPadding = "output-padding"
  case frameworkRefuses = "framework-refuses"
  case noSolution = "no-solution"
  // Numbers.
  case divisionByZero = "division-by-zero"
  case symbolic = "symbolic"
  case notExact = "not-exact"
  case notFinite = "not-finite"
  // Limits.
  case tooLarge = "too-large"
  case tooMuchMemory = "too-much-memory"
  case tooLong = "too-long"
  case interrupted = "interrupted"
  // The session.
  case expectation = "expectation"
  case nothingYet = "nothing-yet"
  case notInSafeMode = "not-in-safe-mode"
  case notInScripts = "not-in-scripts"
  case file = "file"
  case setting = "setting"
}

/// The texts of `help errors` and `help CODE`.
extension DiagnosticCode {
  /// One line, for the list of all codes.
  public var summary: String { entry.summary }
  /// A paragraph of explanation.
  public var explanation: String { entry.explanation }
  /// A statement that gives the error in a new session; nil if none does.
  public var example: String? { entry.example }

  private var entry: CatalogueEntry { CatalogueEntry.all[self] ?? CatalogueEntry("", "") }
}

/// The texts about one code.
struct CatalogueEntry {
  static let all = [text, shapes, sizes, session].reduce(into: [:]) { $0.merge($1) { $1 } }

  var summary: String
  var explanation: String
  var example: String?

  init(_ summary: String, _ explanation: String, example: String? = nil) {
    self.summary = summary
    self.explanation = explanation
    self.example = example
  }
}
