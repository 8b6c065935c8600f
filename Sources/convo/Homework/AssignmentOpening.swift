import Files
import Homework
import Rendering

/// Makes a grader of an assignment's file.
enum AssignmentOpening {
  /// The longest assignment, and the longest file that one loads.
  static let mostBytes = 4 << 20

  /// The assignment's bytes.
  static func read(_ path: String) throws(GradingRefusal) -> [UInt8] {
    do throws(FileError) {
      return try FileGate.system.read(path, mostBytes)
    } catch {
      throw GradingRefusal("\(printable(path)): \(error.words)")
    }
  }

  /// The assignment as text.
  static func text(_ path: String) throws(GradingRefusal) -> String {
    guard let text = String(validating: try read(path), as: UTF8.self) else {
      throw GradingRefusal("\(path): this is not text in UTF-8")
    }
    return text
  }

  /// The assignment as one student has it, or as it is shown to nobody in particular.
  static func assignment(
    _ path: String, _ text: String, for student: String?
  ) throws(GradingRefusal) -> Assignment {
    do throws(AssignmentError) {
      guard let student, !student.isEmpty else { return try Assignment(text, files: .system) }
      return try Assignment(text, studentID: student, files: .system)
    } catch {
      throw refusal(path, error)
    }
  }

  static func open(
    _ name: String, _ bytes: [UInt8], _ options: GradingOptions, _ files: FileGate
  ) throws(GradingRefusal) -> any Grading {
    let grader: Grader
    do throws(AssignmentError) {
      grader = try Grader(assignment: bytes, files: files)
    } catch {
      throw refusal(name, error)
    }
    return try SomeProblems(grader, only: options.only)
  }

  static func refusal(_ name: String, _ error: AssignmentError) -> GradingRefusal {
    let help = error.help.map { "\n\($0)" } ?? ""
    return GradingRefusal("\(name):\(error.line): \(error.message)\(help)")
  }
}
