internal import Arithmetic
internal import Syntax

/// Reading `padding=` in all its forms.
extension Call {
  /// The rule that was asked for; nil where none was.
  ///
  /// One number holds for every side of every axis, `(a, b)` is per axis, `((a,b),(c,d))` gives begin
  /// and end of each axis. Along a single axis `(a, b)` is begin and end.
  func paddingRule(axes: Int, parameter: Parameter = .padding) throws(Diagnostic) -> PaddingRule? {
    guard let argument = self[parameter] else { return nil }
    switch argument.value {
    case .word(let word): return Self.rule(named: word)
    case .value(.shape(let shape)): return try perAxis(shape, axes, parameter)
    case .value(.tensor(let tensor)):
      guard let numbers = tensor.intValues, tensor.rank <= 2 else { break }
      if tensor.rank < 2 {
        if axes == 1, numbers.count == 2 {
          return .explicit([PaddingPair(numbers[0], numbers[1])])
        }
        return try perAxis(numbers, axes, parameter)
      }
      guard tensor.shape == [axes, 2] else {
        throw axisCount(parameter, tensor.shape[0], axes)
      }
      return .explicit((0..<axes).map { PaddingPair(numbers[2 * $0], numbers[2 * $0 + 1]) })
    default: break
    }
    throw wrongKind(
      argument,
      "padding is a number, one for each axis as in (1, 2), pairs as in ((1,1),(2,2)), or a word")
  }

  private static func rule(named word: String) -> PaddingRule? {
    switch word {
    case "valid": .valid
    case "full": .full
    case "same", "same_upper": .same
    case "same_lower": .sameLower
    case "half": .half
    case "causal": .causal
    default: nil
    }
  }

  private func perAxis(_ numbers: [Int], _ axes: Int, _ parameter: Parameter) throws(Diagnostic)
    -> PaddingRule
  {
    let list = numbers.count == 1 ? Array(repeating: numbers[0], count: axes) : numbers
    guard list.count == axes else { throw axisCount(parameter, numbers.count, axes) }
    return .explicit(
      list.map { total in
        // Books that count both sides together put the odd cell first (Dive into Deep Learning).
        paddingIsTotal
          ? PaddingPair(total - total / 2, total / 2) : PaddingPair(total, total)
      })
  }

  var paddingIsTotal: Bool {
    word(.paddingCounts).map { $0 == "total" } ?? context.conventions.paddingIsTotal
  }

  var rounding: Relation.Rounding {
    let strict = word(.strideRule).map { $0 == "strict" } ?? context.conventions.strideIsStrict
    return strict ? .strict : .floor
  }

  /// The dilation of each axis, counted from 1 whatever the book's base.
  func dilations(axes: Int) throws(Diagnostic) -> [Int] {
    let base: Int
    if let given = try integer(.dilationBase) {
      guard given == 0 || given == 1 else {
        throw Diagnostic(
          .badDilation, "dilation_base is \(given), and can be 0 or 1",
          labels: [.init(span(of: .dilationBase))])
      }
      base = given
    } else {
      base = context.conventions.dilationStartsAtZero ? 0 : 1
    }
    let list = try sizes(.dilation, axes: axes, fallback: base, least: base)
    return base == 1 ? list : list.map { $0 &+ 1 }
  }

  /// The conventions in force that are not the usual ones, for the header.
  var conventionFacts: [String] {
    var facts: [String] = []
    if paddingIsTotal { facts.append("padding counted on both sides together") }
    let isFromZero =
      self[.dilationBase] == nil
      ? context.conventions.dilationStartsAtZero : (try? integer(.dilationBase)) == 0
    if isFromZero { facts.append("dilation counted from 0") }
    if rounding == .strict { facts.append("strict stride") }
    return facts
  }

  var framework: Framework? {
    word(.framework).flatMap(Framework.named) ?? context.conventions.framework
  }
}
