public import Foundation

/// A file with the expected output of a test.
///
/// With `RECORD_SNAPSHOTS=1` in the environment it is overwritten if it differs. The test that overwrites
/// it fails once, as a reminder to look at the difference.
public struct SnapshotFile {
  private let file: URL

  /// - Parameters:
  ///   - name: Its name in the folder `Snapshots`.
  ///   - folder: The folder of the tests.
  public init(_ name: String, in folder: URL) {
    file = folder.appending(path: "Snapshots").appending(path: name)
  }

  public enum Verdict: Equatable {
    case same
    /// The file was written just now.
    case recorded
    /// The file's text; nil if there is no file.
    case differs(from: String?)
  }

  public func compare(with bytes: [UInt8]) throws -> Verdict {
    let recorded = try? Data(contentsOf: file)
    guard recorded != Data(bytes) else { return .same }
    guard ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] == "1" else {
      return .differs(from: recorded.map { String(decoding: $0, as: UTF8.self) })
    }
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(bytes).write(to: file)
    return .recorded
  }
}
