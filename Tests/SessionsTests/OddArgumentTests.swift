import Arithmetic
import Commands
import Documents
import Sessions
import Syntax
import Testing

/// Whatever is put where, there is an answer or a diagnostic, and never a trap.
@Suite struct OddArgumentTests {
  private static let oddities = [
    "0", "-1", "1", "3", "2.5", "1/3", "1e-300", "1e300", "10^40", "-10^40", "2^63", "-2^63",
    "2^63 - 1", "2^62", "inf", "-inf", "nan", "true", "\"\"", "\"w\"", "\"row\"", "[]",
    "zeros(0x3)", "zeros(2x0)", "[1 2 3]", "[1 2; 3 4]", "[[1 2; 3 4]]", "iota(2x3x1x2)", "()",
    "(1, 2)", "((1, 1), (2, 2))", "(-1, -1)", "[2^63 1]", "[nan inf]", "3x3", "0x0", "2x3x1",
    "9999999999x9999999999", "1x1x1x1x1x1x1x1x1", "symbols(\"a\")", "symbols(\"a\", 2x2)",
    "sobel_x", "grad([1 2 3], [1 1], [1 1])", "?", "1..3",
  ]

  /// Those that stand beside every other one.
  private static let companions = [
    "0", "-1", "2.5", "10^40", "2^63 - 1", "-2^63", "nan", "\"w\"", "[]", "[1 2; 3 4]", "(1, 2)",
    "((1, 1), (2, 2))", "3x3", "9999999999x9999999999", "symbols(\"a\", 2x2)",
  ]

  private static var session: Session {
    var settings = Settings()
    settings.limits = .strict
    return Session(settings: settings)
  }

  @Test(arguments: EntryTable.functions.all.map(\.name) + EntryTable.commands.names)
  func oneOrTwoArguments(name: String) {
    for first in Self.oddities {
      run("\(name)(\(first))")
      for second in Self.companions { run("\(name)(\(first), \(second))") }
    }
  }

  @Test(arguments: EntryTable.functions.all.map(\.name) + EntryTable.commands.names)
  func everyOption(name: String) {
    let parameters =
      EntryTable.language.entry(named: name)?.parameters ?? []
    for parameter in parameters {
      for value in Self.oddities + parameter.words.map(\.name) {
        run("\(name)(\(parameter.name)=\(value))")
        for operand in ["[1 2; 3 4], [1 2; 3 4]", "iota(2x3)", "[1 2 3], [1 1]", "2x2, 2x2"] {
          run("\(name)(\(operand), \(parameter.name)=\(value))")
        }
      }
    }
  }

  @Test(arguments: BinaryOperator.allCases.map(\.rawValue))
  func operators(sign: String) {
    for first in Self.oddities {
      for second in Self.companions { run("(\(first)) \(sign) (\(second))") }
    }
  }

  @Test(arguments: oddities)
  func places(place: String) {
    for other in Self.oddities {
      run("iota(2x3)[\(place), \(other)]")
      run("iota(2x3)[\(place):\(other)]")
      run("iota(7)[\(place):\(other):\(place)]")
      run("(\(other))[\(place)]")
    }
    run("-(\(place))")
    run("not (\(place))")
    run("(\(place))'")
    run("[\(place) \(place)]")
    run("[\(place); \(place)]")
    run("(\(place)).dx")
    run("_ = \(place)")
  }

  private func run(_ text: String) {
    var session = Self.session
    session.run(text) { outcome in
      switch outcome.result {
      case .success(let answer):
        // The explanation is made only where it is read.
        _ = answer.document.blocks.count
      case .failure(let diagnostic):
        #expect(!diagnostic.message.isEmpty, "\(text)")
        for label in diagnostic.labels {
          #expect(
            label.span.start >= 0 && label.span.end <= outcome.source.utf8.count
              && label.span.start <= label.span.end, "\(text)")
        }
      }
      return true
    }
  }
}
