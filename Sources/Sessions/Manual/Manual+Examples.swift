internal import Commands
internal import Documents
internal import Files
internal import Syntax

/// `help conv run`: a page's examples with their answers.
extension Manual {
  /// Each statement after a prompt, followed by its answer. The examples of a page share a new session
  /// with the user's limits, but without the user's variables, files and conventions.
  static func run(
    _ page: ManualPage, settings: Settings, examiner: (any Examiner)?
  ) -> Document {
    var fresh = Settings()
    (fresh.limits, fresh.isSafe) = (settings.limits, settings.isSafe)
    var session = Session(settings: fresh, files: .scratch())
    session.examiner = examiner
    var blocks: [Block] = []
    for example in page.examples {
      session.run(example.statement) { outcome in
        blocks.append(.note("> " + outcome.text))
        blocks += answer(of: outcome)
        return true
      }
    }
    return Document(blocks)
  }

  private static func answer(of outcome: Outcome) -> [Block] {
    switch outcome.result {
    case .failure(let diagnostic):
      return Document {
        Block.note("error[\(diagnostic.code.rawValue)]: \(diagnostic.message)")
        for line in diagnostic.help { Block.fact(label: "help", text: line) }
      }.blocks
    case .success(let answer):
      switch outcome.display {
      case .nothing: return []
      case .note(let text): return [.note(text)]
      case .document: return answer.document.blocks
      case .value: return answer.value.map { [.result(name: "", value: $0)] } ?? []
      }
    }
  }
}

extension FileGate {
  /// Temporary files in memory, so that examples leave none on the disk.
  fileprivate static func scratch() -> FileGate {
    let folder = Folder()
    return FileGate(
      read: { path, limit throws(FileError) in
        guard let bytes = folder.files[path] else { throw .system("no such file or directory") }
        guard bytes.count <= limit else { throw .tooManyBytes(limit: limit) }
        return bytes
      },
      write: { path, bytes throws(FileError) in folder.files[path] = bytes })
  }

  /// Bytes by name. `@unchecked`, since only one session uses a folder, one statement at a time.
  private final class Folder: @unchecked Sendable {
    var files: [String: [UInt8]] = [:]
  }
}
