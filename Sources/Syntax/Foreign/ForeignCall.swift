/// A call of another library: its name, and its arguments already translated.
struct ForeignCall {
  /// `torch.nn.functional.conv2d`
  let name: String
  private(set) var positional: [String] = []
  private(set) var named: [(name: String, value: String)] = []

  init(name: String) { self.name = name }

  enum Translation: Equatable {
    case same(String)
    case near(String, remark: String)
    case unknown
  }

  private static let modules: Set = [
    "np", "numpy", "torch", "F", "nn", "tf", "keras", "scipy", "signal", "jnp", "jax", "ndimage",
    "layers",
  ]

  /// The name without its module.
  private var word: String {
    String(name[(name.lastIndex(of: ".").map(name.index(after:)) ?? name.startIndex)...])
  }
  private var module: String { String(name.prefix { $0 != "." }) }
  /// Whether it is in a module that does not exist here.
  var isForeign: Bool { name.contains(".") && Self.modules.contains(module) }

  mutating func add(_ argument: String) {
    let word = argument.prefix { $0.isLetter || $0.isNumber || $0 == "_" }
    let rest = argument.dropFirst(word.count).drop { $0 == " " }
    guard word.first?.isLetter == true, rest.first == "=", !rest.hasPrefix("==") else {
      return positional.append(argument)
    }
    named.append((String(word), String(rest.dropFirst()).trimmed))
  }

  func translated() -> Translation {
    if let text = value { return .same(text) }
    if let random { return random }
    if let convolution { return .same(convolution) }
    return layer ?? mode
  }

  // MARK: Values

  /// Arrays, generators and functions that mean the same.
  private var value: String? {
    let isBare = named.allSatisfy {
      ["dtype", "device", "requires_grad", "copy"].contains($0.name)
    }
    switch word {
    case "array", "tensor", "asarray", "as_tensor", "constant", "Tensor", "FloatTensor":
      return positional.count == 1 ? positional[0] : nil
    case "zeros", "ones":
      guard isBare, let shape = sizes, isForeign || positional.count > 1 else { return nil }
      return "\(word)(\(shape))"
    case "eye", "identity":
      guard isForeign, positional.count == 1, isBare else { return nil }
      return "eye(\(positional[0]))"
    case "arange", "range":
      guard positional.count == 1, isBare else { return nil }
      return "iota(\(positional[0]))"
    case "dot", "matmul", "mm":
      guard isForeign, positional.count == 2, named.isEmpty else { return nil }
      return "(\(positional[0]) @ \(positional[1]))"
    case "print":
      return positional.count == 1 && named.isEmpty ? positional[0] : nil
    case "sum", "abs", "sqrt", "exp", "log", "relu", "softmax", "linspace", "mean", "max", "min",
      "flip",
      "reshape", "rot90", "round", "concatenate", "ravel":
      guard isForeign, isBare else { return nil }
      let same = ["concatenate": "concat", "ravel": "flatten"][word] ?? word
      return "\(same)(\(positional.joined(separator: ", ")))"
    default: return nil
    }
  }

  /// `3, 3` or `(3, 3)` as a shape.
  private var sizes: String? {
    guard positional.count > 1 else { return positional.first }
    guard positional.allSatisfy({ Int($0) != nil }) else {
      return "(" + positional.joined(separator: ", ") + ")"
    }
    return positional.joined(separator: "x")
  }

  private var random: Translation? {
    guard ["randn", "rand", "randint", "normal", "uniform"].contains(word), isForeign else {
      return nil
    }
    let known =
      positional.allSatisfy { Int($0) != nil } ? sizes : positional.first { $0.hasPrefix("(") }
    return .near(
      "random(\(known ?? "3x3"), seed=1)",
      remark: "random draws whole numbers from 0 to 9, the same for a seed on every machine")
  }

  // MARK: Convolutions and poolings

  private static let convolutions: [String: [String]] = {
    let options = ["bias", "stride", "padding", "dilation", "groups"]
    return [
      "conv1d": options, "conv2d": options, "conv3d": options,
      "conv_transpose1d": ["bias", "stride", "padding", "output_padding", "groups", "dilation"],
      "conv_transpose2d": ["bias", "stride", "padding", "output_padding", "groups", "dilation"],
    ]
  }()

  private var convolution: String? {
    if let names = Self.convolutions[word], module != "tf", module != "keras", positional.count >= 2
    {
      let operation = word.contains("transpose") ? "transpose" : "conv"
      return call(operation, operands: 2, then: names)
    }
    switch word {
    case "conv2" where positional.count >= 2:
      return mathematical(as: "matlab", fallback: "full")
    case "convolve2d", "convolve", "fftconvolve":
      guard isForeign, positional.count >= 2 else { return nil }
      return mathematical(
        as: module == "np" || module == "numpy" ? "numpy" : "scipy", fallback: "full")
    case "correlate2d", "correlate":
      guard isForeign, positional.count >= 2 else { return nil }
      let fallback = module == "np" || module == "numpy" ? "valid" : "full"
      return mathematical(as: nil, fallback: fallback)
    case "max_pool1d", "max_pool2d", "avg_pool1d", "avg_pool2d":
      guard isForeign, module != "tf", positional.count >= 1 else { return nil }
      let kind = word.hasPrefix("max") ? "max" : "avg"
      var operands = [positional[0], kind]
      operands += positional.dropFirst().enumerated().compactMap { place, value in
        place < 3 ? ["kernel", "stride", "padding"][place] + "=" + value : nil
      }
      guard let options else { return nil }
      return "pool(" + (operands + options).joined(separator: ", ") + ")"
    case "unfold" where isForeign && positional.count == 2:
      return options.map {
        "unfold(" + ([positional[0], "kernel=" + positional[1]] + $0).joined(separator: ", ") + ")"
      }
    default: return nil
    }
  }

  /// SciPy's and MATLAB's convolutions, whose third argument is the part of the full one to keep.
  private func mathematical(as framework: String?, fallback: String) -> String? {
    let given = positional.count > 2 ? positional[2] : named.first { $0.name == "mode" }?.value
    let mode = given.map { $0.filter { $0 != "\"" }.lowercased() } ?? fallback
    guard ForeignTranslator.paddings.contains(mode), positional.count <= 3,
      named.allSatisfy({ $0.name == "mode" })
    else { return nil }
    // Where the odd cell of `same` goes, only the framework knows.
    if framework == nil, mode == "same" { return nil }
    let rules = framework.map { ", as=\($0)" } ?? ""
    return "conv(\(positional[0]), \(positional[1]), padding=\(mode)\(rules))"
  }

  private func call(_ operation: String, operands: Int, then names: [String]) -> String? {
    var arguments = Array(positional.prefix(operands))
    for (name, value) in zip(names, positional.dropFirst(operands)) where value != "None" {
      arguments.append("\(name)=\(Self.value(value))")
    }
    guard positional.count - operands <= names.count, let options else { return nil }
    return "\(operation)(" + (arguments + options).joined(separator: ", ") + ")"
  }

  /// The named arguments under the names of here; nil if one is not known.
  private var options: [String]? {
    var options: [String] = []
    for (name, value) in named where value != "None" {
      switch name {
      case "bias", "stride", "padding", "dilation", "groups", "output_padding", "kernel",
        "padding_mode":
        options.append("\(name)=\(Self.value(value))")
      case "strides": options.append("stride=\(Self.value(value))")
      case "dilations", "dilation_rate", "rate": options.append("dilation=\(Self.value(value))")
      case "kernel_size": options.append("kernel=\(Self.value(value))")
      case "ceil_mode" where value == "True": options.append("ceil")
      case "ceil_mode" where value == "False", "name": break
      case "count_include_pad": options.append("count_include_pad=\(value.lowercased())")
      default: return nil
      }
    }
    return options
  }

  /// `"SAME"` as `same`, `[2, 2]` as `(2, 2)`.
  private static func value(_ text: String) -> String {
    if text.hasPrefix("\""), text.hasSuffix("\""), text.count > 2 {
      return text.dropFirst().dropLast().lowercased()
    }
    if text.hasPrefix("["), text.hasSuffix("]"), !text.dropFirst().contains("[") {
      return "(" + text.dropFirst().dropLast() + ")"
    }
    return text
  }

  // MARK: What acts on another input

  /// A layer by itself, and TensorFlow's functions, whose tensors have other axes.
  private var layer: Translation? {
    let names = ["Conv1d", "Conv2d", "Conv2D", "MaxPool2d", "AvgPool2d", "MaxPooling2D"]
    if names.contains(word) {
      let isPool = word.contains("Pool")
      var call = self
      let kernelPlace = isPool ? 0 : word == "Conv2D" ? 1 : 2
      var parts = [isPool ? "pool" : "conv"]
      func argument(_ place: Int, _ name: String) -> String? {
        named.first { $0.name == name }?.value
          ?? (place >= 0 && place < positional.count ? positional[place] : nil)
      }
      guard
        let kernel = argument(kernelPlace, isPool ? "pool_size" : "kernel_size")
          ?? argument(-1, "kernel_size")
      else { return nil }
      parts.append(isPool ? Self.value(kernel) : "kernel=\(Self.value(kernel))")
      if isPool, word.hasPrefix("Avg") { parts.insert("avg", at: 1) }
      let filters = word == "Conv2D" ? argument(0, "filters") : argument(1, "out_channels")
      if !isPool, let filters { parts.append("filters=\(filters)") }
      call.positional = []
      let rest = isPool ? ["stride", "padding"] : ["stride", "padding", "dilation", "groups"]
      for (place, name) in rest.enumerated() {
        if let value = argument(kernelPlace + 1 + place, name) ?? argument(-1, name + "s"),
          value != "None"
        {
          parts.append("\(name)=\(Self.value(value))")
        }
      }
      let channels = word == "Conv2D" || isPool ? "1" : argument(0, "in_channels") ?? "1"
      let size = word.hasSuffix("1d") ? "\(channels)x28" : "\(channels)x28x28"
      return .near(
        "shape \(size) | " + parts.joined(separator: " "),
        remark: "a layer needs an input: this one is \(size), and any other will do")
    }
    guard module == "tf" || module == "keras", isForeign, word == "conv2d", positional.count >= 2,
      let call = call("conv", operands: 2, then: ["stride", "padding"])
    else { return nil }
    return .near(
      call.dropLast() + ", as=tf)",
      remark: "of four axes TensorFlow's channels are the last: add layout=NHWC")
  }

  /// `conv(x, k, mode="same")` and `conv(x, k, "same")`.
  private var mode: Translation {
    guard name == "conv" else { return .unknown }
    var isChanged = false
    var arguments = positional.enumerated().map { place, value in
      let word = value.filter { $0 != "\"" }.lowercased()
      guard place == 2, value.hasPrefix("\""), Self.isPadding(word) else { return value }
      isChanged = true
      return "padding=" + word
    }
    for (name, value) in named {
      let word = value.filter { $0 != "\"" }.lowercased()
      let isMode = name == "mode" && Self.isPadding(word)
      isChanged = isChanged || isMode
      arguments.append((isMode ? "padding=" + word : "\(name)=\(value)"))
    }
    return isChanged ? .same("conv(" + arguments.joined(separator: ", ") + ")") : .unknown
  }

  private static func isPadding(_ word: String) -> Bool {
    ForeignTranslator.paddings.contains(word)
  }
}
