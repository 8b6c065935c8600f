import Arithmetic
import Documents
import Foundation
import Homework
import Testing

@Suite struct LintReportTests {
  private func lint(
    _ expression: String, after statements: String = "", kind: AnswerKind = .matrix
  ) throws -> LintReport.Problem {
    let key = try #require(KeyComputation(expression, after: statements))
    let report = LintReport([LintSubject(id: "1", title: "A sum", key: key, kind: kind)])
    return try #require(report.problems.first)
  }

  private static let image =
    "x = [1 2 0 1 3; 0 1 3 2 1; 2 1 0 1 4; 1 0 2 3 0; 3 2 1 0 2];"

  @Test func aBoxHidesTurns() throws {
    let problem = try lint("conv(x, box(3))", after: Self.image)
    #expect(problem.unseen.contains("flip"))
    #expect(problem.unseen.contains("kernel-transposed"))
    #expect(problem.reasons.contains { $0.contains("a wrong turn does not show") })
    let proposal = try #require(problem.proposals.first)
    #expect(proposal.gains.contains("flip"))
    #expect(proposal.statement.contains(" = ["))
  }

  @Test func sobelTurnedIsItsNegative() throws {
    let problem = try lint("conv(x, sobel_x)", after: Self.image)
    #expect(problem.confused.contains { $0.contains("flip") && $0.contains("negated") })
    #expect(problem.reasons.contains { $0.contains("its negative") })
  }

  /// 3×3, s = 2, p = 1: on an even side the end padding is never read; on an odd side three mistakes
  /// give one result.
  @Test func someBlindnessIsStructural() throws {
    let kernel = "k = [1 0 -1; 2 3 0; 0 -2 5]; x = random(6x6, seed=3)"
    let even = try lint("conv(x, k, stride=2, padding=1)", after: kernel)
    #expect(even.unseen.contains("padding-begin-only"))
    #expect(even.reasons.contains { $0.contains("no window reaches the padding") })
    let odd = try lint(
      "conv(x, k, stride=2, padding=1)",
      after: "k = [1 0 -1; 2 3 0; 0 -2 5]; x = random(5x5, seed=3)")
    let group = try #require(odd.confused.first { $0.contains("padding-ignored") })
    #expect(group.contains("padding-end-only") && group.contains("stride-phase"))
    #expect(!odd.proposals.isEmpty)
  }

  @Test func oneAxisOfSizesIsNotEnough() throws {
    let problem = try lint("shape(i=5, k=3, s=2, p=1)", kind: .number)
    #expect(problem.unseen.contains("ceil-for-floor"))
    #expect(problem.confused.contains { $0.contains("no-plus-one") && $0.count >= 5 })
    let proposal = try #require(problem.proposals.first)
    #expect(proposal.statement.hasPrefix("shape "))
    #expect(proposal.gains.contains("no-plus-one"))
    let better = try lint(
      proposal.statement.replacing("shape ", with: "shape(").replacing(" kernel", with: ", kernel")
        .replacing(" stride", with: ", stride").replacing(" padding", with: ", padding") + ")",
      kind: .shape)
    #expect(
      better.unseen.count + better.confused.joined().count
        < problem.unseen.count + problem.confused.joined().count)
  }

  @Test func guessesAreSaidWithWhatTheyEarn() throws {
    let matrix = try lint("toeplitz(5, [2 -1 3])")
    let zeros = try #require(matrix.guesses.first)
    #expect((zeros.cells, zeros.total, zeros.share) == (6, 15, 0))
    let image = "x = [5 1 2 3; 1 4 4 0; 2 2 7 1; 0 3 3 8];"
    let identity = try lint("conv(x, identity(3))", after: image)
    #expect(identity.guesses.contains { $0.name == "the input, cropped" && $0.share == 0 })
    let corner = try lint("conv(x, [1 0; 0 0])", after: image)
    #expect(corner.guesses.contains { $0.name == "the input, cropped" && $0.share == 1 })
  }

  @Test func sizesCanBeGuessed() throws {
    let problem = try lint("shape(16x16, kernel=3, stride=2, padding=1)", kind: .shape)
    #expect(problem.guesses.contains { $0.name == "⌈i/s⌉" && $0.share == 1 })
    #expect(problem.earning.count == 1)
    #expect(problem.reasons.contains { $0.contains("every axis has the same sizes") })
  }

  @Test func theDocumentTellsAllOfIt() throws {
    let key = try #require(KeyComputation("conv(x, box(3))", after: Self.image))
    let report = LintReport([
      LintSubject(id: "2a", title: "Blur", key: key, kind: .matrix)
    ])
    #expect(!report.isClean)
    let blocks = report.document.blocks
    #expect(blocks.contains(.heading(title: "problem 2a", facts: ["Blur"])))
    let labels = blocks.compactMap { block -> String? in
      if case .fact(let label, _) = block { label } else { nil }
    }
    #expect(labels.contains("unseen") && labels.contains("try"))
  }

  /// The course's own assignments take their keys' values in every notation, and pay nothing for one number
  /// among zeros.
  @Test(arguments: ["windows", "sizes"])
  func theCoursesAssignmentsTakeTheirOwnKeys(name: String) throws {
    let path = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "Lessons/homework/\(name)/assignment.convo")
    let lint = try Assignment(String(contentsOf: path, encoding: .utf8)).lint
    #expect(lint.problems.count >= 5)
    for problem in lint.problems {
      #expect(problem.refused == [], "\(problem.id)")
      for guess in problem.guesses
      where guess.name.hasPrefix("one number") || guess.name.hasPrefix("0 in") {
        #expect(guess.share == 0, "\(problem.id): \(guess.name)")
      }
    }
  }

  @Test func aKeyThatNoAnswerMatchesIsTold() throws {
    let symbols = try Assignment(
      "assignment a\nproblem 1 \"?\"\nanswer 1 = toeplitz(3, symbols(\"w\", 2))\n"
        + "problem 2 \"?\"\nanswer 2 = true\nproblem 3 \"?\"\nanswer 3 = sqrt(2) * [1 2]\n")
    #expect(symbols.lint.problems.allSatisfy { $0.refused == [] })
  }
}
