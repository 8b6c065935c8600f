internal import Arithmetic
internal import Glibc
internal import Homework
internal import MistakeTrials

/// How well wrong answers are explained: 150 problems of each setup, every mistake that can be seen in
/// them, with slips in none, a tenth and a quarter of the cells.
enum MistakeBench {
  static func run() {
    puts(
      "problem                  slips  named  wrong name  abstains  exact could  random explained")
    for setup in TrialSetup.measured {
      for rate in [0.0, 0.1, 0.25] {
        let tally = setup.tally(problems: 150, slipRate: rate)
        let shares = [
          tally.namedShare, tally.misnamedShare, tally.abstainedShare, tally.exactShare,
          tally.explainedShare,
        ]
        let widths = [7, 12, 10, 13, 18]
        let columns = zip(shares, widths).map { share, width in padded(percent(share), width) }
        puts(
          setup.name + String(repeating: " ", count: max(1, 24 - setup.name.count))
            + padded(percent(rate), 6) + columns.joined())
        fflush(nil)
      }
    }
    for setup in TrialSetup.measured { time(setup) }
  }

  /// How long one answer takes, once the mistaken results of its problem are there.
  private static func time(_ setup: TrialSetup) {
    guard let key = setup.key(seed: 1) else { return }
    let diagnostician = Diagnostician(key: key)
    guard let answer = diagnostician.visible.first.flatMap({ diagnostician.values(of: $0).first })
    else { return }
    let rounds = 10_000
    var named = 0
    let seconds = Clock.seconds(of: {
      for _ in 0..<rounds where diagnostician.diagnose(answer).verdict == .named { named += 1 }
    })
    let microseconds = seconds / Double(rounds) * 1e6
    puts("\(setup.name): \(Int(microseconds.rounded())) µs an answer, \(named) of \(rounds) named")
  }

  /// `99.4 %`, with one decimal place where it is not a whole number.
  private static func percent(_ share: Double) -> String {
    let tenths = Int((share * 1000).rounded())
    return tenths % 10 == 0 ? "\(tenths / 10)" : "\(tenths / 10).\(tenths % 10)"
  }

  private static func padded(_ text: String, _ width: Int) -> String {
    String(repeating: " ", count: max(0, width - text.count)) + text
  }
}
