import Foundation
import SnapshotFiles
import Testing

/// Compares the output of a report format with a snapshot.
func expectSnapshot(
  _ bytes: [UInt8], _ name: String, sourceLocation: SourceLocation = #_sourceLocation
) throws {
  let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
  switch try SnapshotFile(name, in: folder).compare(with: bytes) {
  case .same: break
  case .recorded: Issue.record("wrote \(name)", sourceLocation: sourceLocation)
  case .differs(let recorded):
    #expect(
      String(decoding: bytes, as: UTF8.self) == recorded, "\(name)",
      sourceLocation: sourceLocation)
  }
}
