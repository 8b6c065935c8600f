internal import Foundation
public import Testing

/// Compares what something writes with a recorded file: `Snapshots/NAME` in the nearest folder above the
/// test that has one.
///
/// With `RECORD_SNAPSHOTS=1` in the environment a file is written anew where it differs, and the test
/// fails once, so that nobody records without looking.
public func expectSnapshot(
  _ bytes: [UInt8], _ name: String, test: String = #filePath,
  sourceLocation: SourceLocation = #_sourceLocation
) throws {
  let file = try folder(for: test).appending(path: name)
  let recorded = try? Data(contentsOf: file)
  guard recorded != Data(bytes) else { return }
  guard ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] == "1" else {
    #expect(
      String(decoding: bytes, as: UTF8.self)
        == recorded.map { String(decoding: $0, as: UTF8.self) },
      "\(name)", sourceLocation: sourceLocation)
    return
  }
  try FileManager.default.createDirectory(
    at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
  try Data(bytes).write(to: file)
  Issue.record("wrote \(name)", sourceLocation: sourceLocation)
}

private func folder(for test: String) throws -> URL {
  var folder = URL(filePath: test).deletingLastPathComponent()
  while folder.path.count > 1 {
    let snapshots = folder.appending(path: "Snapshots")
    if FileManager.default.fileExists(atPath: snapshots.path) { return snapshots }
    folder.deleteLastPathComponent()
  }
  throw CocoaError(.fileNoSuchFile)
}

extension String {
  /// A page without its style sheet, which is recorded by itself.
  public var withoutStyleSheet: String {
    guard let (before, _, after) = cutAtStyleSheet else { return self }
    return before + after
  }

  /// The first style sheet of a page.
  public var styleSheet: String? { cutAtStyleSheet?.style }

  private var cutAtStyleSheet: (before: String, style: String, after: String)? {
    guard let start = firstRange(of: "<style>"),
      let end = self[start.upperBound...].firstRange(of: "</style>")
    else { return nil }
    return (
      String(self[..<start.upperBound]), String(self[start.upperBound..<end.lowerBound]),
      String(self[end.lowerBound...])
    )
  }
}
