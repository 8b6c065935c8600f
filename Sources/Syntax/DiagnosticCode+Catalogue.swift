/// What `help errors` and `help CODE` say about each code.
extension DiagnosticCode {
  /// One line, for the list of all codes.
  public var summary: String { entry.summary }
  /// A paragraph for the reader who met this error.
  public var explanation: String { entry.explanation }
  /// A line that provokes the error in a fresh session; none where no line can.
  public var example: String? { entry.example }

  private var entry: CatalogueEntry {
    switch self {
    case .syntax: .syntax
    case .unclosed: .unclosed
    case .unexpectedCharacter: .unexpectedCharacter
    case .tooDeep: .tooDeep
    case .raggedMatrix: .raggedMatrix
    case .badNumber: .badNumber
    case .unknownName: .unknownName
    case .unknownFunction: .unknownFunction
    case .unknownOption: .unknownOption
    case .unknownValue: .unknownValue
    case .missingArgument: .missingArgument
    case .extraArgument: .extraArgument
    case .repeatedOption: .repeatedOption
    case .wrongKind: .wrongKind
    case .reservedName: .reservedName
    case .shapeMismatch: .shapeMismatch
    case .rank: .rank
    case .index: .index
    case .reshape: .reshape
    case .empty: .empty
    case .kernelTooLarge: .kernelTooLarge
    case .badStride: .badStride
    case .badDilation: .badDilation
    case .badPadding: .badPadding
    case .badSize: .badSize
    case .strideRemainder: .strideRemainder
    case .axisCount: .axisCount
    case .channels: .channels
    case .groups: .groups
    case .bias: .bias
    case .ambiguous: .ambiguous
    case .outputShape: .outputShape
    case .outputPadding: .outputPadding
    case .frameworkRefuses: .frameworkRefuses
    case .noSolution: .noSolution
    case .divisionByZero: .divisionByZero
    case .symbolic: .symbolic
    case .notExact: .notExact
    case .notFinite: .notFinite
    case .tooLarge: .tooLarge
    case .tooMuchMemory: .tooMuchMemory
    case .tooLong: .tooLong
    case .interrupted: .interrupted
    case .expectation: .expectation
    case .nothingYet: .nothingYet
    case .notInSafeMode: .notInSafeMode
    case .notInScripts: .notInScripts
    case .file: .file
    case .setting: .setting
    }
  }
}

/// The three texts about one code.
struct CatalogueEntry {
  var summary: String
  var explanation: String
  var example: String?

  init(_ summary: String, _ explanation: String, example: String? = nil) {
    self.summary = summary
    self.explanation = explanation
    self.example = example
  }
}
