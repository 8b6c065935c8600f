internal import Arithmetic
internal import Commands
internal import Documents
internal import Syntax

/// Running the statements of homework: the dispatch, and `assignment`, `student` and `problem`. An
/// assignment is a script like any other.
extension Session {
  mutating func run(
    _ sheet: SheetStatement, of text: String, target: Statement.Target?
  ) throws(Diagnostic) -> Answer {
    switch sheet.kind {
    case .assignment: try begin(sheet)
    case .student: try name(sheet)
    case .problem: try pose(sheet)
    case .answer: try answer(sheet, of: text)
    case .hint: try hint(sheet)
    case .bug: try bug(sheet, of: text)
    case .credit: try credit(sheet)
    case .require: try require(sheet, of: text)
    case .accept: try accept(sheet, of: text)
    case .ensure: try ensure(sheet, of: text)
    case .secret: try keepSecret(sheet, of: text, target: target)
    }
  }

  private mutating func begin(_ statement: SheetStatement) throws(Diagnostic) -> Answer {
    let names = ["points", "due", "late", "salt", "follow-share"]
    for option in statement.options {
      guard names.contains(option.name.text) else {
        throw option.unknown(in: names, of: "assignment")
      }
      if option.name.text == "late", LatePenalty(option.value.text) == nil {
        throw option.refused(
          "`late` is a share of the points, for each day or hour or once",
          help: "late=10%/day, late=5%/hour, late=20%")
      }
    }
    _ = try ProblemOptions([], in: statement.options)
    let (id, title) = (statement.id?.text ?? "", statement.text ?? "")
    sheet = Sheet()
    sheet.id = id
    sheet.title = title
    sheet.options = statement.options
    sheet.startingVariables = variables
    variants.assignment = id
    variants.salt = statement.option("salt")?.value.text ?? ""
    variants.attempt = 0
    var facts = title.isEmpty ? [] : [title]
    if let due = statement.option("due") { facts.append("due \(due.value.text)") }
    return Answer(kind: "assignment", value: nil) { [facts] in
      Document([.heading(title: "assignment \(id)", facts: facts)])
    }
  }

  private mutating func name(_ statement: SheetStatement) throws(Diagnostic) -> Answer {
    let id = statement.id?.text ?? ""
    variants.student = Variants.comparable(id)
    let facts = statement.text.map { [$0] } ?? []
    return Answer(kind: "student", value: nil) {
      Document([.heading(title: "student \(id)", facts: facts)])
    }
  }

  private mutating func pose(_ statement: SheetStatement) throws(Diagnostic) -> Answer {
    let (id, template) = (statement.id?.text ?? "", statement.text ?? "")
    guard sheet.problem(id) == nil else {
      throw Diagnostic(
        .repeatedOption, "problem \(id) already exists",
        labels: [.init(statement.id?.span ?? statement.span)],
        help: ["each problem needs its own identifier"])
    }
    let options = try ProblemOptions(statement.options, in: sheet.options)
    let text = try filledIn(template, at: statement.span)
    if let earlier = options.follow, sheet.problem(earlier)?.key == nil {
      throw Diagnostic(
        .unknownName, "there is no earlier answer \(earlier)",
        labels: [.init(statement.option("follow")?.value.span ?? statement.span)],
        help: ["follow= takes the identifier of an earlier problem"])
    }
    sheet.problems.append(
      PosedProblem(
        id: id, text: text, template: template, options: options, credits: sheet.credits))
    return Answer(kind: "problem", value: nil) {
      Document([
        .heading(title: "problem \(id)", facts: [Self.points(options.points)]), .note(text),
      ])
    }
  }

  private static func points(_ number: Rational) -> String {
    "\(number) point\(number == 1 ? "" : "s")"
  }

  func place(of statement: SheetStatement) throws(Diagnostic) -> Int {
    let id = statement.id?.text ?? ""
    if let place = sheet.place(of: id) { return place }
    let ids = sheet.problems.map(\.id)
    throw Diagnostic(
      .unknownName, "there is no problem \(id)",
      labels: [.init(statement.id?.span ?? statement.span)],
      help: [
        ids.isEmpty
          ? "problem \(id) \"…\" poses it" : "the problems are: " + ids.joined(separator: ", ")
      ])
  }
}

extension Answer {
  /// An answer without value and document.
  static func nothing(_ kind: String) -> Answer { Answer(kind: kind, value: nil) { Document() } }
}
