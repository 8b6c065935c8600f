internal import Arithmetic
internal import Glibc
internal import Homework
internal import MistakeTrials

/// How well wrong answers are explained: 150 problems of each setup, every mistake that can be seen in
/// them, with slips in none, a tenth and a quarter of the cells.
enum MistakeBench {
  /// - Parameter problems: How many problems of each kind; nil for 150 of the three setups and 60 of each
  ///   operation.
  static func run(problems: Int? = nil) {
    operations(problems ?? 60)
    puts(
      "problem                  slips  named  wrong name  abstains  exact could  random explained")
    for setup in TrialSetup.measured {
      for rate in [0.0, 0.1, 0.25] {
        let tally = setup.tally(problems: problems ?? 150, slipRate: rate)
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

  /// All operations, with wrong answers worked out by plain loops.
  private static func operations(_ problems: Int) {
    puts(
      "operation        slips  answers  named  wrong name  senseless explained  single slips named"
    )
    for operation in PlainOperation.allCases {
      for rate in [0.0, 0.1, 0.25] {
        let tally = operation.tally(problems: problems, slipRate: rate)
        let name = operation.rawValue
        let head = name + String(repeating: " ", count: max(1, 17 - name.count))
        let counts = padded(percent(rate), 5) + padded("\(tally.answers)", 9)
        let shares = padded(percent(tally.namedShare), 7) + padded(percent(tally.misnamedShare), 12)
        let rest =
          rate > 0
          ? ""
          : padded(percent(tally.explainedShare), 21) + padded(percent(tally.slipsNamedShare), 20)
        puts(head + counts + shares + rest)
        fflush(nil)
        guard rate == 0 else { continue }
        for key in tally.keysThatDiffer { puts("  differs from the loops: \(key)") }
        let poor = tally.byName.filter { $0.value[1] * 100 < $0.value[0] * 95 }
        for (name, counts) in poor.sorted(by: { $0.key < $1.key }) {
          puts("  \(name): \(counts[1]) of \(counts[0])")
        }
      }
    }
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
