import Syntax
import Testing

@Suite struct ParserComplaintTests {
  @Test(
    arguments: Complaint.brackets + Complaint.numbers + Complaint.operators + Complaint.words
      + Complaint.characters)
  func complaints(_ complaint: Complaint) {
    let error = #expect(throws: Diagnostic.self) {
      try Parser.parse(complaint.text, vocabulary: vocabulary)
    }
    #expect(error?.code == complaint.code)
    #expect(error?.message == complaint.message)
    #expect(error?.labels.first == Diagnostic.Label(complaint.span, complaint.label))
    #expect(error?.help == complaint.help)
  }

  @Test func messagesAreInTheHouseStyle() {
    let all =
      Complaint.brackets + Complaint.numbers + Complaint.operators + Complaint.words
      + Complaint.characters
    for complaint in all {
      #expect(
        complaint.message.first?.isUppercase == false || complaint.message.hasPrefix("U+"))
      for line in [complaint.message, complaint.label] + complaint.help {
        #expect(!line.hasSuffix(".") && !line.contains("\n"))
      }
    }
  }

  @Test func aWrongCloserIsShownWithItsOpener() {
    let error = #expect(throws: Diagnostic.self) {
      try Parser.parse("y = f([1 2)", vocabulary: vocabulary)
    }
    #expect(
      error?.labels == [
        Diagnostic.Label(Span(6, 7), "opened here"), Diagnostic.Label(Span(10, 11), "`]` expected"),
      ])
  }

  @Test func placesOnLaterLinesAreOffsetsInTheWholeText() {
    let error = #expect(throws: Diagnostic.self) {
      try Parser.parse("x = 1\ny = größe +\nz = 2", vocabulary: vocabulary)
    }
    #expect(error?.labels.first?.span == Span(18, 19))
  }

  @Test(
    arguments: [
      ([0x78, 0x00], "U+0000 has no meaning here"),
      ([0x78, 0x20, 0x1B, 0x5B], "U+001B has no meaning here"),
      ([0x07], "U+0007 has no meaning here"), ([0x78, 0xC2, 0xAD], "U+00AD has no meaning here"),
      ([0x78, 0x7F], "U+007F has no meaning here"), ([0xFF], "byte 0xFF is not UTF-8 text"),
      ([0x78, 0xC3], "byte 0xC3 is not UTF-8 text"),
      ([0x78, 0xED, 0xA0, 0x80], "byte 0xED is not UTF-8 text"),
      ([0x78, 0xC0, 0x80], "byte 0xC0 is not UTF-8 text"),
      ([0x22, 0xFE, 0x22], "byte 0xFE is not UTF-8 text"),
      ([0x22, 0x1B, 0x22], "U+001B has no meaning here"),
      ([0x22, 0x5C, 0x6E, 0xFE, 0x22], "byte 0xFE is not UTF-8 text"),
      ([0xEF, 0xBF, 0xBD], "`\u{FFFD}` (U+FFFD) has no meaning here"),
      ([0x78, 0xF0, 0x9F, 0x98, 0x80], "`😀` (U+1F600) has no meaning here"),
    ] as [([UInt8], String)])
  func charactersThatMeanNothing(bytes: [UInt8], message: String) {
    let error = #expect(throws: Diagnostic.self) {
      try Parser.parse(bytes, vocabulary: vocabulary)
    }
    #expect(error?.code == .unexpectedCharacter)
    #expect(error?.message == message)
    #expect(error.map { $0.labels[0].span.end <= bytes.count } == true)
  }

  @Test func nothingAtAllIsNoStatement() throws {
    #expect(try Parser.parse([] as [UInt8], vocabulary: vocabulary).isEmpty)
    let none = UnsafeBufferPointer<UInt8>(start: nil, count: 0)
    #expect(try Parser.parse(none, vocabulary: vocabulary).isEmpty)
  }

  @Test func giantMistakesAreReportedBriefly() {
    let error = #expect(throws: Diagnostic.self) {
      try Parser.parse("1" + String(repeating: "a", count: 100_000), vocabulary: vocabulary)
    }
    #expect(error?.code == .badNumber)
    #expect(error.map { $0.message.utf8.count < 100 } == true)
  }
}
