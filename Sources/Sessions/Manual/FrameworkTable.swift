internal import Arithmetic
internal import Documents

/// A table of how each framework treats an option. Its cells come from running statements, so that the
/// manual cannot contradict the program.
struct FrameworkTable: Sendable {
  let header: [String]
  let row: @Sendable (Framework) -> [String]

  var block: Block {
    .table(
      TableFigure(
        caption: "Frameworks", header: ["as="] + header,
        rows: Framework.allCases.map { [$0.rawValue] + row($0) }))
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

  /// The words of `padding=` or `padding_mode=` that a framework accepts.
  static func words(_ words: [String], _ statement: (String) -> String) -> String {
    let taken = words.filter { holds(statement($0)) }
    return taken.isEmpty ? "none" : taken.joined(separator: ", ")
  }

  /// A signal and a kernel; images for OpenCV, which has only these.
  static func operands(_ framework: Framework) -> String {
    framework == .opencv ? "ones(9x9), ones(3x3)" : "ones(9), ones(3)"
  }

  static func yesOrNo(_ statement: String) -> String { holds(statement) ? "yes" : "no" }
}

extension FrameworkTable {
  static let padding = FrameworkTable(header: ["default", "numbers", "words"]) { framework in
    let conv = { (word: String) in
      "conv(\(operands(framework)), padding=\(word), as=\(framework.rawValue))"
    }
    let numbers =
      holds(conv("(1,2)")) ? "each side" : holds(conv("1")) ? "both sides alike" : "no"
    return [
      framework.defaultPadding.word, numbers,
      words(["valid", "full", "same", "same_upper", "same_lower", "half", "causal"], conv),
    ]
  }

  static let stride = FrameworkTable(header: ["conv", "padding=same with stride 2"]) { framework in
    let conv = "conv(\(operands(framework)), stride=2, as=\(framework.rawValue)"
    return [yesOrNo(conv + ")"), yesOrNo(conv + ", padding=same)")]
  }

  static let dilation = FrameworkTable(header: ["conv", "with stride 2"]) { framework in
    let conv = "conv(\(operands(framework)), dilation=2, as=\(framework.rawValue)"
    return [yesOrNo(conv + ")"), yesOrNo(conv + ", stride=2)")]
  }

  static let groups = FrameworkTable(header: ["conv"]) { framework in
    [yesOrNo("conv(ones(2x9), ones(2x1x3), groups=2, as=\(framework.rawValue))")]
  }

  static let modes = FrameworkTable(header: ["default", "accepts"]) { framework in
    let modes = ["zeros", "constant", "reflect", "replicate", "circular", "symmetric"]
    let name = framework.rawValue
    let padding = holds("conv(\(operands(framework)), padding=1, as=\(name))") ? "1" : "same"
    return [
      framework.defaultMode.rawValue,
      words(modes) {
        "conv(\(operands(framework)), padding=\(padding), padding_mode=\($0), as=\(name))"
      },
    ]
  }

  static let flip = FrameworkTable(header: ["flips the kernel by default"]) {
    [$0.turnsKernel ? "yes" : "no"]
  }

  static let conventions = FrameworkTable(
    header: ["padding", "border", "flips the kernel", "transpose", "pool"]
  ) { framework in
    let name = framework.rawValue
    return [
      framework.defaultPadding.word, framework.defaultMode.rawValue,
      framework.turnsKernel ? "yes" : "no",
      yesOrNo("transpose(ones(3), ones(3), as=\(name))"),
      yesOrNo("pool(ones(4), max, 2, as=\(name))"),
    ]
  }

  static let ceil = FrameworkTable(
    header: ["5 by windows of 2", "with ceil", "with ceil=false"]
  ) { framework in
    let pool = "pool(ones(5), max, 2"
    let name = framework.rawValue
    return ["", ", ceil", ", ceil=false"].map {
      size(of: pool + $0 + ", as=\(name))") ?? "refused"
    }
  }

  static let counted = FrameworkTable(header: ["average of 1 with padding 1 before it"]) {
    framework in
    [
      holds("pool(ones(4), avg, 2, padding=1, as=\(framework.rawValue))")
        ? average(framework) : "no padding"
    ]
  }

  private static func average(_ framework: Framework) -> String {
    guard
      case .tensor(let tensor)? = value(
        of: "pool(ones(4), avg, 2, padding=1, as=\(framework.rawValue))"),
      case .exact(let first) = tensor.cell(0)
    else { return "" }
    return first == 1 ? "1: padding is ignored" : "\(first): padding counts as 0"
  }

  static let outputPadding = FrameworkTable(
    header: ["ones of 3, taps 3, stride 2", "output_padding=1", "padding=same"]
  ) { framework in
    let transpose = "transpose(ones(3), ones(3), stride=2"
    let name = framework.rawValue
    return ["", ", output_padding=1", ", padding=same"].map {
      size(of: transpose + $0 + ", as=\(name))") ?? "refused"
    }
  }
}

extension PaddingRule {
  /// The word for it in `padding=`.
  fileprivate var word: String {
    switch self {
    case .explicit: "numbers"
    case .valid: "valid"
    case .full: "full"
    case .same: "same"
    case .sameLower: "same_lower"
    case .half: "half"
    case .causal: "causal"
    }
  }
}
