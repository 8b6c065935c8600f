import Commands
import Foundation
import Sessions
import Syntax
import Testing

/// Every lesson is run as a student runs it, and nothing in it may fail.
@Suite struct LessonsTests {
  static let folder = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()
    .appendingPathComponent("Lessons")

  static let files: [String] = {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return names.filter { $0.hasSuffix(".convo") }.sorted()
  }()

  /// The names that commands and errors say: file names without number and ending.
  static let names = Set(files.map { String($0.dropFirst(3).dropLast(".convo".count)) })

  @Test func thereAreLessonsInOrder() {
    #expect(Self.files.count >= 10)
    let numbers = Self.files.compactMap { Int($0.prefix(2)) }
    #expect(numbers.count == Self.files.count)
    #expect(Set(numbers).count == numbers.count)
  }

  @Test(arguments: files)
  func nothingFails(file: String) throws {
    let text = try String(contentsOf: Self.folder.appendingPathComponent(file), encoding: .utf8)
    var script = Script(session: Session())
    var expectations = 0
    func report(_ event: Script.Event) {
      guard case .outcome(let outcome, let isExpected) = event else { return }
      if case .success(let answer) = outcome.result, answer.kind == "expect" { expectations += 1 }
      if case .failure(let diagnostic) = outcome.result, !isExpected {
        Issue.record("\(file):\(outcome.line): [\(diagnostic.code)] \(diagnostic.message)")
      }
    }
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      Array(line.utf8).withUnsafeBufferPointer { script.feed($0, report) }
    }
    script.finish(report)
    #expect(script.failures == 0)
    #expect(expectations >= 5, "\(file) checks next to nothing")
  }

  /// Prose fits a screen of 80 columns, and the first heading says the number of its file.
  @Test(arguments: files)
  func proseFitsAScreen(file: String) throws {
    let text = try String(contentsOf: Self.folder.appendingPathComponent(file), encoding: .utf8)
    let lines = text.split(separator: "\n")
    let first = try #require(lines.first)
    #expect(first.hasPrefix("## \(Int(file.prefix(2)) ?? 0). "), "\(file)")
    for line in lines where line.hasPrefix("#") {
      #expect(line.count <= 82, "\(file): \(line)")
    }
  }

  @Test(arguments: EntryTable.commands.all.map(\.name))
  func lessonsOfCommandsExist(name: String) throws {
    guard let lesson = EntryTable.commands.entry(named: name)?.lesson else { return }
    #expect(Self.names.contains(lesson), "`\(name)` names a lesson `\(lesson)` that is not there")
  }

  /// Statements that fail in every lesson's subject, and the lessons they send a reader to.
  @Test(arguments: [
    "conv ones(3x3) ones(5x5)", "conv ones(9) ones(3) dilation=7", "conv ones(4) ones(2) stride=0",
    "conv ones(3x5x5) ones(1x2x3x3)", "conv iota(3x3x3) ones(2x1x2x2) groups=2",
    "conv ones(7) ones(3) stride=3 stride_rule=strict",
    "transpose ones(2x2) ones(3x3) stride=2 output_shape=9x9", "pool ones(4x4) middle 2",
  ])
  func lessonsOfErrorsExist(statement: String) throws {
    var session = Session()
    do {
      _ = try session.ask(statement)
      Issue.record("`\(statement)` goes well")
    } catch {
      guard let lesson = error.lesson else { return }
      #expect(Self.names.contains(lesson), "`\(statement)` names a lesson `\(lesson)`")
    }
  }

  /// Every lesson named in the sources, wherever it is said.
  @Test func lessonsNamedInSourcesExist() throws {
    let sources = Self.folder.deletingLastPathComponent().appendingPathComponent("Sources")
    let walker = FileManager.default.enumerator(atPath: sources.path)
    while let path = walker?.nextObject() as? String {
      guard path.hasSuffix(".swift") else { continue }
      let text = try String(
        contentsOf: sources.appendingPathComponent(path), encoding: .utf8)
      for piece in text.components(separatedBy: "lesson: \"").dropFirst() {
        let name = String(piece.prefix { $0 != "\"" })
        guard !name.isEmpty, name.allSatisfy({ $0.isLetter || $0.isNumber || $0 == "-" }) else {
          continue
        }
        #expect(Self.names.contains(name), "\(path) names a lesson `\(name)`")
      }
    }
  }
}
