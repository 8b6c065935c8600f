internal import Arithmetic
internal import Computations
public import Documents
internal import Syntax

extension Parameter {
  /// `x is the input: numbers, or a shape alone`; nothing is said to be itself.
  var definition: String { summary.hasPrefix("the \(name)") ? summary : "\(name) is \(summary)" }
}

/// Reading arguments, with errors that point at them.
extension Call {
  func required(_ parameter: Parameter) throws(Diagnostic) -> BoundArgument {
    arguments[try requiredPlace(of: parameter)]
  }

  private func requiredPlace(of parameter: Parameter) throws(Diagnostic) -> Int {
    if let place = place(of: parameter) { return place }
    throw Diagnostic(
      .missingArgument, "`\(name)` is missing its \(parameter.name)",
      labels: [.init(span)], help: [parameter.definition, "see: help \(name)"])
  }

  func value(_ parameter: Parameter) throws(Diagnostic) -> Value? {
    guard let argument = self[parameter] else { return nil }
    guard case .value(let value) = argument.value else {
      throw wrongKind(argument, "a value is needed here")
    }
    return value
  }

  /// A tensor of numbers; a shape is not enough.
  func tensor(_ parameter: Parameter) throws(Diagnostic) -> Tensor {
    let argument = try required(parameter)
    if case .value(.tensor(let tensor)) = argument.value { return tensor }
    throw wrongKind(argument, "numbers are needed here, not \(Self.describe(argument.value))")
  }

  func optionalTensor(_ parameter: Parameter) throws(Diagnostic) -> Tensor? {
    self[parameter] == nil ? nil : try tensor(parameter)
  }

  /// Numbers or a shape; a single whole number is a shape of one axis.
  ///
  /// - Parameters:
  ///   - letter: what it is called where it is no variable.
  ///   - symbol: what its cells are called where it is a shape; the letter unless another is given.
  func operand(
    _ parameter: Parameter, letter: String, symbol: String? = nil
  ) throws(Diagnostic) -> Operand {
    let place = try requiredPlace(of: parameter)
    let (variable, span) = (arguments[place].variable, arguments[place].span)
    switch arguments[place].value {
    case .value(.tensor(let tensor)) where tensor.isScalar:
      if let size = tensor.intValues?.first {
        return Operand(name: variable, letter: letter, symbol: symbol, shape: [size], span: span)
      }
      throw wrongKind(arguments[place], "a signal, an image or a shape is needed here")
    case .value(.tensor(let tensor)):
      return Operand(
        name: variable, letter: letter, symbol: symbol, shape: tensor.shape, tensor: tensor,
        span: span, isVariable: variable != nil, source: context.source(arguments[place]))
    case .value(.shape(let shape)):
      return Operand(letter: letter, symbol: symbol, shape: shape, span: span)
    case let value:
      throw wrongKind(
        arguments[place], "numbers or a shape are needed here, not \(Self.describe(value))")
    }
  }

  func flag(_ parameter: Parameter) -> Bool? {
    if case .flag(let value) = self[parameter]?.value { return value }
    return nil
  }

  func word(_ parameter: Parameter) -> String? {
    if case .word(let word) = self[parameter]?.value { return word }
    return nil
  }

  /// One whole number.
  func integer(_ parameter: Parameter) throws(Diagnostic) -> Int? {
    guard let list = try integers(parameter) else { return nil }
    guard list.count == 1 else {
      throw wrongKind(try required(parameter), "one whole number is needed here")
    }
    return list[0]
  }

  /// Whole numbers as `2`, `(2, 1)`, `[2 1]` or `2x1`; nil when not given.
  func integers(_ parameter: Parameter) throws(Diagnostic) -> [Int]? {
    guard let argument = self[parameter] else { return nil }
    switch argument.value {
    case .value(.shape(let shape)): return shape
    case .value(.tensor(let tensor)) where tensor.rank <= 1:
      if let values = tensor.intValues { return values }
    default: break
    }
    throw wrongKind(
      argument, "\(parameter.name) is a whole number, or one for each axis as in (2, 1)")
  }

  /// One number for each axis: a single number holds for all.
  func sizes(
    _ parameter: Parameter, axes: Int, fallback: Int, least: Int? = nil
  ) throws(Diagnostic) -> [Int] {
    guard let list = try integers(parameter) else {
      return Self.everyAxis(fallback, axes)
    }
    if let least, let low = list.first(where: { $0 < least }) {
      throw belowLeast(parameter, low, least: least)
    }
    if list.count == 1 { return Array(repeating: list[0], count: axes) }
    guard list.count == axes else { throw axisCount(parameter, list.count, axes) }
    return list
  }

  /// The same number for every axis. The lists of ones that nearly every call takes are there already.
  private static func everyAxis(_ value: Int, _ axes: Int) -> [Int] {
    switch (value, axes) {
    case (1, 1): [1]
    case (1, 2): [1, 1]
    case (1, 3): [1, 1, 1]
    default: Array(repeating: value, count: axes)
    }
  }

  func wrongKind(_ argument: BoundArgument, _ message: String) -> Diagnostic {
    Diagnostic(.wrongKind, message, labels: [.init(argument.span)])
  }

  static func describe(_ content: BoundArgument.Content) -> String {
    switch content {
    case .value(let value): value.description
    case .word(let word): "the word `\(word)`"
    case .flag: "a switch"
    case .place: "a place"
    case .unknown: "`?`"
    case .range: "a range"
    case .letter(let name): "the letter `\(name)`"
    }
  }
}

extension Value {
  /// What kind of thing this is, for messages.
  public var description: String {
    switch self {
    case .tensor(let tensor): tensor.isScalar ? "a number" : "a tensor"
    case .shape: "a shape"
    case .text: "a text"
    case .truth: "true or false"
    case .record: "several values"
    case .network: "a network"
    }
  }
}

extension Call {
  /// What the command was told, by the names of its parameters: `call.kernel`, `call.stride`;
  /// `call.command` is its name.
  ///
  /// A parameter that was not given has the value in force where that is a number, a word or a
  /// switch turned off, so that `call.stride == 1` holds without a stride. One given several times
  /// is there once; places and ranges are left out.
  ///
  /// - Parameter parameters: All parameters of the command.
  public func record(of parameters: [Parameter]) -> Value {
    var fields = [Value.Field("command", .text(name))]
    for argument in arguments where !fields.contains(where: { $0.name == argument.parameter.name })
    {
      switch argument.value {
      case .value(let value): fields.append(Value.Field(argument.parameter.name, value))
      case .word(let word): fields.append(Value.Field(argument.parameter.name, .text(word)))
      case .flag(let flag): fields.append(Value.Field(argument.parameter.name, .truth(flag)))
      case .letter(let name): fields.append(Value.Field(argument.parameter.name, .text(name)))
      case .place, .unknown, .range: continue
      }
    }
    for parameter in parameters where self[parameter] == nil {
      if let value = parameter.valueInForce {
        fields.append(Value.Field(parameter.name, value))
      }
    }
    return .record(fields)
  }
}

extension Parameter {
  /// The value that holds where none is given, as far as its words for help say it.
  fileprivate var valueInForce: Value? {
    if case .flag = kind { return .truth(false) }
    if let number = Int(fallback) { return .tensor(Tensor(number)) }
    return accepts(word: fallback) ? .text(fallback) : nil
  }
}
