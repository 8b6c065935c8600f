internal import Commands

/// A parameter's name with its meanings in commands, chains and functions.
struct ParameterUse: Sendable {
  let name: String
  /// The different descriptions of the parameter.
  private(set) var variants: [Variant]

  struct Variant: Sendable {
    let parameter: Parameter
    /// The commands, chains and functions with this description.
    var users: [String]
  }

  /// All names, in the order of commands, chains' links and functions.
  static let all: [ParameterUse] = {
    var order: [String] = []
    var uses: [String: ParameterUse] = [:]
    func enter(_ parameter: Parameter, of user: String) {
      if uses[parameter.name] == nil { order.append(parameter.name) }
      uses[parameter.name, default: ParameterUse(name: parameter.name, variants: [])]
        .enter(parameter, of: user)
    }
    for command in EntryTable.commands.all {
      for parameter in command.parameters { enter(parameter, of: command.name) }
    }
    for name in ChainLink.names {
      for parameter in ChainLink.parameters(named: name) ?? [] {
        enter(parameter, of: "chains")
      }
    }
    for function in EntryTable.functions.all {
      for parameter in function.parameters where !parameter.isPositional {
        enter(parameter, of: function.name)
      }
    }
    return order.compactMap { uses[$0] }
  }()

  private mutating func enter(_ parameter: Parameter, of user: String) {
    let place = variants.firstIndex {
      $0.parameter.summary == parameter.summary
        && $0.parameter.words.map(\.name) == parameter.words.map(\.name)
    }
    guard let place else {
      variants.append(Variant(parameter: parameter, users: [user]))
      return
    }
    if !variants[place].users.contains(user) { variants[place].users.append(user) }
  }

  var summary: String { variants.first?.parameter.summary ?? "" }

  var names: [String] { [name] + synonyms }

  var synonyms: [String] {
    var seen: Set<String> = [name]
    return variants.flatMap(\.parameter.synonyms).filter { seen.insert($0).inserted }
  }

  var group: ParameterGroup {
    variants.first.map { ParameterGroup(of: $0.parameter) } ?? .other
  }
}

/// The heading of a parameter in the manual.
enum ParameterGroup: String, CaseIterable, Sendable {
  case operands = "Operands"
  case window = "Window and border"
  case channels = "Channels and axes"
  case conventions = "Conventions"
  case other = "Other options"

  init(of parameter: Parameter) {
    switch parameter.name {
    case _ where parameter.isPositional: self = .operands
    case "kernel", "stride", "padding", "dilation", "padding_mode", "value", "ceil",
      "output_padding", "output_shape", "global", "adaptive", "kind", "i", "o":
      self = .window
    case "groups", "bias", "dims", "layout", "filters", "units", "image": self = .channels
    case "as", "flip", "padding_counts", "dilation_base", "stride_rule", "count_include_pad",
      "divisor", "norm":
      self = .conventions
    default: self = .other
    }
  }
}
