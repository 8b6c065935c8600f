internal import Arithmetic
public import Documents

extension Call {
  /// What the command was told, by the names of its parameters: `call.kernel`, `call.stride`;
  /// `call.command` is its name.
  ///
  /// A parameter that was not given has the value in force where that is a number, a word or a
  /// switch turned off, so that `call.stride == 1` holds without a stride. One given several times
  /// is there once; places and ranges are left out.
  public var record: Value {
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
    for parameter in CommandTable.command(named: name)?.parameters ?? []
    where self[parameter] == nil {
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
