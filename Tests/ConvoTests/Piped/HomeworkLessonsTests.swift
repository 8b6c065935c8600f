import Foundation
import PseudoTerminal
import Testing

/// The course's assignments give the reports in their folders.
@Suite struct HomeworkLessonsTests {
  static let lessons = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "Lessons/homework")

  @Test(
    arguments: ["windows", "sizes", "matrices", "network"],
    [("teacher", "report.txt"), ("student", "students.txt")])
  func reports(assignment: String, audience: (String, String)) throws {
    let folder = Self.lessons.appending(path: assignment)
    let convo = try PipedConvo()
    // From inside the folder, since reports name files as they were given.
    let graded = try PipedProgram(
      [
        "/bin/sh", "-c", "cd \"$0\" && exec \"$@\" $(cat options)", folder.path,
        BuiltProgram.path("convo"), "grade", "assignment.convo", "submissions", "--roster",
        "roster.csv", "--audience", audience.0,
      ],
      environment: ["PATH": "/usr/bin:/bin", "HOME": convo.folder.path])
    #expect(graded.status == 0, "\(graded.errorText)")
    let wanted = try String(contentsOf: folder.appending(path: audience.1), encoding: .utf8)
    #expect(graded.text == wanted)
  }

  @Test(arguments: ["windows", "sizes", "matrices", "network"])
  func assignmentsRunAsTheyStand(assignment: String) throws {
    let path = Self.lessons.appending(path: assignment).appending(path: "assignment.convo").path
    let run = try PipedConvo().run("--quiet", path)
    #expect(run.status == 0, "\(run.errorText)")
  }
}
