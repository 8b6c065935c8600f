import Arithmetic
import Testing

@testable import Homework

/// The progress in quizzes.
@Suite struct ProgressTests {
  private var sample: Progress {
    var progress = Progress()
    progress.last = "my homework.convo"
    progress.subjects["conv"] = Progress.Subject(
      asked: 12, right: 9, first: 7, seed: 4711, mistakes: ["flip": 3, "padding-ignored": 1])
    progress.subjects["my homework.convo"] = Progress.Subject(asked: 1, right: 1)
    progress.problems["my homework.convo"] = [
      "2a": Progress.Problem(tries: 2, best: Rational(2).divided(by: 3), draw: 1),
      "1": Progress.Problem(tries: 1, best: 1, draw: 0),
    ]
    return progress
  }

  @Test func itIsReadBack() {
    #expect(Progress(sample.text) == sample)
    #expect(sample.text.contains("\nmistake flip 3 conv\n"))
    #expect(sample.text.contains("\nproblem 2a tries=2 best=2/3 draw=1 my homework.convo\n"))
  }

  @Test(arguments: [
    "", "\u{0}\u{1}", "last", "subject conv", "subject asked=-1 right=0 first=0 seed=1 conv",
    "subject asked=1 right=0 first=0 seed=99999999999999999999999 conv", "mistake flip x conv",
    "mistake flip 99999999999999999999 conv", "problem 1 tries=1 best=2 draw=0 f",
    "problem 1 tries=1 best=1/0 draw=0 f", "problem 1 tries=1 best=-1 draw=0 f",
    "problem 1 tries=a best=1 draw=0 f", "nonsense of some other program",
  ])
  func oddLinesAreLeftOut(line: String) {
    #expect(Progress(line) == Progress())
    #expect(Progress(line + "\n" + sample.text) == sample)
  }

  @Test func namesThatFitNoLineAreLeftOut() {
    var progress = Progress()
    progress.note(mistakes: ["flip"], in: "two\nlines")
    progress.note(mistakes: ["a b"], in: "conv")
    #expect(Progress(progress.text).mistakes == [:])
  }

  @Test func aRightAnswerTakesMistakesBack() {
    var progress = sample
    progress.forgive(["flip", "padding-ignored", "averaged"])
    #expect(progress.mistakes == ["flip": 2])
  }
}
