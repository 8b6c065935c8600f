import Arithmetic
import Files
import Homework
import Sessions
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
    let matching = SubmissionMatching(roster: roster, naming: FileNaming("hw3_{id}_*"))
    let result = matching.matched(["hw3_u1_v2.convo", "other.convo"])
    #expect(result.files.map(\.student.id) == ["other", "u1"])
    #expect(result.findings.unmatched.map(\.reason) == ["its path does not match --match"])
  }

  @Test func ofTwoFilesTheNewestCounts() throws {
    let text = "file,time\na/u1.convo,2026-11-30T23:00+01:00\nb/u1.convo,2026-11-30T22:30:00Z\n"
    let times = try SubmissionTimes(SeparatedTexts(Array(text.utf8)))
    let result = SubmissionMatching(times: times).matched(["in/a/u1.convo", "in/b/u1.convo"])
    #expect(result.files.map(\.path) == ["in/b/u1.convo"])
    #expect(result.files[0].flags == ["the newest of 2 files; not graded: u1.convo"])
    #expect(result.findings.unmatched.isEmpty)
  }

  /// A repository has texts beside the submission.
  @Test func theOnlyFileOfConvoCounts() {
    let result = SubmissionMatching(naming: FileNaming("folder")).matched(
      ["ann/notes.txt", "ann/hw.convo", "ann/requirements.txt"])
    #expect(result.files.map(\.path) == ["ann/hw.convo"])
    #expect(result.findings.unmatched.isEmpty)
  }

  /// What the platforms hand out, with the rosters that they export.
  @Test(
    arguments: [
      (
        "moodle", "Ann Okafor_12345_assignsubmission_file_/hw3.convo",
        "Identifier,Full name,Email address\nParticipant 12345,Ann Okafor,ann@x.edu\n",
        "Participant 12345"
      ),
      (
        "moodle", "in/Ann Okafor_12345_assignsubmission_file_hw3.convo",
        "First name,Last name,ID number,Email address\nAnn,Okafor,u1,ann@x.edu\n", "u1"
      ),
      (
        "canvas", "okaforann_LATE_501_998877_hw3-2.convo",
        "Student,ID,SIS Login ID,Section\n\"Okafor, Ann\",501,ann,A\n", "ann"
      ),
      (
        "canvas", "in/okaforann_501_998877_hw3.convo",
        "LastName,FirstName,ID,SIS Login ID,Section\nOkafor,Ann,501,ann,A\n", "ann"
      ),
      (
        "github", "hw3-submissions/hw3-ann-okafor/src/hw.convo",
        "identifier,github_username,github_id,name\nu1,ann-okafor,7,Ann\n", "ann-okafor"
      ),
      (
        "nbgrader", "submitted/ann/hw3/hw.convo", "id,first_name,last_name\nann,Ann,Okafor\n", "ann"
      ),
      (
        "gradescope", "assignment_9_export/submission_42/hw.convo",
        "First Name,Last Name,SID,Email,Submission ID\nAnn,Okafor,s1,ann@x.edu,42\n", "s1"
      ),
      ("folder", "in/ann/hw.convo", "email,name\nann@x.edu,Ann\n", "ann@x.edu"),
    ])
  func platformsAreRead(_ name: String, _ path: String, _ roster: String, _ id: String) throws {
    let roster = try Roster(SeparatedTexts(Array(roster.utf8)))
    let matching = SubmissionMatching(
      roster: roster, naming: FileNaming(name), assignment: "hw3")
    let result = matching.matched([path])
    #expect(result.files.map(\.student.id) == [id])
    #expect(result.files.allSatisfy { $0.student.name.contains("Ann") })
    #expect(result.findings == RunFindings())
    #expect(result.files[0].flags == (path.contains("LATE") ? ["late, as its name says"] : []))
  }

  @Test func patternsMatchTheEndOfThePath() {
    let cases: [(String, String, String?)] = [
      ("{id}/hw3/*", "a/b/u1/hw3/x.convo", "u1"),
      ("submitted/{id}/**", "submitted/u1/a/b.txt", "u1"),
      ("hw3_{id}.convo", "in/hw3_u1.convo", "u1"), ("hw3_{id}.convo", "in/hw3_u/1.convo", nil),
      ("in/{id}.convo", "x/in/u1.convo", "u1"), ("in/{id}.convo", "xin/u1.convo", nil),
    ]
    for (pattern, path, id) in cases { #expect(FilePattern(pattern)?.id(in: path) == id) }
  }

  @Test func lateFilesAreFlaggedAndPay() throws {
    let due = try #require(DueDate("2026-11-30T23:59+01:00", late: LatePenalty("10%/day")))
    let text = """
      file,time
      a.convo,2026-11-30T23:59+01:00
      b.convo,2026-12-01T00:10+01:00
      c.convo,2026-12-02T00:00+01:00
      d.convo,2027-12-02T00:00+01:00
      """
    let times = try SubmissionTimes(SeparatedTexts(Array(text.utf8)))
    let matching = SubmissionMatching(times: times, due: due)
    let files = matching.matched(["a.convo", "b.convo", "c.convo", "d.convo", "e.convo"]).files
    #expect(files.map(\.lateSeconds) == [nil, 660, 86_460, 366 * 86_400 + 60, nil])
    #expect(files.map { ($0.penalty * 10).description } == ["0", "1", "2", "10", "0"])
    #expect(files[1].flags == ["late by 11 minutes, which costs 10 % of the points"])
    #expect(files[2].flags == ["late by 1 day, which costs 20 % of the points"])
    var report = SampleClass.aylin.report
    files[1].complete(&report)
    #expect(report.score * 10 == report.maxScore * 9)
  }

  @Test(arguments: [
    ("10%/day", true), ("5%/hour", true), ("20%", true), ("10", false), ("10%/", false),
    ("101%", false), ("-1%/day", false), ("10%/week", false), ("", false),
  ])
  func latePenaltiesAreRead(_ text: String, _ isRead: Bool) {
    #expect((LatePenalty(text) != nil) == isRead)
  }

  /// nbgrader keeps the time in a file next to the submission.
  @Test func timestampsBelongToTheirFolder() throws {
    var times = SubmissionTimes()
    let isTime = times.add(folder: "in/u1/hw/", timestamp: "2015-02-02 15:58:23.948203 UTC\n")
    #expect(isTime)
    let isWord = times.add(folder: "in/u2/hw/", timestamp: "yesterday")
    #expect(!isWord)
    func file(_ path: String) -> SubmissionFile {
      SubmissionFile(path: path, student: Student(id: ""))
    }
    #expect(times.time(of: file("in/u1/hw/a.convo")) == 1_422_892_703)
    #expect(times.time(of: file("in/u2/hw/a.convo")) == nil)
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
      ("2026-11-30T23:59Zx", nil), ("2021-02-09 20:24:21 -0800", 1_612_931_061),
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
