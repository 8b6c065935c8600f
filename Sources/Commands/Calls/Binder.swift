public import Arithmetic
public import Documents
public import Syntax

/// Matches the arguments of a statement to the parameters of what it calls.
///
/// Names and synonyms are compared as typed; positional values fill the positional parameters in
/// order, but a bare word that is a flag of the command, or a value of one of its word parameters, is
/// taken for that even where a variable has the name.
public struct Binder {
  /// The command's or function's name, for messages.
  let owner: String
  let parameters: [Parameter]
  /// The statement's text, from which words are read as typed.
  let source: String
  /// Whether sizes may be letters, as in `shape i=n k=3`.
  private let takesLetters: Bool
  private let limits: Limits
  /// Gives an expression's value.
  private let valueOf: (Expression) throws(Diagnostic) -> Value

  private var bound: [BoundArgument] = []
  /// The memory of the values bound so far.
  private var small = SmallValueCount()

  public init(
    owner: String, parameters: [Parameter], source: String, limits: Limits = .standard,
    evaluate: @escaping (Expression) throws(Diagnostic) -> Value
  ) {
    takesLetters = parameters.contains {
      if case .quantity = $0.kind {
        $0.isSame(as: .sizeInput) || $0.isSame(as: .linkKernel)
      } else {
        false
      }
    }
    self.limits = limits
    self.owner = owner
    self.parameters = parameters
    self.source = source
    self.valueOf = evaluate
  }

  /// - Throws: `unknown-option`, `repeated-option`, `extra-argument`, `unknown-value`, and what the
  ///   evaluation of a value throws.
  public mutating func bind(_ arguments: [Argument]) throws(Diagnostic) -> [BoundArgument] {
    bound.reserveCapacity(arguments.count)
    for place in arguments.indices {
      if let name = arguments[place].name {
        try bindNamed(name, arguments[place])
      } else {
        do throws(Diagnostic) { try bindPositional(arguments[place].value) } catch {
          throw advised(error, on: arguments, at: place)
        }
      }
    }
    return bound
  }

  private mutating func bindNamed(_ name: String, _ argument: Argument) throws(Diagnostic) {
    guard
      let parameter = parameters.first(where: { $0.answers(to: name) })
        ?? parameters.first(where: { $0.repetition == .everyName })
    else {
      throw .unknownOption(name, of: owner, parameters, at: argument.nameSpan ?? argument.span)
    }
    guard !isBound(parameter), !bound.contains(where: { $0.typedName == name }) else {
      throw Diagnostic(
        .repeatedOption,
        "`\(parameter.repetition == .everyName ? name : parameter.name)` is given twice",
        labels: [.init(argument.span, "the second time")])
    }
    try append(parameter, argument.value, typedName: name)
  }

  private mutating func bindPositional(_ expression: Expression) throws(Diagnostic) {
    if let word = word(of: expression), let parameter = parameter(takingWord: word) {
      return try append(parameter, expression, bare: true)
    }
    guard let parameter = parameters.first(where: { isNext($0, for: expression) }) else {
      if case .name(let word) = expression.node, nearFlag(word) != nil {
        throw .unknownOption(word, of: owner, parameters, at: expression.span)
      }
      throw Diagnostic(
        .extraArgument, "`\(owner)` does not know what to do with this value",
        labels: [.init(expression.span, "one too many")],
        help: [signature])
    }
    try append(parameter, expression)
  }

  /// The complaint about a value, with the option that it may have been meant for.
  private func advised(
    _ error: Diagnostic, on arguments: [Argument], at place: Int
  ) -> Diagnostic {
    // What stands within a value has been complained of by itself.
    guard error.code == .extraArgument || error.code == .unknownName,
      error.labels.first?.span.end == arguments[place].value.span.end,
      let typed = MeantOption(
        arguments: arguments, place: place, parameters: parameters, isBound: isBound,
        text: rawText
      ).typed
    else { return error }
    var error = error
    if error.code == .unknownName { error.help = [] }
    error.help.insert("did you mean \(typed)?", at: 0)
    return error
  }

  /// Whether a value without a name may be this parameter's; what is not a word is no value of one
  /// that takes words.
  private func isNext(_ parameter: Parameter, for expression: Expression) -> Bool {
    guard parameter.isPositional, !isBound(parameter) else { return false }
    if case .word = parameter.kind { return word(of: expression) != nil }
    return true
  }

  /// The flag or word parameter that a bare word belongs to.
  private func parameter(takingWord word: String) -> Parameter? {
    parameters.first { parameter in
      guard !isBound(parameter) else { return false }
      switch parameter.kind {
      case .flag: return parameter.answers(to: word)
      case .word: return parameter.isPositional && parameter.accepts(word: word)
      default: return false
      }
    }
  }

  private func nearFlag(_ word: String) -> String? {
    Suggestion.nearest(
      to: word,
      in: parameters.filter { if case .flag = $0.kind { true } else { false } }.map(\.name))
  }

  private var signature: String {
    let names = parameters.filter(\.isPositional).map(\.name)
    return names.isEmpty
      ? "it takes no values without a name" : "it takes: \(owner) \(names.joined(separator: " "))"
  }

  /// Whether a parameter has all the values that it takes.
  private func isBound(_ parameter: Parameter) -> Bool {
    parameter.repetition == .once && bound.contains { $0.parameter.isSame(as: parameter) }
  }

  private mutating func append(
    _ parameter: Parameter, _ expression: Expression, bare: Bool = false, typedName: String? = nil
  ) throws(Diagnostic) {
    var variable: String?
    if case .name(let name) = expression.node { variable = name }
    bound.append(
      BoundArgument(
        parameter: parameter, value: try content(of: expression, for: parameter, bare: bare),
        span: expression.span, variable: variable, expression: expression, typedName: typedName))
  }

  private mutating func evaluate(_ expression: Expression) throws(Diagnostic) -> Value {
    let value = try valueOf(expression)
    if case .name = expression.node { return value }
    do throws(ArithmeticError) {
      try small.add(value.uncountedBytes, within: limits)
    } catch {
      throw error.diagnostic(at: expression.span)
    }
    return value
  }

  private mutating func content(
    of expression: Expression, for parameter: Parameter, bare: Bool
  ) throws(Diagnostic) -> BoundArgument.Content {
    switch parameter.kind {
    case .operand where takesLetters: return try letterOrValue(expression)
    case .operand, .value, .file, .sizes: return .value(try evaluate(expression))
    case .place: return .place(expression)
    case .network: return try network(expression)
    case .quantity:
      switch expression.node {
      case .unknown: return .unknown
      case .range(let low, let high):
        return .range(try integer(low), try integer(high))
      default: return try letterOrValue(expression)
      }
    case .flag:
      if bare { return .flag(true) }
      return .flag(try truth(of: expression))
    case .text:
      return .word(word(of: expression) ?? rawText(expression.span))
    case .word:
      guard let word = word(of: expression), parameter.accepts(word: word) else {
        throw .unknownWord(
          word(of: expression) ?? rawText(expression.span), for: parameter, at: expression.span)
      }
      return .word(word)
    case .padding:
      switch expression.node {
      case .unknown: return .unknown
      case .range(let low, let high): return .range(try integer(low), try integer(high))
      default: break
      }
      guard let word = word(of: expression) else { return .value(try evaluate(expression)) }
      if parameter.accepts(word: word) { return .word(word) }
      // `"SAME"`, as TensorFlow has it.
      if parameter.accepts(word: word.lowercased()) { return .word(word.lowercased()) }
      if case .text = expression.node {
        throw .unknownWord(word, for: parameter, at: expression.span)
      }
      if takesLetters, case .letter(let name) = try? letterOrValue(expression) {
        return .letter(name)
      }
      do { return .value(try evaluate(expression)) } catch {
        throw error.code == .unknownName
          ? .unknownWord(word, for: parameter, at: expression.span) : error
      }
    }
  }

  /// A network, the shape that one begins with, or the name of one that is known by name.
  private mutating func network(_ expression: Expression) throws(Diagnostic)
    -> BoundArgument.Content
  {
    let name = rawText(expression.span)
    guard NamedNetwork.named(name) != nil else { return .value(try evaluate(expression)) }
    guard case .name = expression.node else { return .word(name) }
    do { return .value(try evaluate(expression)) } catch {
      guard error.code == .unknownName else { throw error }
      return .word(name)
    }
  }

  /// A value, or one letter that no variable has.
  private mutating func letterOrValue(_ expression: Expression) throws(Diagnostic)
    -> BoundArgument.Content
  {
    do { return .value(try evaluate(expression)) } catch {
      guard error.code == .unknownName, case .name(let name) = expression.node,
        name.count == 1, name.first?.isLetter == true
      else { throw error }
      return .letter(name)
    }
  }

  private mutating func integer(_ expression: Expression) throws(Diagnostic) -> Int {
    if case .tensor(let tensor) = try evaluate(expression), tensor.isScalar,
      let value = tensor.intValues?.first
    {
      return value
    }
    throw Diagnostic(
      .wrongKind, "a range runs between whole numbers",
      labels: [.init(expression.span, "not a whole number")])
  }

  private mutating func truth(of expression: Expression) throws(Diagnostic) -> Bool {
    switch word(of: expression) {
    case "true", "on", "yes": return true
    case "false", "off", "no": return false
    default: break
    }
    switch try evaluate(expression) {
    case .truth(let value): return value
    case .tensor(let tensor) where tensor == Tensor(0): return false
    case .tensor(let tensor) where tensor == Tensor(1): return true
    default:
      throw Diagnostic(
        .wrongKind, "a switch is true or false",
        labels: [.init(expression.span, "neither")])
    }
  }

  /// The word that an expression is, typed bare or in quotes.
  private func word(of expression: Expression) -> String? {
    switch expression.node {
    case .name(let word): word
    case .text(let text): text
    default: nil
    }
  }

  private func rawText(_ span: Span) -> String { span.text(in: source) ?? "" }
}

/// The words for names that are not known.
extension Diagnostic {
  static func unknownOption(
    _ name: String, of owner: String, _ parameters: [Parameter], at span: Span
  ) -> Diagnostic {
    var help: [String] = []
    let names = parameters.flatMap { [$0.name] + $0.synonyms }
    if let confusion = KnownConfusion.named(name) { help.append(confusion.sentence) }
    if let nearest = Suggestion.nearest(to: name, in: names) {
      help.append("did you mean `\(nearest)`?")
    }
    if help.isEmpty, !parameters.isEmpty {
      help.append("it takes: " + parameters.map(\.name).joined(separator: ", "))
    }
    return Diagnostic(
      .unknownOption, "`\(owner)` has no option `\(name)`",
      labels: [.init(span, "not an option of \(owner)")], help: help)
  }

  static func unknownWord(_ word: String, for parameter: Parameter, at span: Span) -> Diagnostic {
    let words = parameter.words.map(\.name)
    var help: [String] = []
    if let nearest = Suggestion.nearest(to: word, in: words) {
      help.append("did you mean `\(nearest)`?")
    }
    help.append("\(parameter.name) takes: " + words.joined(separator: ", "))
    return Diagnostic(
      .unknownValue, "`\(word)` is not a value of `\(parameter.name)`",
      labels: [.init(span)], help: help)
  }
}
