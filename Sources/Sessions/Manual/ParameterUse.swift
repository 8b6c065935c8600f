internal import Commands

/// A parameter's name and everything that it means: what is the same in most commands, and what is
/// told differently by some.
struct ParameterUse: Sendable {
  let name: String
  /// Each telling, with the commands, links of chains and functions that share it.
  private(set) var tellings: [Telling]

  struct Telling: Sendable {
    let parameter: Parameter
    var users: [String]
  }

  /// Every name, in the order in which commands, then links, then functions have them.
  static let all: [ParameterUse] = {
    var order: [String] = []
    var uses: [String: ParameterUse] = [:]
    func enter(_ parameter: Parameter, of user: String) {
      if uses[parameter.name] == nil { order.append(parameter.name) }
      uses[parameter.name, default: ParameterUse(name: parameter.name, tellings: [])]
        .enter(parameter, of: user)
    }
    for command in CommandTable.all {
      for parameter in command.parameters { enter(parameter, of: command.name) }
    }
    for name in CommandTable.linkNames {
      for parameter in CommandTable.linkParameters(named: name) ?? [] {
        enter(parameter, of: "chains")
      }
    }
    for function in FunctionTable.all {
      for parameter in function.parameters where !parameter.isPositional {
        enter(parameter, of: function.name)
      }
    }
    return order.compactMap { uses[$0] }
  }()

  private mutating func enter(_ parameter: Parameter, of user: String) {
    let place = tellings.firstIndex {
      $0.parameter.summary == parameter.summary
        && $0.parameter.words.map(\.name) == parameter.words.map(\.name)
    }
    guard let place else {
      tellings.append(Telling(parameter: parameter, users: [user]))
      return
    }
    if !tellings[place].users.contains(user) { tellings[place].users.append(user) }
  }

  var summary: String { tellings.first?.parameter.summary ?? "" }

  var names: [String] { [name] + synonyms }

  var synonyms: [String] {
    var seen: Set<String> = [name]
    return tellings.flatMap(\.parameter.synonyms).filter { seen.insert($0).inserted }
  }

  var group: ParameterGroup {
    tellings.first.map { ParameterGroup(of: $0.parameter) } ?? .other
  }
}
