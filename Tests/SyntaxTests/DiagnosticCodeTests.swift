import Syntax
import Testing

@Suite struct DiagnosticCodeTests {
  @Test(arguments: DiagnosticCode.allCases)
  func everyCodeIsExplained(code: DiagnosticCode) {
    #expect(!code.summary.isEmpty && !code.summary.hasSuffix("."))
    #expect(code.summary.first?.isUppercase == false)
    #expect(code.explanation.count > 60 && code.explanation.hasSuffix("."))
    #expect(!code.explanation.contains("\n"))
    #expect(code.rawValue.allSatisfy { $0.isLowercase || $0 == "-" })
  }

  @Test func textsAreNotRepeated() {
    #expect(Set(DiagnosticCode.allCases.map(\.summary)).count == DiagnosticCode.allCases.count)
    let examples = DiagnosticCode.allCases.compactMap(\.example)
    #expect(Set(examples).count == examples.count)
  }

  /// The codes of the parser's errors.
  @Test(arguments: [
    DiagnosticCode.syntax, .unclosed, .unexpectedCharacter, .tooDeep, .badNumber, .reservedName,
  ])
  func examplesOfTheParserGiveTheirError(code: DiagnosticCode) throws {
    let example = try #require(code.example)
    let error = #expect(throws: Diagnostic.self) {
      try Parser.parse(example, vocabulary: vocabulary)
    }
    #expect(error?.code == code)
  }

  @Test(arguments: DiagnosticCode.allCases)
  func otherExamplesAreStatements(code: DiagnosticCode) throws {
    let own: [DiagnosticCode] = [
      .syntax, .unclosed, .unexpectedCharacter, .tooDeep, .badNumber, .reservedName,
    ]
    guard let example = code.example, !own.contains(code) else { return }
    let words = Vocabulary(commands: commandNames + ["set"], raw: rawNames)
    #expect(try !Parser.parse(example, vocabulary: words).isEmpty)
    #expect(StatementReader.isComplete(example))
  }
}
