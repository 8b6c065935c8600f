public import Foundation

/// A file beside the tests that says what something must write.
///
/// With `RECORD_SNAPSHOTS=1` in the environment it is written anew where it differs, and a test that
/// wrote one fails once, so that nobody records without looking.
public struct SnapshotFile {
  private let file: URL

  /// - Parameters:
  ///   - name: its name in the folder `Snapshots`.
  ///   - folder: the folder of the tests, `#filePath`'s.
  public init(_ name: String, in folder: URL) {
    file = folder.appending(path: "Snapshots").appending(path: name)
  }

  public enum Verdict: Equatable {
    case same
    /// The file was written just now.
    case recorded
    /// What the file says; nil where there is none.
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
