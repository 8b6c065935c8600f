import Arithmetic
import Commands
import Computations
import Documents
import Testing

/// `coverage` and `overlap`: the rule that is said is the counts' own.
@Suite struct CoverageCommandTests {
  private func cells(_ statement: String) throws -> [Int] {
    try #require(Asked(statement).tensor?.intValues)
  }

  @Test(arguments: [
    "coverage conv 9 3 stride=2", "coverage(conv(9, 3, stride=2))", "coverage 9 3 stride=2",
    "conv 9 3 stride=2; coverage", "y = conv(iota(9), [1 2 3], stride=2); coverage y",
    "y = conv(iota(9), [1 2 3], stride=2); coverage(y)", "overlap transpose 4 3 stride=2",
    "overlap(4, 3, stride=2)", "overlap fold 3x4 image=9 kernel=3 stride=2",
  ])
  func isAskedInManyWays(statement: String) throws {
    #expect(try cells(statement) == [1, 1, 2, 1, 2, 1, 2, 1, 1])
  }

  /// Whatever is said to be inside is there, over axes of every kind.
  @Test func rulesAreTrue() throws {
    for (kernel, stride, dilation) in (1...5).flatMap({ k in
      (1...4).flatMap { s in (1...3).map { (k, s, $0) } }
    }) {
      let size = dilation * (kernel - 1) + 1 + 9 * stride
      let statement = "coverage conv \(size) \(kernel) stride=\(stride) dilation=\(dilation)"
      let asked = Asked(statement)
      let counts = try #require(asked.tensor?.intValues)
      let rule = try #require(asked.facts("rule").first)
      let computation = try #require(asked.answers.last?.computation as? CoverageComputation)
      guard !computation.relation.axes[0].inside.isEmpty else { continue }
      let inside = Set(computation.relation.axes[0].inside.map { counts[$0] })
      #expect(computation.isUneven == (inside.count > 1), "\(statement)")
      for said in rule.matches(of: /so of \d+ neighbours (\d+) get (\d+) and the rest (\d+)/) {
        let (more, less) = (Int(said.2), Int(said.3))
        #expect(inside.isSubset(of: [more ?? -1, less ?? -1, 0]), "\(statement): \(rule)")
      }
      for said in rule.matches(of: /[:,] (\d+) each/) {
        #expect(inside.subtracting([0]) == [Int(said.1) ?? -1], "\(statement): \(rule)")
      }
      let first = computation.relation.axes[0].inside.lowerBound
      for said in asked.facts("inside") {
        let pattern = said.prefix { $0.isNumber || $0 == " " }.split(separator: " ")
          .compactMap { Int($0) }
        for (place, count) in pattern.enumerated() where first + place < size {
          #expect(
            !computation.relation.axes[0].inside.contains(first + place)
              || counts[first + place] == count, "\(statement): \(said)")
        }
      }
    }
  }

  /// The statements that count what a cure does give one number inside, the one said.
  @Test(arguments: ["12 3 stride=2", "9x9 3x5 stride=(2,3)", "20 5 stride=4"])
  func curesAreEven(operands: String) throws {
    let asked = Asked("overlap transpose \(operands)")
    let computation = try #require(asked.answers.last?.computation as? CoverageComputation)
    let transposed = try #require(computation.subject as? TransposedComputation)
    let cures = Cure.all(of: transposed)
    #expect(cures.count == 3)
    for cure in cures {
      let cured = Asked(cure.statement)
      let again = try #require(cured.answers.last?.computation as? CoverageComputation)
      #expect(!again.isUneven)
      let counts = try #require(cured.tensor?.intValues)
      let most = try #require(counts.max())
      #expect(String(most) == cure.counts)
      // More than half of them are inside.
      #expect(counts.filter { $0 == most }.count * 4 > counts.count)
    }
  }

  @Test func aCellNamesItsWindows() throws {
    let asked = Asked("coverage conv 3x3 2x2; why counts[1,0]")
    #expect(asked.failure == nil)
    #expect(asked.tensor == Tensor(2))
    #expect(asked.facts("count") == ["read 2 times"])
  }

  @Test(arguments: [
    ("coverage", "nothing-yet"), ("coverage conv 2 3", "kernel-too-large"),
    ("coverage conv 5", "missing-argument"), ("shape i=5 k=3; coverage", "nothing-yet"),
    ("x = [1 2]; coverage x", "missing-argument"), ("coverage pool 5 max adaptive=2", "wrong-kind"),
    ("overlap 5000000 3 stride=5000000", "too-large"),
  ])
  func refusals(statement: String, code: String) {
    #expect(Asked(statement).failure?.code.rawValue == code, "\(statement)")
  }
}
