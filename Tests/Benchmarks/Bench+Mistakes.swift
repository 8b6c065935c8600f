internal import Arithmetic
internal import Glibc
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
