import Files
import Homework

/// Remembers what an assignment loads, for processes that can open no file.
///
/// The program has one thread, and assignments are run by it alone.
final class LoadedFiles: @unchecked Sendable {
  private var files: [(path: String, bytes: [UInt8])] = []

  /// The files of this machine, to be read.
  var gate: FileGate {
    FileGate(
      read: { path, limit throws(FileError) in
        let bytes = try FileGate.system.read(path, min(limit, AssignmentOpening.mostBytes))
        self.files.append((path, bytes))
        return bytes
      },
      write: { _, _ throws(FileError) in throw .closed })
  }

  /// All of them, as a worker is told of them.
  var frames: [UInt8] {
    files.flatMap { WorkerFrame.data(path: $0.path).encoded(with: $0.bytes) }
  }
}
