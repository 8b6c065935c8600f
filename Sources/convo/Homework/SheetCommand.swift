import ArgumentParser
import Files
import Homework
import Terminal

/// Writes the sheets of an assignment: one to standard output, or one per student into a folder.
struct SheetCommand: HomeworkCommand {
  static let configuration = CommandConfiguration(
    commandName: "sheet",
    abstract: "Write the sheet for students: data, problems, lines to fill in.",
    usage: "convo sheet <key> [--for <id>] [--roster <csv> --out <folder>]",
    discussion: """
      With --roster and --out each student gets a file, with their own numbers if the assignment \
      draws random ones.
      """)

  @Argument(help: "The assignment with its answers.", completion: .file(extensions: ["convo"]))
  var key: String

  @Option(name: .customLong("for"), help: .init("The student whose sheet it is.", valueName: "id"))
  var student: String?

  @Option(help: .init("The students: a CSV with student_id and name.", valueName: "csv"))
  var roster: String?

  @Option(help: .init("Write a file for each student into this folder.", valueName: "folder"))
  var out: String?

  mutating func validate() throws {
    if (roster == nil) != (out == nil) { throw ValidationError("--roster and --out go together") }
    if roster != nil, student != nil {
      throw ValidationError("--for and --roster exclude each other")
    }
  }

  func execute() throws(GradingRefusal) -> Int32 {
    let text = try AssignmentOpening.text(key)
    guard let roster = try ReportRun.roster(roster), let folder = out else {
      Process.print(try sheet(text, for: Student(id: student ?? "")))
      return 0
    }
    let output = try OutputFolder(folder)
    for student in roster.students {
      let bytes = Array(try sheet(text, for: student).utf8)
      do throws(FileError) {
        try output.write(bytes, to: ReportFileName.of(student.id, ending: ".convo"))
      } catch { throw GradingRefusal(error.allWords, status: 1) }
    }
    return 0
  }

  private func sheet(_ text: String, for student: Student) throws(GradingRefusal) -> String {
    try AssignmentOpening.assignment(key, text, for: student.id)
      .sheetText(of: text, for: student)
  }
}
