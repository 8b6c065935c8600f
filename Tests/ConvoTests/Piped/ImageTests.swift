import Foundation
import PseudoTerminal
import Testing

/// Images in other formats than Netpbm, by the programs that are installed.
@Suite struct ImageTests {
  static let hasNetpbm = ["pngtopnm", "pnmtopng"].allSatisfy {
    FileManager.default.isExecutableFile(atPath: "/usr/bin/\($0)")
  }

  @Test(.enabled(if: hasNetpbm, "Netpbm's programs are not installed"))
  func whatIsSavedIsLoaded() throws {
    let convo = try PipedConvo()
    let name = convo.folder.path + "/a b;$(id).png"
    let script = """
      x = reshape(iota(12) * 20, 3x4)
      save "\(name)" x
      load "\(name)"
      expect _ == x
      c = reshape(iota(24), 3x2x4)
      save "\(name)" c
      expect load("\(name)") == c
      """
    let run = try convo.run("check", try convo.script(script))
    #expect(run.text.firstRange(of: "2 passed, 0 failed") != nil, "\(run.text) \(run.errorText)")
    let safe = try convo.run("--safe", "-c", "load \"\(name)\"")
    #expect(safe.status == 1)
    #expect(safe.errorText.firstRange(of: "not-in-safe-mode") != nil, "\(safe.errorText)")
  }

  @Test func withoutAProgramItIsSaidWhich() throws {
    let convo = try PipedConvo()
    let path = try convo.folder.file("x.webp", containing: "RIFF")
    let run = try convo.run("-c", "load \"\(path)\"", variables: ["PATH": "/nowhere"])
    #expect(run.status == 1)
    #expect(run.errorText.firstRange(of: "ImageMagick or ffmpeg") != nil, "\(run.errorText)")
  }
}
