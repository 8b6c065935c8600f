internal import Arithmetic
internal import Computations
internal import Documents

/// A table of how each framework treats an option. Its cells are read from the framework's table, or
/// come from running statements, so that the manual cannot contradict the program.
struct FrameworkTable: Sendable {
  let header: [String]
  let row: @Sendable (Framework) -> [String]

  var block: Block {
    .table(
      TableFigure(
        caption: "Frameworks", header: ["as="] + header,
        rows: Framework.allCases.map { [$0.name] + row($0) }))
  }

  /// Whether a statement succeeds.
  static func holds(_ statement: String) -> Bool { value(of: statement) != nil }

  /// The shape of a statement's value, in words; nil if it fails.
  static func size(of statement: String) -> String? {
    guard case .tensor(let tensor)? = value(of: statement) else { return nil }
    return ShapeWords.of(tensor.shape)
  }

  private static func value(of statement: String) -> Value? {
    var session = Session()
    var value: Value?
    session.run(statement) { outcome in
      if case .success(let answer) = outcome.result { value = answer.value }
      return true
    }
    return value
  }

  /// A signal and a kernel; images for a framework that has only these.
  static func operands(_ framework: Framework) -> String {
    framework.convolution.leastRank == 2 ? "ones(9x9), ones(3x3)" : "ones(9), ones(3)"
  }

  static func yesOrNo(_ statement: String) -> String { holds(statement) ? "yes" : "no" }
}

extension FrameworkTable {
  /// The kinds of pool that a framework has.
  private static func pools(of framework: Framework) -> String {
    let kinds: [(String, PoolingKind)] = [
      ("max", .max), ("avg", .avg), ("min", .min), ("sum", .sum), ("lp", .lp(2)),
    ]
    let names = kinds.filter { framework.pooling?.has($0.1) == true }.map(\.0)
    return names.isEmpty ? "no" : names.joined(separator: ", ")
  }
}

extension FrameworkTable {
  static let padding = FrameworkTable(header: ["default", "numbers", "words"]) { framework in
    let terms = framework.convolution.padding
    let numbers =
      switch terms.numbers {
      case .none: "no"
      case .alike: "both sides alike"
      case .pairs: terms.mayCrop ? "each side, negative ones crop" : "each side"
      }
    return [
      framework.defaultPadding.name, numbers, terms.words.map(\.name).joined(separator: ", "),
    ]
  }

  static let stride = FrameworkTable(header: ["conv", "padding=same with stride 2"]) { framework in
    let conv = "conv(\(operands(framework)), stride=2, as=\(framework.name)"
    return [yesOrNo(conv + ")"), yesOrNo(conv + ", padding=same)")]
  }

  static let dilation = FrameworkTable(header: ["conv", "with stride 2"]) { framework in
    let conv = "conv(\(operands(framework)), dilation=2, as=\(framework.name)"
    return [yesOrNo(conv + ")"), yesOrNo(conv + ", stride=2)")]
  }

  static let groups = FrameworkTable(header: ["conv"]) { framework in
    [yesOrNo("conv(ones(2x9), ones(2x1x3), groups=2, as=\(framework.name))")]
  }

  static let modes = FrameworkTable(header: ["default", "accepts"]) { framework in
    [
      framework.defaultMode.rawValue,
      framework.convolution.modes.map(\.rawValue).joined(separator: ", "),
    ]
  }

  static let flip = FrameworkTable(header: ["flips the kernel by default"]) {
    [$0.turnsKernel ? "yes" : "no"]
  }

  static let conventions = FrameworkTable(
    header: ["padding", "border", "flips the kernel", "transpose", "pool"]
  ) { framework in
    [
      framework.defaultPadding.name, framework.defaultMode.rawValue,
      framework.turnsKernel ? "yes" : "no",
      framework.transposed == nil ? "no" : "yes", pools(of: framework),
    ]
  }

  static let ceil = FrameworkTable(
    header: ["5 by windows of 2", "with ceil", "with ceil=false"]
  ) { framework in
    let pool = "pool(ones(5), max, 2, stride=2"
    let name = framework.name
    return ["", ", ceil", ", ceil=false"].map {
      size(of: pool + $0 + ", as=\(name))") ?? "refused"
    }
  }

  static let counted = FrameworkTable(header: ["average of 1 with padding 1 before it"]) {
    framework in
    [
      holds("pool(ones(4), avg, 2, padding=1, as=\(framework.name))")
        ? average(framework) : "no padding"
    ]
  }

  private static func average(_ framework: Framework) -> String {
    guard
      case .tensor(let tensor)? = value(
        of: "pool(ones(4), avg, 2, padding=1, as=\(framework.name))"),
      case .exact(let first) = tensor.cell(0)
    else { return "" }
    return first == 1 ? "1: padding is ignored" : "\(first): padding counts as 0"
  }

  static let outputPadding = FrameworkTable(
    header: ["ones of 3, taps 3, stride 2", "output_padding=1", "padding=same"]
  ) { framework in
    let transpose = "transpose(ones(3), ones(3), stride=2"
    let name = framework.name
    return ["", ", output_padding=1", ", padding=same"].map {
      size(of: transpose + $0 + ", as=\(name))") ?? "refused"
    }
  }
}
