import Files
import Homework
import Rendering

/// Reads assignments.
enum AssignmentOpening {
  /// The maximum bytes of an assignment, and of a file that it loads.
  static let byteLimit = 4 << 20

  /// The assignment's bytes.
  static func read(_ path: String) throws(GradingRefusal) -> [UInt8] {
    do throws(FileError) {
      return try FileGate.system.read(path, byteLimit)
    } catch {
      throw GradingRefusal("\(printable(path)): \(error.words)")
    }
  }

  /// The assignment as text.
  static func text(_ path: String) throws(GradingRefusal) -> String {
    guard let text = String(validating: try read(path), as: UTF8.self) else {
      throw GradingRefusal("\(path): this is not UTF-8 text")
    }
    return text
  }

  /// The assignment with a student's numbers, or without a student.
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

/// The files that an assignment loads, for worker processes, which cannot open files.
///
/// It is used from only one thread.
final class LoadedFiles: @unchecked Sendable {
  private var files: [(path: String, bytes: [UInt8])] = []

  /// Reads files of this machine and keeps their contents.
  var gate: FileGate {
    FileGate(
      read: { path, limit throws(FileError) in
        let bytes = try FileGate.system.read(path, min(limit, AssignmentOpening.byteLimit))
        self.files.append((path, bytes))
        return bytes
      },
      write: { _, _ throws(FileError) in throw .closed })
  }

  /// The files read so far.
  var contents: [(path: String, bytes: [UInt8])] { files }

  /// The frames that send all files to a worker.
  var frames: [UInt8] {
    files.flatMap { WorkerFrame.data(path: $0.path).encoded(with: $0.bytes) }
  }
}

/// A subcommand about homework.
protocol HomeworkCommand: ProgramCommand {
  /// - Returns: The exit status.
  /// - Throws: `GradingRefusal` with the exit status.
  func execute() throws(GradingRefusal) -> Int32
}

extension HomeworkCommand {
  func perform() -> Int32 {
    do throws(GradingRefusal) { return try execute() } catch {
      for line in error.message.split(separator: "\n") { ReportRun.say(String(line)) }
      return error.status
    }
  }
}
