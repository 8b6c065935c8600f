internal import Arithmetic
internal import Computations
internal import Documents
internal import Syntax

extension Command {
  /// `why` tells what one cell is made of.
  static let why = Command(
    name: "why",
    summary: "What one cell is made of: its window, its sum, its row of the matrix.",
    topic: .looking,
    parameters: [.place, .deep],
    details: [
      "why y[1,2] looks into the computation that y was assigned from, or into the last one: the window, the products, and the row of C that holds them. Every value that was computed can be asked of: y = relu(z), y = 2*z, y = z[1:3], y = C @ v, y = sum(z).",
      "deep goes on to what the cell was made of, step by step down to what was typed.",
    ],
    examples: [
      Example("y = conv([1 2 3; 4 5 6; 7 8 9], [1 0; 0 1]); why y[1,0]", gives: "12"),
      Example("y = conv([1 2 3], [1 -1]); z = relu(y); why z[0] deep", gives: "0"),
    ],
    related: ["who", "conv", "toeplitz"],
    lesson: "sliding-windows"
  ) { call throws(Diagnostic) in
    let (place, subject) = try call.subject()
    let computation = subject.computation
    let index = try place.resolved(in: computation)
    let (limits, isDeep) = (call.limits, call.flag(.deep) == true)
    guard
      let explanation = try call.attempt(try computation.why(index, of: place.text, within: limits))
    else { throw computation.unexplained(at: place.span) }
    return Answer(kind: "why", value: .tensor(explanation.value), about: subject) {
      Document {
        Block.heading(
          title: "why \(ShapeText.place(place.text, index))", facts: computation.facts)
        explanation.blocks
        if isDeep {
          History(of: computation, index, within: limits).blocks
        } else {
          computation.nextStep(from: index, within: limits)
        }
      }
    }
  }

  /// `who` tells where one input or one weight goes.
  static let who = Command(
    name: "who",
    summary: "The outputs that one input or one weight reaches.",
    topic: .looking,
    parameters: [.place],
    details: [
      "who x[0,0] lists every output whose window covers that input, with the weight it meets there: a column of C. who k[1,1] lists every product that the weight takes part in. The names are those that were typed, or x and k; of a value that lies further back, the computation that it went into is looked for."
    ],
    examples: [
      Example("y = conv([1 2 3; 4 5 6; 7 8 9], [1 0; 0 1]); who x[1,1]"),
      Example("y = conv([1 2 3; 4 5 6; 7 8 9], [1 0; 0 1]); who k[0,1]"),
    ],
    related: ["why", "conv", "toeplitz"],
    lesson: "toeplitz"
  ) { call throws(Diagnostic) in
    let place = try call.place()
    let (subject, operand) = try call.reader(of: place)
    let computation = subject.computation
    let index = try place.resolved(in: computation.operands[operand].shape)
    let limits = call.limits
    guard
      let explanation = try call.attempt(
        try computation.who(
          index, of: operand, result: subject.name ?? computation.resultName, within: limits))
    else { throw computation.unexplained(at: place.span) }
    return Answer(kind: "who", value: .tensor(explanation.value), about: subject) {
      Document {
        Block.heading(
          title: "who \(ShapeText.place(place.name, index))", facts: computation.facts)
        explanation.blocks
      }
    }
  }
}

extension Parameter {
  fileprivate static let deep = Parameter(
    "deep", [], .flag, "go on to what the cell was made of, down to what was typed")
}

extension Call {
  /// The cell that is asked about.
  func place() throws(Diagnostic) -> Place {
    let argument = try required(.place)
    guard case .place(let expression) = argument.value else {
      throw wrongKind(argument, "a single cell is needed here, such as y[1,2]")
    }
    return try Place(expression)
  }

  /// The cell that is asked about and the computation behind it: a variable's own, or the last one.
  fileprivate func subject() throws(Diagnostic) -> (Place, Subject) {
    let place = try place()
    let own = context.computation(place.name)
    guard let whole = own ?? context.computation(nil) else { throw nothingYet(place.span) }
    let part = place.part ?? (own == nil ? place.name : nil)
    if let part, part.hasPrefix("[") {
      guard let forward = whole as? ForwardComputation, let layer = forward.part(part),
        forward.run.name == place.name
      else { throw notRun(place) }
      return (place, Subject(computation: layer, name: place.text))
    }
    let computation = part.flatMap(whole.part) ?? whole
    return (place, Subject(computation: computation, name: own == nil ? nil : place.text))
  }

  /// The computation that an operand of this name went into, and which operand it is: of the last
  /// computation, or of those behind it.
  fileprivate func reader(of place: Place) throws(Diagnostic) -> (Subject, Int) {
    guard let last = context.computation(nil) else { throw nothingYet(place.span) }
    let subject = Subject(computation: last, name: context.lastName)
    if let found = subject.reading(place.name) { return found }
    throw unread(
      place, last,
      help: "of an output: why \(ShapeText.place(place.text, place.index))")
  }

  private func unread(_ place: Place, _ last: any Computation, help: String) -> Diagnostic {
    let names = last.operands.map { "\($0.name)[…]" }
    return Diagnostic(
      .unknownName,
      "`\(place.name)` did not go into the last computation",
      labels: [.init(place.span)],
      help: ["ask of \(names.joined(separator: " or ")); \(help)"])
  }

  private func notRun(_ place: Place) -> Diagnostic {
    Diagnostic(
      .nothingYet,
      "the last answer is not `\(place.name)` run on numbers, or has no layer \(place.part ?? "")",
      labels: [.init(place.span)], help: ["forward \(place.name) x, then why \(place.name)[1][0,0]"]
    )
  }

  private func nothingYet(_ span: Span) -> Diagnostic {
    Diagnostic(
      .nothingYet, "there is no convolution to look into yet", labels: [.init(span)],
      help: ["y = conv x k, then why y[0,0]"])
  }
}

extension Subject {
  /// The operand of this name, of the computation or of those it was made from.
  fileprivate func reading(_ name: String) -> (Subject, Int)? {
    var found: [Subject] = [self]
    var seen = 0
    while seen < found.count, seen < 64 {
      let subject = found[seen]
      seen += 1
      let operands = subject.computation.operands
      if let place = operands.firstIndex(where: { $0.name == name })
        ?? (seen == 1 ? operands.firstIndex { $0.letter == name } : nil)
      {
        return (subject, place)
      }
      found += operands.compactMap { operand in
        operand.source.computation.map { Subject(computation: $0, name: operand.name) }
      }
    }
    return nil
  }
}

extension Computation {
  /// Why a cell of it cannot be explained.
  func unexplained(at span: Span) -> Diagnostic {
    guard !givesSizesOnly || kind == "shape" else {
      return Diagnostic(
        .tooLarge, "this is too large to write out", labels: [.init(span)],
        help: ["numbers can be looked into: x = random(28x28, seed=1)"])
    }
    return Diagnostic(
      .wrongKind, noCells.message, labels: [.init(span)], help: noCells.help)
  }
}
