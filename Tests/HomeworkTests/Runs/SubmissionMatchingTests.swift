import Files
import Homework
import Testing

@testable import Homework

@Suite struct SubmissionMatchingTests {
  private var roster: Roster {
    Roster([Student(id: "u1", name: "Aylin"), Student(id: "U2", name: "Bob"), Student(id: "u3")])
  }

  @Test func namesTellWhoseFilesAre() {
    let result = SubmissionMatching().matched(["b/u2.convo", "a/u1.final.txt", "c"])
    #expect(result.files.map(\.student.id) == ["c", "u1.final", "u2"])
    #expect(result.findings == RunFindings())
  }

  @Test func theRosterSpellsIDsAndKnowsNames() {
    let result = SubmissionMatching(roster: roster).matched(["x/u2.convo", "x/U1.convo", "x/z.txt"])
    #expect(
      result.files.map(\.student) == [
        Student(id: "u1", name: "Aylin"), Student(id: "U2", name: "Bob"), Student(id: "z"),
      ])
    #expect(result.files[2].flags == ["no one on the roster has this id"])
    #expect(result.findings.unmatched.map(\.file) == ["x/z.txt"])
    #expect(result.findings.absent.map(\.id) == ["u3"])
  }

  @Test func patternsFindTheID() {
    let matching = SubmissionMatching(roster: roster, pattern: FilePattern("hw3_{id}_*"))
    let result = matching.matched(["hw3_u1_v2.convo", "other.convo"])
    #expect(result.files.map(\.student.id) == ["other", "u1"])
    #expect(result.findings.unmatched.map(\.reason) == ["its name does not match --match"])
  }

  @Test func ofTwoFilesTheNewestCounts() throws {
    let text = "file,time\nu1.convo,2026-11-30T23:00+01:00\nu1.txt,2026-11-30T22:30:00Z\n"
    let times = try SubmissionTimes(SeparatedTexts(Array(text.utf8)))
    let result = SubmissionMatching(times: times).matched(["a/u1.convo", "b/u1.txt"])
    #expect(result.files.map(\.path) == ["b/u1.txt"])
    #expect(result.files[0].flags == ["the newest of 2 files; not graded: u1.convo"])
    #expect(result.findings.unmatched.isEmpty)
  }

  /// The same instants in two zones, one file without a time, and no times at all.
  @Test(arguments: [
    "file,time\nu1.convo,2026-11-30T23:30+01:00\nu1.txt,2026-11-30T22:30Z\n",
    "file,time\nu1.convo,2026-11-30T23:30+01:00\n", nil,
  ])
  func whatCannotBeToldIsNotGraded(_ text: String?) throws {
    let times = try text.map { try SubmissionTimes(SeparatedTexts(Array($0.utf8))) }
    let result = SubmissionMatching(times: times).matched(["u1.convo", "u1.txt"])
    #expect(result.files.count == 1)
    #expect(result.files[0].refusal == "2 files have this student's id: u1.convo, u1.txt")
    #expect(result.findings.unmatched.map(\.file) == ["u1.convo", "u1.txt"])
  }

  @Test(
    arguments: [
      ("1970-01-01T00:00Z", 0), ("1970-01-01 01:00:00+01:00", 0),
      ("2000-02-29T12:00:00.5Z", 951_825_600),
      ("2026-11-30T23:59-0530", 1_796_102_940), ("2024-12-31T23:59:60Z", 1_735_689_600),
      ("2026-11-30T23:59", nil), ("2026-13-01T00:00Z", nil), ("30.11.2026 23:59", nil), ("", nil),
      ("2026-11-30T23:59Zx", nil),
    ] as [(String, Int?)])
  func timesAreInstants(_ text: String, _ seconds: Int?) {
    #expect(SubmissionTimes.instant(text) == seconds)
  }

  @Test func shardsPartTheClass() throws {
    let paths = (0..<100).map { "u\($0).convo" }
    let parts = try (1...3).map { part in
      SubmissionMatching(shard: try #require(Shard("\(part)/3"))).matched(paths).files.map(\.path)
    }
    #expect(parts.allSatisfy { $0.count > 20 })
    #expect(parts.flatMap { $0 }.sorted() == paths.sorted())
  }

  @Test(arguments: ["", "1", "0/2", "3/2", "1/0", "-1/2", "1/2/3", "a/b"])
  func brokenShardsAreRefused(_ text: String) { #expect(Shard(text) == nil) }
}
