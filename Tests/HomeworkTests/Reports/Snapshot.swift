import Foundation
import Testing

/// Compares what a report format writes with a file beside the tests.
///
/// With `RECORD_SNAPSHOTS=1` in the environment the files are written anew, and each test that wrote
/// one fails once, so that nobody records without looking.
func expectSnapshot(
  _ bytes: [UInt8], _ name: String, sourceLocation: SourceLocation = #_sourceLocation
) throws {
  let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "Snapshots")
  let file = folder.appending(path: name)
  let recorded = try? Data(contentsOf: file)
  if ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] == "1" {
    guard recorded != Data(bytes) else { return }
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(bytes).write(to: file)
    Issue.record("wrote \(name)", sourceLocation: sourceLocation)
    return
  }
  let text = recorded.map { String(decoding: $0, as: UTF8.self) }
  #expect(text == String(decoding: bytes, as: UTF8.self), "\(name)", sourceLocation: sourceLocation)
}
