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
