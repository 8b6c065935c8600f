internal import Syntax

/// What a value without a name was meant for, where it is no value of the command by itself: `stride 2`,
/// `--stride 2`, `s2`, `same`, the second number of `stride=2,2`.
struct MeantOption {
  let arguments: [Argument]
  /// The value's place among them.
  let place: Int
  let parameters: [Parameter]
  /// Those that were given before it.
  let isBound: (Parameter) -> Bool
  let text: (Span) -> String

  /// The option as it would be typed; nil where nothing comes to mind.
  var typed: String? { nameAlone ?? nameAndNumber ?? secondNumber ?? value }

  private var expression: Expression { arguments[place].value }
  private var options: [Parameter] {
    let later = arguments[place...].compactMap(\.name)
    return parameters.filter { parameter in
      !parameter.isPositional && !isBound(parameter)
        && !later.contains(where: parameter.answers)
    }
  }

  /// `stride 2`, `--stride 2`, `-s 2`.
  private var nameAlone: String? {
    var (inner, hasDashes) = (expression, false)
    while case .unary(.minus, let operand) = inner.node { (inner, hasDashes) = (operand, true) }
    guard case .name(let word) = inner.node,
      let option = options.first(where: { $0.answers(to: word) })
    else { return nil }
    if case .flag = option.kind { return hasDashes ? word : nil }
    let isFollowed = place + 1 < arguments.count && arguments[place + 1].name == nil
    return word + "=" + (isFollowed ? text(arguments[place + 1].value.span) : "…")
  }

  /// `s2`
  private var nameAndNumber: String? {
    guard case .name(let word) = expression.node,
      let end = word.firstIndex(where: { ("0"..."9").contains($0) }), Int(word[end...]) != nil,
      let option = options.first(where: { $0.answers(to: String(word[..<end])) }),
      option.takesNumber
    else { return nil }
    return word[..<end] + "=" + word[end...]
  }

  /// The second number of `stride=2,2`.
  private var secondNumber: String? {
    guard place > 0, case .number = expression.node, let name = arguments[place - 1].name,
      case .number = arguments[place - 1].value.node,
      let option = parameters.first(where: { $0.answers(to: name) }), option.isPerAxis
    else { return nil }
    return "\(name)=(\(text(arguments[place - 1].value.span)), \(text(expression.span)))"
  }

  /// A word that only one option takes, a number for the first that takes numbers, a second shape.
  private var value: String? {
    let option: Parameter?
    switch expression.node {
    case .name(let word), .text(let word): option = options.first { $0.accepts(word: word) }
    case .number(.integer(1...)), .tuple:
      option = options.first { if case .sizes = $0.kind { true } else { false } }
    case .shape: option = options.first { $0.isSame(as: .kernel) }
    default: option = nil
    }
    return option.map { "\($0.name)=\(text(expression.span))" }
  }
}

extension Parameter {
  fileprivate var takesNumber: Bool {
    switch kind {
    case .sizes, .padding, .quantity: true
    default: false
    }
  }

  /// Whether it can be told a number for each axis.
  fileprivate var isPerAxis: Bool {
    takesNumber && ![.groups, .dims, .dilationBase].contains(where: isSame)
  }
}
