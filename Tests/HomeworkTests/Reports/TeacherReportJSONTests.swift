import Arithmetic
import Documents
import Files
import Homework
import Testing

@Suite struct TeacherReportJSONTests {
  @Test(arguments: ["json", "jsonl"])
  func whatIsWrittenIsReadBack(_ name: String) throws {
    let format = try #require(ReportFormat.named(name, for: .teacher))
    #expect(try TeacherReport.all(in: format.bytes(SampleClass.reports)) == SampleClass.reports)
  }

  @Test(
    arguments: [
      .tensor(Tensor(7)), .tensor(Tensor([1, -2])), .tensor(SampleClass.halves),
      .tensor(Tensor(SampleClass.thirtyTwoNinths)), .tensor(Tensor(0.1)),
      .tensor(.float(Grid(shape: [2], cells: [.infinity, -0.5]))),
      .tensor(.exact(Grid(shape: [0, 3], cells: []))), .shape([3, 7]), .shape([]), .text("flip"),
      .truth(true), .record([.init("dx", .tensor(Tensor([1, 2]))), .init("o", .shape([2]))]),
    ] as [Value])
  func valuesAreReadBack(_ value: Value) throws {
    var report = SampleClass.aylin
    report.report.problems[0].answer = value
    let format = try #require(ReportFormat.named("jsonl", for: .teacher))
    #expect(try TeacherReport.all(in: format.bytes([report])) == [report])
  }

  @Test(arguments: [
    "{}", "[{}]", "[1]", "{\"student\":1}", "{\"student\":{\"id\":\"a\"},\"problems\":[{}]}",
  ])
  func whatIsNoResultIsRefused(_ text: String) {
    #expect(throws: FileError.self) { try TeacherReport.all(in: Array(text.utf8)) }
  }
}
