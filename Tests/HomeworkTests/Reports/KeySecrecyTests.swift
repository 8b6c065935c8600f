import Arithmetic
import Documents
import Homework
import Testing

/// No format for students has a value of the key in it.
@Suite struct KeySecrecyTests {
  /// Numbers that nothing else in a report could be.
  private static let key = [70_001, 70_003, 70_009, 70_019]

  private static var report: TeacherReport {
    var report = SampleClass.bob
    report.details = key.map { number in
      TeacherReport.Detail(
        expected: .tensor(Tensor([[number, number], [number, number]])),
        candidates: [.init(name: "m\(number)", posterior: 0.02, cells: 0, credit: 0)])
    }
    return report
  }

  @Test(arguments: ReportFormat.all.filter { $0.audience == .student })
  func studentsSeeNoKey(_ format: ReportFormat) throws {
    var settings = SampleClass.settings
    settings.cells = .show
    settings.gradebook = try SampleClass.gradebook
    let text = try format.text([Self.report], settings)
    for number in Self.key { #expect(!text.contains("\(number)")) }
  }

  @Test func teachersSeeIt() throws {
    let format = try #require(ReportFormat.named("jsonl", for: .teacher))
    let text = try format.text([Self.report])
    for number in Self.key { #expect(text.contains("\(number)")) }
  }
}
