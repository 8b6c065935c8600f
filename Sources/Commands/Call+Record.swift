public import Documents

extension Call {
  /// What the command was told, by the names of its parameters: `call.kernel`, `call.stride`.
  ///
  /// A parameter given several times is there once; places and ranges are left out.
  public var record: Value {
    var fields: [Value.Field] = []
    for argument in arguments where !fields.contains(where: { $0.name == argument.parameter }) {
      switch argument.value {
      case .value(let value): fields.append(Value.Field(argument.parameter, value))
      case .word(let word): fields.append(Value.Field(argument.parameter, .text(word)))
      case .flag(let flag): fields.append(Value.Field(argument.parameter, .truth(flag)))
      case .place, .unknown, .range: continue
      }
    }
    return .record(fields)
  }
}
