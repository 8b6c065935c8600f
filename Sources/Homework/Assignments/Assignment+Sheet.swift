internal import Documents
internal import Rendering
internal import Sessions
internal import Syntax

extension Assignment {
  /// The sheet for students: data, problems and lines to fill in, without answers, their worth or the
  /// computations behind them.
  ///
  /// Computed data are written as numbers, so the sheet has no seeds. Comments are kept, except those on
  /// the line of a statement that is left out.
  ///
  /// - Parameters:
  ///   - text: The assignment's file.
  ///   - student: The student; with an empty id, the student line is left to be filled in.
  public func sheetText(of text: String, for student: Student) -> String {
    var writer = SheetWriter(assignment: self, student: student)
    var reader = StatementReader()
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      writer.write(reader.feed(String(line)))
    }
    if let rest = reader.finish() { writer.write(rest) }
    return writer.finished()
  }
}

/// Copies the statements of an assignment that a sheet may show.
private struct SheetWriter {
  let assignment: Assignment
  let student: Student
  private var lines: [String] = []
  /// The problem whose answer line is still to be written.
  private var open: String?

  init(assignment: Assignment, student: Student) {
    self.assignment = assignment
    self.student = student
  }

  mutating func write(_ event: StatementReader.Event) {
    switch event {
    case .incomplete, .tooLong: break
    case .blank: gap()
    case .prose(let line):
      // A lesson's expected output may be a key.
      if !line.hasPrefix("#>") { lines.append(line) }
    case .statement(let text, _): statements(text)
    }
  }

  private mutating func statements(_ text: String) {
    guard let statements = try? Parser.parse(text, vocabulary: Session.vocabulary) else { return }
    for statement in statements {
      switch statement.body {
      case .sheet(let sheet): write(sheet)
      case .expression, .command:
        if let target = statement.target { data(target.name, statement) }
      }
    }
  }

  private mutating func write(_ sheet: SheetStatement) {
    switch sheet.kind {
    case .assignment:
      var line = "assignment \(assignment.id)"
      if !assignment.title.isEmpty { line += " \(quoted(assignment.title))" }
      for name in ["due", "late"] {
        if let option = sheet.option(name) { line += " \(name)=\(option.value.text)" }
      }
      lines.append(line)
      let name = student.name.isEmpty ? [] : [quoted(printable(student.name))]
      let id = student.id.isEmpty ? [] : [printable(student.id)]
      lines.append((["student"] + id + name).joined(separator: " "))
    case .problem:
      fillIn()
      guard let id = sheet.id?.text else { return }
      let problem = assignment.problem(id)
      let points = problem.map { " points=\($0.points)" } ?? ""
      lines.append("problem \(id) \(quoted(problem?.title ?? sheet.text ?? ""))\(points)")
      lines += problem?.hints(for: sheet) ?? []
      open = id
    case .student, .answer, .hint, .bug, .credit, .require, .accept, .ensure, .secret: break
    }
  }

  /// Writes a variable of the assignment as numbers.
  private mutating func data(_ name: String, _ statement: Statement) {
    guard let value = assignment.sheet.session.variables[name]?.value else { return }
    if case .tensor(let tensor) = value, tensor.count > 10_000 { return }
    fillIn()
    lines.append("\(name) = \(value.lineText)")
  }

  private mutating func fillIn() {
    guard let id = open else { return }
    lines.append("answer \(id) =")
    open = nil
  }

  private mutating func gap() {
    fillIn()
    if let last = lines.last, !last.isEmpty { lines.append("") }
  }

  mutating func finished() -> String {
    fillIn()
    while lines.last?.isEmpty == true { lines.removeLast() }
    return lines.joined(separator: "\n") + "\n"
  }

  /// The text as a string literal of the language.
  private func quoted(_ text: String) -> String {
    var quoted = "\""
    for character in text {
      switch character {
      case "\"": quoted += "\\\""
      case "\\": quoted += "\\\\"
      case "\n": quoted += "\\n"
      case "\t": quoted += "\\t"
      default: quoted.append(character)
      }
    }
    return quoted + "\""
  }
}

extension AssignedProblem {
  /// Comments on the sheet that say what an answer may be.
  fileprivate func hints(for sheet: SheetStatement) -> [String] {
    var hints: [String] = []
    if kind == .command { hints.append("# Answer with a command.") }
    if allowance == .literal { hints.append("# Answer with numbers only.") }
    if posed.options.isManual { hints.append("# Answer in words; this one is marked by hand.") }
    if let earlier = posed.options.follow {
      hints.append("# What follows from your own answer to \(earlier) counts too.")
    }
    return hints
  }
}
