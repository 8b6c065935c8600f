public import Documents

extension LintReport {
  /// What is to be read by the author of an assignment, one problem after the other.
  public var document: Document {
    Document {
      Block.heading(title: "lint", facts: facts)
      for problem in problems { problem.blocks }
    }
  }

  private var facts: [String] {
    let count = problems.count
    let words = "\(count) problem\(count == 1 ? "" : "s")"
    let open = problems.filter { !$0.isClean }.count
    return [words, open == 0 ? "nothing to better" : "\(open) could show more"]
  }
}

extension LintReport.Problem {
  var blocks: [Block] {
    var blocks: [Block] = [
      .heading(title: "problem \(id)", facts: title.isEmpty ? [] : [title]),
      .fact(label: "shows", text: "\(visible) mistake\(visible == 1 ? "" : "s")"),
    ]
    if !unseen.isEmpty {
      blocks.append(.fact(label: "unseen", text: unseen.joined(separator: ", ")))
    }
    for (place, group) in confused.enumerated() {
      blocks.append(
        .fact(label: place == 0 ? "confused" : "", text: group.joined(separator: " = ")))
    }
    for (place, reason) in reasons.enumerated() {
      blocks.append(.fact(label: place == 0 ? "because" : "", text: reason))
    }
    if !guesses.isEmpty { blocks.append(.table(guessTable)) }
    for (place, proposal) in proposals.enumerated() {
      let gains = proposal.gains.isEmpty ? "" : "   shows " + proposal.gains.joined(separator: ", ")
      blocks.append(.fact(label: place == 0 ? "try" : "", text: proposal.statement + gains))
    }
    return blocks
  }

  private var guessTable: TableFigure {
    TableFigure(
      header: ["guess", "cells right", "earns"],
      rows: guesses.map { ["\($0.name)", "\($0.cells) of \($0.total)", "\($0.share)"] },
      rightAligned: [1, 2])
  }
}
