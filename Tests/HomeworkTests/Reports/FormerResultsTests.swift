import Files
import Homework
import Testing

@Suite struct FormerResultsTests {
  private func former(_ reports: [TeacherReport]) throws -> FormerResults {
    let format = try #require(ReportFormat.named("json", for: .student))
    return try FormerResults(format.bytes(reports))
  }

  @Test func changesAreTold() throws {
    let former = try former([SampleClass.aylin, SampleClass.bob])
    #expect(former.change(to: SampleClass.aylin.report) == nil)
    var bob = SampleClass.bob.report
    bob.problems[2].status = .right
    bob.problems[2].score = 2
    let change = try #require(former.change(to: bob))
    #expect(change.pointsText == "3.00 → 5.00 (+2.00)")
    #expect(change.problemsText == "3 wrong → right")
    #expect(former.change(to: SampleClass.cem.report)?.pointsText == "new: 3.56")
    #expect(former.missing(from: [StudentID("U1002")]).map(\.id) == ["u1001"])
  }

  @Test func theBetterResultIsKept() throws {
    var worse = SampleClass.bob
    worse.report.problems[0].score = 0
    let kept = try former([SampleClass.bob]).better(than: worse)
    #expect(kept.report.score == 3)
    #expect(kept.report.flags == ["kept the previous result: 3.00 points, now 1.00"])
    #expect(try former([worse]).better(than: SampleClass.bob) == SampleClass.bob)
    #expect(try former([SampleClass.bob]).better(than: SampleClass.bob) == SampleClass.bob)
  }

  @Test func marksByHandComeLast() throws {
    let text = "student_id,problem,score,reason\nU1002,3,2,typo in the sheet\nu1002,9,1,\nu9,1,1,\n"
    let overrides = try Overrides(SeparatedTexts(Array(text.utf8)))
    let report = overrides.applied(to: SampleClass.bob).report
    #expect(report.score == 5)
    #expect(report.notes.last == "problem 3: 0.00 → 2.00 by hand: typo in the sheet")
    #expect(report.problems[2].feedback.last?.text == "Marked 2.00 by hand: typo in the sheet")
    #expect(overrides.applied(to: SampleClass.cem) == SampleClass.cem)
    #expect(
      overrides.unused(students: [StudentID("u1002")], problems: ["3": 2]) == [
        "line 3: there is no problem 9", "line 4: there is no submission from u9",
      ])
  }

  @Test(arguments: ["", "a,b\n", "student_id,problem,score,reason\nu1,1,much,\n"])
  func brokenMarksAreRefused(_ text: String) throws {
    let table = try SeparatedTexts(Array(text.utf8))
    #expect(throws: FileError.self) { try Overrides(table) }
  }
}
