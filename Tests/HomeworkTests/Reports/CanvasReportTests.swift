import Files
import Homework
import Testing

@Suite struct CanvasReportTests {
  private let canvas = ReportFormat.all.filter { $0.name == "canvas" }

  private func settings(_ title: String) throws -> ReportSettings {
    var settings = SampleClass.settings
    settings.outline.title = title
    settings.gradebook = try SampleClass.gradebook
    return settings
  }

  /// The header rules of Canvas's importer, in small.
  @Test func theImporterFindsItsColumns() throws {
    let format = try #require(canvas.first)
    let table = try SeparatedTexts(format.bytes(SampleClass.reports, settings("Homework 3 (81)")))
    let header = try #require(table.rows.first?.cells)
    #expect(header[0].contains("Student") && header[1].contains("ID"))
    #expect(header.firstIndex(of: "Section") == header.count - 2)
    #expect(header.last == "Homework 3 (81)")
    #expect(table.rows[1].cells.first == "    Points Possible")
    #expect(table.rows[1].cells.last == "12.00")
    #expect(table.rows[2].cells == ["Kaya, Aylin", "501", "s1", "u1001", "A, morning", "12.00"])
    #expect(
      table.rows.map { $0.cells.last } == ["Homework 3 (81)", "12.00", "12.00", "3.00", "3.56", ""])
  }

  @Test(arguments: ["My Current Score", "final grade", "Override Score 1", "=1+1", "-x"])
  func titlesThatWouldBeLostAreRefused(_ title: String) throws {
    let format = try #require(canvas.first)
    #expect(throws: FileError.self) { try format.bytes([], settings(title)) }
  }

  /// Names in Canvas are the students' own.
  @Test func namesNeitherCommandATerminalNorASpreadsheet() throws {
    let format = try #require(canvas.first)
    var settings = SampleClass.settings
    settings.gradebook = try Gradebook(
      SeparatedTexts(
        Array(
          "Student,ID,SIS Login ID,Section\n    Points Possible,,,\nA\u{1b}]0;x\u{7},1,u1001,\n=cmd|x,2,u1002,\n"
            .utf8)))
    let table = try SeparatedTexts(format.bytes(SampleClass.reports, settings))
    #expect(
      table.rows.map { $0.cells[0] } == [
        "Student", "    Points Possible", "A\\u{1b}]0;x\\u{7}", "'=cmd|x",
      ])
    #expect(table.rows.map { $0.cells.last }.suffix(2) == ["12.00", "3.00"])
  }

  @Test func aGradebookIsNeeded() throws {
    let format = try #require(canvas.first)
    #expect(throws: FileError.self) { try format.bytes([]) }
  }
}
