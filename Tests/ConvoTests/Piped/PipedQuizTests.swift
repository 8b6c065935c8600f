internal import Foundation
internal import PseudoTerminal
internal import Testing

/// Practice through a pipe: the same questions and marks as at the prompt.
@Suite struct PipedQuizTests {
  @Test func aQuizIsAskedAndMarked() throws {
    let convo = try PipedConvo()
    let program = try convo.run(input: "quiz conv seed=3\nhint\n[7 0 -3]\nquit\n1 + 1\n")
    #expect(program.status == 0)
    for part in [
      "> quiz conv seed=3\n", "conv 1 of 5 · seed 3", "x = [0 −1 −2 0 3 −2 0]", "> hint\n",
      "= 3\n", "Right. That earns 5/6 of the points.", "conv 2 of 5",
      "0 of 1 right at the first try, 1 more right later; 0.83 of 1 points.", "> 1 + 1\n  2\n",
    ] {
      #expect(program.text.contains(part), "\(part)")
    }
  }

  @Test func aFileIsAsked() throws {
    let convo = try PipedConvo()
    let path = try convo.script(
      "x = [1 2 3]\nproblem 1 \"Add up x.\" points=2\nanswer 1 = sum(x)\n", named: "hw.convo")
    let input = "quiz \"\(path)\"\n6\n"
    let program = try convo.run(input: input)
    #expect(program.text.contains("1 of 1 right at the first try; 2 of 2 points."))
    let safe = try convo.run("--safe", input: input)
    #expect(safe.errorText.contains("error[not-in-safe-mode]"))
  }

  private static func text(_ path: String) -> String? {
    try? String(contentsOfFile: path, encoding: .utf8)
  }

  /// What was practised is in one small file, unless nothing may be written.
  @Test func progressIsKept() throws {
    let convo = try PipedConvo()
    let path = convo.folder.path + "/.local/state/convo/quiz"
    let input = "quiz conv seed=3 count=1\n[7 0 -3]\n"
    _ = try convo.run("--safe", input: input)
    #expect(Self.text(path) == nil)
    _ = try convo.run(input: input)
    #expect(
      Self.text(path)?.contains("\nsubject asked=1 right=1 first=1 seed=3 conv\n") == true)
    let again = try convo.run(input: "quiz seed=3\n")
    #expect(again.text.contains("conv 1 of 5 · seed 3"))
    #expect(Self.text(path)?.hasPrefix("# Your progress in quizzes") == true)
  }
}
