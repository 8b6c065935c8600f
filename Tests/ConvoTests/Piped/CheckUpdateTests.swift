internal import Foundation
internal import PseudoTerminal
internal import Testing

/// `convo check --update`, answers over a pipe that stays open, and disks that are full.
@Suite struct CheckUpdateTests {
  @Test func whatComesOutIsWritten() throws {
    let convo = try PipedConvo()
    let path = try convo.script(
      """
      # Prose stays.
      x = [1 2; 3 4]
      x + 1
      expect [9 9; 9 9]  # and so do comments
      conv(x, [1 1; 1 1])
      expect shape 3x3
      expect x == 7
      conv x ones(5x5)
      expect error rank
      1 + 1
      expect 2
      """)
    let first = try convo.run("check", "--update", path)
    #expect(first.status == 1)
    #expect(first.text == "1 passed, 3 updated, 1 failed\n")
    let text = try String(contentsOfFile: path, encoding: .utf8)
    #expect(
      text == """
        # Prose stays.
        x = [1 2; 3 4]
        x + 1
        expect [2 3; 4 5]  # and so do comments
        conv(x, [1 1; 1 1])
        expect shape 1x1
        expect x == 7
        conv x ones(5x5)
        expect error kernel-too-large
        1 + 1
        expect 2
        """)
    #expect(try convo.run("check", path).text == "4 passed, 1 failed\n")
  }

  /// The course has nothing to update.
  @Test func theCourseStays() throws {
    let convo = try PipedConvo()
    let path = try convo.script("conv [1 2 3] [1 1]\nexpect [3 5]\n")
    let program = try convo.run("check", "--update", path)
    #expect(program.status == 0 && program.text == "1 passed, 0 updated, 0 failed\n")
  }

  /// Whoever writes into a pipe and waits is answered, errors too; an `expect error` after it still holds.
  @Test func errorsAreAnsweredAtOnce() throws {
    let convo = try PipedConvo()
    let binary = try BuiltProgram.path("convo")
    let script = """
      mkfifo '\(convo.folder.path)/in'; '\(binary)' --json < '\(convo.folder.path)/in' > '\(convo.folder.path)/out' &
      exec 3> '\(convo.folder.path)/in'
      echo foo >&3
      until grep -q unknown-name '\(convo.folder.path)/out'; do sleep 0.05; done
      echo 'expect error unknown-name' >&3
      exec 3>&-
      wait $!; echo status $?
      """
    let program = try PipedProgram(
      ["/bin/bash", "-c", script], input: [],
      environment: ["PATH": "/usr/bin:/bin", "HOME": convo.folder.path])
    #expect(program.text == "status 0\n")
  }

  @Test(arguments: [
    "-c '1+1'", "--help", "--version", "help conv", "render 1 --to md", "check /dev/null",
  ])
  func aFullDiskIsSaid(words: String) throws {
    let binary = try BuiltProgram.path("convo")
    let program = try PipedProgram(
      ["/bin/sh", "-c", "'\(binary)' \(words) > /dev/full"], input: [],
      environment: ["PATH": "/usr/bin:/bin", "HOME": "/tmp"])
    #expect(program.status == 1)
    #expect(program.errorText.contains("no space left on device"), "\(words)")
  }

  @Test func quietWritesValuesAlone() throws {
    let convo = try PipedConvo()
    let program = try convo.run(
      "--quiet", "-c", "y = conv([1 2 3], [1 1]); save \"\(convo.folder.path)/y.npy\"; y; vars")
    #expect(program.text == "[3 5]\n")
  }
}
