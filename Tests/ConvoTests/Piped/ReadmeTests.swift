internal import Foundation
internal import PseudoTerminal
internal import Testing

/// The README's transcripts are the program's output for the same input.
@Suite struct ReadmeTests {
  private static let readme: String? = try? String(
    contentsOf: URL(fileURLWithPath: #filePath)
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appendingPathComponent("README.md"), encoding: .utf8)

  /// The lines of the fenced block after a mark such as `<!-- session -->`.
  private func block(_ mark: String) throws -> [Substring] {
    let readme = try #require(Self.readme)
    let lines = readme.split(separator: "\n", omittingEmptySubsequences: false)
    let start = try #require(lines.firstIndex(of: "<!-- \(mark) -->"))
    let body = lines[(start + 1)...].drop { !$0.hasPrefix("```") }.dropFirst()
    return Array(body.prefix { $0 != "```" })
  }

  @Test(arguments: ["session", "gallery"])
  func theSessionIsWhatTheProgramPrints(mark: String) throws {
    let lines = try block(mark)
    let statements = lines.filter { $0.hasPrefix("> ") || $0.hasPrefix("| ") }.map {
      $0.dropFirst(2)
    }
    #expect(statements.count > 5)
    let program = try PipedConvo().run(input: statements.joined(separator: "\n") + "\n")
    #expect(program.status == 0)
    #expect(program.text == lines.joined(separator: "\n") + "\n")
  }

  @Test func theCommandsAreOneLineEach() throws {
    let run = try block("run")
    #expect(run.count == 1 && run[0].contains("apt-get install -y libedit-dev"))
    let lesson = try #require(run[0].split(separator: " ").last)
    #expect(lesson == "Lessons/01-sliding-windows.convo")
    let test = try block("test")
    #expect(test.count == 1 && test[0].hasSuffix("swift test"))
  }

  /// The course's contents name every lesson, and no other.
  @Test func theContentsAreTheLessons() throws {
    let folder = URL(fileURLWithPath: #filePath)
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appendingPathComponent("Lessons")
    let contents = try String(
      contentsOf: folder.appendingPathComponent("README.md"), encoding: .utf8)
    let named = contents.split(separator: "(").compactMap { part in
      part.split(separator: ")").first.map(String.init)
    }.filter { $0.hasSuffix(".convo") }
    let there = try FileManager.default.contentsOfDirectory(atPath: folder.path)
      .filter { $0.hasSuffix(".convo") }
    #expect(named == there.sorted())
  }
}
