import Homework
import SnapshotFiles
import Testing

@Suite struct ReportFormatTests {
  @Test(arguments: ReportFormat.all)
  func writesASampleClass(_ format: ReportFormat) throws {
    var settings = SampleClass.settings
    settings.findings = RunFindings(
      unmatched: [.init(file: "notes.txt", reason: "no one on the roster has this id")],
      absent: [Student(id: "u1005", name: "Ece")])
    settings.gradebook = try SampleClass.gradebook
    switch format.scope {
    case .classroom:
      let text = try format.text(SampleClass.reports, settings).withoutStyleSheet
      try expectSnapshot(Array(text.utf8), format.snapshotName)
    case .student:
      for report in [SampleClass.bob, SampleClass.cem] {
        try expectSnapshot(
          try format.bytes([report], settings), "\(report.report.studentID).\(format.snapshotName)")
      }
    }
  }

  @Test func namesAreFoundForTheirAudience() {
    #expect(ReportFormat.named("text", for: .student)?.scope == .student)
    #expect(ReportFormat.named("text", for: .teacher)?.scope == .classroom)
    #expect(ReportFormat.named("csv", for: .teacher)?.name == "csv")
    #expect(ReportFormat.named("csv", for: .student)?.name == "csv")
    #expect(ReportFormat.named("docx", for: .teacher) == nil)
    #expect(Set(ReportFormat.names).count == ReportFormat.names.count)
  }

  /// Wrong cells are listed only if requested.
  @Test func cellsAreShownCountedOrHidden() throws {
    let format = try #require(ReportFormat.named("jsonl", for: .student))
    var settings = SampleClass.settings
    #expect(try !format.text([SampleClass.cem], settings).contains("\"wrong\":[["))
    #expect(try format.text([SampleClass.cem], settings).contains("\"right\":8"))
    settings.cells = .show
    #expect(try format.text([SampleClass.cem], settings).contains("\"wrong\":[[2,2]]"))
    settings.cells = .hide
    #expect(try !format.text([SampleClass.cem], settings).contains("\"cells\":{"))
  }
}

extension ReportFormat {
  var snapshotName: String { "\(name).\(audience.rawValue).\(fileExtension)" }
}
