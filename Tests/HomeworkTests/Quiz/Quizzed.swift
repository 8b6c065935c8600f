import Documents
import Files
import Rendering
import Sessions
import Synchronization
import Syntax

@testable import Homework

/// A session with a quiz and separate progress.
struct Quizzed {
  var session: Session
  let memory = Memory()

  final class Memory: Sendable {
    let text = Mutex("")
  }

  init(files: [String: String] = [:]) {
    let memory = memory
    session = Session(
      files: FileGate(
        read: { path, _ throws(FileError) in
          guard let text = files[path] else { throw .system("no such file") }
          return Array(text.utf8)
        }, write: { _, _ throws(FileError) in throw .closed }))
    session.examiner = QuizExaminer(
      progress: ProgressFile(
        read: { memory.text.withLock { $0 } },
        write: { text in memory.text.withLock { $0 = text } }), moment: { 17 })
  }

  var progress: Progress { Progress(memory.text.withLock { $0 }) }

  /// What is answered to a text, as 80 columns of text.
  mutating func ask(_ text: String) -> String {
    var bytes: [UInt8] = []
    session.run(text) { outcome in
      switch outcome.result {
      case .success(let answer):
        TextRenderer(width: 80).write(answer.document, into: &bytes)
      case .failure(let diagnostic): bytes += Array(diagnostic.code.rawValue.utf8)
      }
      return true
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The key of the open question, as it would be typed.
  var key: String {
    let examiner = session.examiner as? QuizExaminer
    return examiner?.round?.asked?.problem.key?.value.lineText ?? ""
  }
}
