internal import Arithmetic
internal import Computations
internal import Documents
internal import Syntax

/// One of the values that `show` is given.
struct ShownValue: Sendable {
  /// The variable's name; empty for one by itself without a name.
  let name: String
  let value: Value
  let variable: String?
  let span: Span

  /// All values, in the order typed. Where there are several, those without a name are counted.
  ///
  /// - Throws: `missing-argument` where there is none.
  static func all(of call: Call) throws(Diagnostic) -> [ShownValue] {
    let first = try call.required(.anything)
    let arguments = call.arguments.filter { $0.parameter.isSame(as: first.parameter) }
    var shown: [ShownValue] = []
    var names: Set<String> = []
    for (place, argument) in arguments.enumerated() {
      guard case .value(let value) = argument.value else {
        throw call.wrongKind(argument, "a value is needed here")
      }
      var name = argument.variable ?? (arguments.count > 1 ? "value\(place + 1)" : "")
      if !names.insert(name).inserted { name += "_\(place + 1)" }
      shown.append(
        ShownValue(name: name, value: value, variable: argument.variable, span: argument.span))
    }
    return shown
  }

  /// What is kept of them: the value, or the values by name.
  static func kept(_ shown: [ShownValue]) -> Value? {
    shown.count == 1 ? shown[0].value : .record(shown.map { .init($0.name, $0.value) })
  }

  /// The computation behind a variable that is looked at stays at hand for `why` and `play`.
  static func computation(_ shown: [ShownValue], _ call: Call) -> (any Computation)? {
    guard shown.count == 1, let variable = shown[0].variable else { return nil }
    let computation = call.context.computation(variable)
    return computation is GivenComputation ? nil : computation
  }

  /// Shape, kind and range: a line each for one value, a line for each of several.
  static func facts(of shown: [ShownValue]) -> [Block] {
    guard shown.count > 1 else { return shown.first?.tensor?.facts ?? [] }
    return shown.compactMap { subject in
      guard let tensor = subject.tensor else { return nil }
      let parts = [ShapeText.times(tensor.shape), tensor.kindText, tensor.rangeText]
      return .fact(label: subject.name, text: parts.compactMap { $0 }.joined(separator: " · "))
    }
  }

  var tensor: Tensor? {
    if case .tensor(let tensor) = value { return tensor }
    return nil
  }
}

extension Tensor {
  fileprivate var facts: [Block] {
    var blocks: [Block] = [
      .fact(label: "shape", text: ShapeText.times(shape)), .fact(label: "numbers", text: kindText),
    ]
    if let rangeText { blocks.append(.fact(label: "range", text: rangeText)) }
    return blocks
  }

  /// What kind of numbers these are, in words.
  var kindText: String {
    switch kind {
    case .exact: allIntegers ? "whole numbers, exact" : "fractions, exact"
    case .float: "64-bit floats"
    case .symbolic: "polynomials in symbols, exact"
    case .complex: "complex numbers"
    }
  }

  /// The least, the greatest and the mean.
  fileprivate var rangeText: String? {
    guard kind != .symbolic, kind != .complex, count > 1, let low = try? least(),
      let high = try? greatest(),
      let mean = try? mean(within: .standard)
    else { return nil }
    let texts = [low, high, mean].map { $0.cell(0).rounded.text }
    return "\(texts[0]) … \(texts[1]), mean \(texts[2])"
  }
}
