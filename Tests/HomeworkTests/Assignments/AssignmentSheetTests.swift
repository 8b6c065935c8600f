import Homework
import Testing

@Suite struct AssignmentSheetTests {
  @Test func aSheetHasProblemsAndNothingOfTheirAnswers() throws {
    let assignment = try Assignment(Sample.assignment)
    let sheet = assignment.sheetText(of: Sample.assignment, for: Student(id: "u1", name: "Ann"))
    #expect(
      sheet.hasPrefix(
        """
        assignment hw3 "Convolutions by hand" due=2026-11-30T23:59+01:00
        student u1 "Ann"

        # Take your time.
        x = [1 2 0 1 3; 0 1 3 2 1; 2 1 0 1 4; 1 0 2 3 0; 3 2 1 0 2]
        k = [1 0 -1; 2 3 0; 0 -2 1]

        problem 1 "Slide k over x: stride 1, no padding." points=4
        answer 1 =

        problem 2 "Now stride 2, padding 1." points=4
        answer 2 =

        """))
    for word in ["toeplitz", "salt", "pepper", "secret", "z =", "credit", "require", "hint "] {
      #expect(!sheet.contains(word))
    }
    let submission = try Submission(bytes: Array(sheet.utf8))
    #expect(submission.answers.map(\.id) == ["1", "2", "3", "4", "5a", "5b", "6"])
  }

  @Test func aSheetCarriesNumbersAndNoSeeds() throws {
    let text = """
      assignment hw salt=s
      x = random(2x2, seed=variant("x"))
      problem 1 "Sum them."
      answer 1 = sum(x)
      """
    let (one, other) = try (
      Assignment(text, studentID: "u1"), Assignment(text, studentID: "u2")
    )
    let sheets = [one, other].map { $0.sheetText(of: text, for: Student(id: "")) }
    #expect(sheets[0] != sheets[1])
    for sheet in sheets {
      #expect(!sheet.contains("variant") && !sheet.contains("random"))
      #expect(sheet.contains("x = ["))
    }
  }
}
