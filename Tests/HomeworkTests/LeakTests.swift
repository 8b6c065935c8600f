import Arithmetic
import Documents
import Files
import Homework
import Testing

/// Output for students never contains the key, whatever they submit.
@Suite struct LeakTests {
  /// Keys with numbers that occur nowhere else.
  private static let assignment = """
    assignment probe "Probe" salt=peppercorn
    secret z = [70001 70002; 70003 70004]
    credit flip=1/2
    problem 1 "A matrix." points=3
    hint 1 "hintword"
    answer 1 = conv(z, [10007 0; 0 1])
    bug 1 bugword "messageword" credit=1/2 = conv(z, [10009 0; 0 1])
    problem 2 "A number." points=1
    answer 2 = 31337 * 7
    problem 3 "A size." points=1
    answer 3 = shape(4096x8192, kernel=37x41, stride=2)
    problem 4 "A matrix of several rows." points=2
    answer 4 = toeplitz(4, [50021 50023])
    problem 5 "Follows." points=1 follow=4
    answer 5 = answer(4) @ [1 2 3 4]
    """

  /// Every number of the keys, and whatever else is the author's alone.
  private static let secrets = [
    "70001", "70002", "70003", "70004", "10007", "10009", "700570011", "219359", "2030", "4076",
    "50021", "50023", "150067", "250111", "350155", "hintword", "peppercorn",
  ]

  private static let submissions = [
    "", "answer 1 = 3\nanswer 2 = 5\nanswer 3 = 2x2\nanswer 4 = zeros(3x4)\nanswer 5 = [1 2 3]",
    "answer 1 = [[5]]\nanswer 2 = 1 1/2\nanswer 3 = 1x1x1\nanswer 4 = eye(3)\nanswer 5 = [0 0",
    "answer 1 = load(\"x\")\nanswer 4 = [1 1 0 0; 0 1 1 0; 0 0 1 1]\nanswer 5 = z",
    "answer 3 = (1000, 2000)\nanswer 2 = 0.5\nanswer 1 = z\nanswer 4 = answer(4)",
  ]

  @Test(arguments: ReportFormat.all.filter { $0.audience == .student }.map(\.name))
  func noFormatForStudentsHoldsAKey(name: String) throws {
    let format = try #require(ReportFormat.named(name, for: .student))
    let grader = try Grader(assignment: Array(Self.assignment.utf8))
    let reports = Self.submissions.enumerated().map { place, text in
      grader.grade(
        file: "u\(place).convo", bytes: Array(text.utf8), student: Student(id: "u\(place)"))
    }
    var settings = ReportSettings(outline: grader.outline, version: "1.0", cells: .show)
    settings.gradebook = try Gradebook(
      try SeparatedTexts(
        Array(
          "Student,ID,SIS Login ID,Section\n    Points Possible,,,\nAnn,1,u0,\nBo,2,u1,\n".utf8)))
    var texts: [String] = []
    for batch in format.scope == .student ? reports.map({ [$0] }) : [reports] {
      var bytes: [UInt8] = []
      try format.write(batch, settings, into: &bytes)
      texts.append(String(decoding: bytes, as: UTF8.self))
    }
    #expect(texts.contains { !$0.isEmpty })
    for text in texts {
      for secret in Self.secrets { #expect(!text.contains(secret), "\(name) shows \(secret)") }
    }
  }

  @Test func aSheetHoldsNoKeyEither() throws {
    let assignment = try Assignment(Self.assignment)
    let sheet = assignment.sheetText(of: Self.assignment, for: Student(id: "u1"))
    for secret in Self.secrets + ["bugword", "messageword"] { #expect(!sheet.contains(secret)) }
  }
}
