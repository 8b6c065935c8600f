import Terminal
import Testing

/// Programs that turn bytes into bytes.
@Suite struct FilterProgramTests {
  @Test func outputIsTheProgramsOwn() throws {
    let bytes = (0..<200_000).map { UInt8(truncatingIfNeeded: $0) }
    #expect(try FilterProgram(["cat"]).output(for: bytes, limit: 1 << 20) == bytes)
    #expect(try FilterProgram(["head", "-c", "3"]).output(for: bytes, limit: 10) == [0, 1, 2])
  }

  /// Words are arguments, whatever is in them.
  @Test func nothingIsReadByAShell() throws {
    let output = try FilterProgram(["echo", "$HOME; `id` \"x\""]).output(for: [], limit: 100)
    #expect(output == Array("$HOME; `id` \"x\"\n".utf8))
  }

  @Test func failuresGiveNothing() throws {
    #expect(try FilterProgram(["no-such-program-here"]).output(for: [1], limit: 10) == nil)
    #expect(try FilterProgram(["false"]).output(for: [1], limit: 10) == [])
    #expect(try FilterProgram(["yes"]).output(for: [], limit: 1000) == [])
  }
}
