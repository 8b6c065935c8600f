import Files
import Homework
import Rendering
import Terminal

/// Writes the sheets of an assignment: one to standard output, or one a student into a folder.
struct SheetRun {
  let request: SheetRequest

  /// - Returns: the exit status.
  func run() -> Int32 {
    do throws(GradingRefusal) {
      try write()
      return 0
    } catch {
      for line in error.message.split(separator: "\n") { ReportRun.tell(String(line)) }
      return 2
    }
  }

  private func write() throws(GradingRefusal) {
    let text = try AssignmentOpening.text(request.key)
    guard let roster = try ReportRun.roster(request.roster), let folder = request.folder else {
      let student = Student(id: request.student ?? "")
      StandardStream.output.write(try sheet(text, for: student))
      return
    }
    do throws(SystemError) { try FilePath.createFolder(folder) } catch {
      throw GradingRefusal("\(folder): \(error.message)")
    }
    for student in roster.students {
      let bytes = Array(try sheet(text, for: student).utf8)
      do throws(FileError) {
        let name = ReportFileName.of(student.id)
        try ReportOutputs.write(bytes, to: "\(folder)/\(name).convo")
      } catch { throw GradingRefusal(error.allWords) }
    }
  }

  private func sheet(_ text: String, for student: Student) throws(GradingRefusal) -> String {
    try AssignmentOpening.assignment(request.key, text, for: student.id)
      .sheetText(of: text, for: student)
  }
}
