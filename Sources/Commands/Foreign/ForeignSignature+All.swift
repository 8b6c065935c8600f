internal import Arithmetic

/// The calls that are known.
extension ForeignSignature {
  static let all: [ForeignSignature] = torch + keras + tensorFlow + jax + onnx + signals
}

/// Options as they are typed here.
extension ForeignReading {
  mutating func add(_ name: String, _ numbers: [Int]?, unless usual: Int) {
    guard let numbers, numbers.contains(where: { $0 != usual }) else { return }
    options.append((name, Self.packed(numbers)))
  }

  static func packed(_ numbers: [Int]) -> String {
    guard let first = numbers.first, !numbers.allSatisfy({ $0 == first }) else {
      return numbers.first.map(String.init) ?? "0"
    }
    return "(" + numbers.map(String.init).joined(separator: ",") + ")"
  }

  /// Begin and end of each axis: `((0,1),(0,1))`, for one axis `(0,1)`.
  mutating func addPairs(_ pairs: [(Int, Int)]) {
    guard pairs.contains(where: { $0.0 != 0 || $0.1 != 0 }) else { return }
    if pairs.allSatisfy({ $0.0 == $0.1 }) {
      return options.append(("padding", Self.packed(pairs.map(\.0))))
    }
    let texts = pairs.map { "(\($0.0),\($0.1))" }
    options.append(
      ("padding", pairs.count == 1 ? texts[0] : "(" + texts.joined(separator: ",") + ")"))
  }
}

extension ForeignArguments {
  /// A padding in numbers or as a word.
  mutating func addPadding(_ name: String, to reading: inout ForeignReading, axes: Int?)
    throws(ForeignRefusal)
  {
    guard let value = value(name) else { return }
    if let word = value.word {
      guard ["valid", "same", "causal", "same_lower", "full", "half"].contains(word) else {
        throw ForeignRefusal(message: "`\(word)` is no padding that is known here")
      }
      if word != "valid" { reading.options.append(("padding", word)) }
      return
    }
    if case .list(let parts) = value, parts.contains(where: { $0.number == nil }) {
      let pairs = parts.compactMap(\.numbers)
      guard pairs.count == parts.count, pairs.allSatisfy({ $0.count == 2 }) else {
        throw ForeignRefusal(message: "\(name) is a number, pairs of numbers or a word")
      }
      // With the pairs of batch and channels, which are none.
      let space = axes.map { Array(pairs.suffix($0)) } ?? pairs
      return reading.addPairs(space.map { ($0[0], $0[1]) })
    }
    reading.add("padding", try sizes(name, axes: axes), unless: 0)
  }

  /// A list that may have the batch and the channels in it, as TensorFlow's strides have.
  mutating func spatial(_ name: String, axes: Int?) throws(ForeignRefusal) -> [Int]? {
    guard let numbers = try sizes(name, axes: axes) else { return nil }
    if let axes, numbers.count == axes + 2 { return Array(numbers[1...axes]) }
    return numbers
  }
}

extension ForeignSignature {
  private static let torch: [ForeignSignature] = [
    ForeignSignature(
      framework: "torch", names: ["Conv#"],
      parameters: [
        "in_channels", "out_channels", "kernel_size", "stride", "padding", "dilation", "groups",
        "bias", "padding_mode", "device", "dtype",
      ]
    ) { arguments throws(ForeignRefusal) in
      var reading = ForeignReading(framework: "torch", command: "conv")
      let axes = arguments.dims
      let (inputs, outputs) = (
        try arguments.required("in_channels"), try arguments.required("out_channels")
      )
      let groups = try arguments.number("groups") ?? 1
      reading.kernel = .init(
        inputs: inputs, outputs: outputs,
        size: try arguments.sizes("kernel_size", axes: axes) ?? [], groups: groups)
      reading.hasBias = arguments.truth("bias") ?? true
      try torchOptions(&arguments, &reading, groups: groups)
      return reading
    },
    ForeignSignature(
      framework: "torch", names: ["ConvTranspose#"],
      parameters: [
        "in_channels", "out_channels", "kernel_size", "stride", "padding", "output_padding",
        "groups", "bias", "dilation", "padding_mode",
      ]
    ) { arguments throws(ForeignRefusal) in
      var reading = ForeignReading(framework: "torch", command: "transpose")
      let axes = arguments.dims
      let groups = try arguments.number("groups") ?? 1
      reading.kernel = .init(
        inputs: try arguments.required("in_channels"),
        outputs: try arguments.required("out_channels"),
        size: try arguments.sizes("kernel_size", axes: axes) ?? [], groups: groups)
      reading.hasBias = arguments.truth("bias") ?? true
      try torchOptions(&arguments, &reading, groups: groups)
      return reading
    },
    ForeignSignature(
      framework: "torch", names: ["conv#"],
      parameters: [
        "input", "weight", "bias", "stride", "padding", "dilation", "groups",
      ]
    ) { arguments throws(ForeignRefusal) in
      var reading = ForeignReading(framework: "torch", command: "conv")
      _ = (arguments.value("input"), arguments.value("weight"))
      reading.hasBias = arguments.value("bias") != nil
      try torchOptions(&arguments, &reading, groups: try arguments.number("groups") ?? 1)
      return reading
    },
    ForeignSignature(
      framework: "torch", names: ["conv_transpose#"],
      parameters: [
        "input", "weight", "bias", "stride", "padding", "output_padding", "groups", "dilation",
      ]
    ) { arguments throws(ForeignRefusal) in
      var reading = ForeignReading(framework: "torch", command: "transpose")
      _ = (arguments.value("input"), arguments.value("weight"))
      reading.hasBias = arguments.value("bias") != nil
      try torchOptions(&arguments, &reading, groups: try arguments.number("groups") ?? 1)
      return reading
    },
    torchPool("max", names: ["MaxPool#"], first: []),
    torchPool("max", names: ["max_pool#"], first: ["input"]),
    torchPool("avg", names: ["AvgPool#"], first: []),
    torchPool("avg", names: ["avg_pool#"], first: ["input"]),
    ForeignSignature(
      framework: "torch", names: ["AdaptiveAvgPool#", "AdaptiveMaxPool#"],
      parameters: ["output_size", "return_indices"]
    ) { arguments throws(ForeignRefusal) in
      var reading = ForeignReading(framework: "torch", command: "pool")
      reading.words = ["avg"]
      guard let size = try arguments.sizes("output_size", axes: arguments.dims) else {
        throw ForeignRefusal(message: "output_size is missing")
      }
      reading.options = [("adaptive", ForeignReading.packed(size))]
      return reading
    },
    ForeignSignature(
      framework: "torch", names: ["Unfold"],
      parameters: ["kernel_size", "dilation", "padding", "stride"]
    ) { arguments throws(ForeignRefusal) in
      var reading = ForeignReading(framework: "torch", command: "unfold", dims: 2)
      let size = try arguments.sizes("kernel_size", axes: 2) ?? []
      reading.words = [size.map(String.init).joined(separator: "x")]
      reading.add("stride", try arguments.sizes("stride", axes: 2), unless: 1)
      try arguments.addPadding("padding", to: &reading, axes: 2)
      reading.add("dilation", try arguments.sizes("dilation", axes: 2), unless: 1)
      return reading
    },
  ]

  private static func torchOptions(
    _ arguments: inout ForeignArguments, _ reading: inout ForeignReading, groups: Int
  ) throws(ForeignRefusal) {
    let axes = arguments.dims
    reading.add("stride", try arguments.sizes("stride", axes: axes), unless: 1)
    try arguments.addPadding("padding", to: &reading, axes: axes)
    reading.add("output_padding", try arguments.sizes("output_padding", axes: axes), unless: 0)
    reading.add("dilation", try arguments.sizes("dilation", axes: axes), unless: 1)
    if groups != 1 { reading.options.append(("groups", "\(groups)")) }
    if let mode = arguments.value("padding_mode")?.word, mode != "zeros" {
      reading.options.append(("padding_mode", mode))
    }
  }

  private static func torchPool(_ kind: String, names: [String], first: [String])
    -> ForeignSignature
  {
    let own =
      kind == "max"
      ? ["dilation"] + (first.isEmpty ? ["return_indices", "ceil_mode"] : ["ceil_mode"])
      : ["ceil_mode", "count_include_pad", "divisor_override"]
    return ForeignSignature(
      framework: "torch", names: names,
      parameters: first + ["kernel_size", "stride", "padding"] + own
    ) { arguments throws(ForeignRefusal) in
      var reading = ForeignReading(framework: "torch", command: "pool")
      let axes = arguments.dims
      _ = arguments.value("input")
      guard let size = try arguments.sizes("kernel_size", axes: axes) else {
        throw ForeignRefusal(message: "kernel_size is missing")
      }
      reading.words = [kind, size.map(String.init).joined(separator: "x")]
      if let stride = try arguments.sizes("stride", axes: axes), stride != size {
        reading.options.append(("stride", ForeignReading.packed(stride)))
      }
      try arguments.addPadding("padding", to: &reading, axes: axes)
      reading.add("dilation", try arguments.sizes("dilation", axes: axes), unless: 1)
      if arguments.truth("ceil_mode") == true { reading.words.append("ceil") }
      if arguments.truth("count_include_pad") == false {
        reading.options.append(("count_include_pad", "false"))
      }
      if let divisor = try arguments.number("divisor_override") {
        reading.options.append(("divisor", "\(divisor)"))
      }
      return reading
    }
  }
}

extension ForeignSignature {
  private static let keras: [ForeignSignature] = [
    ForeignSignature(
      framework: "keras", names: ["Conv@"],
      parameters: [
        "filters", "kernel_size", "strides", "padding", "data_format", "dilation_rate", "groups",
        "activation", "use_bias",
      ]
    ) { arguments throws(ForeignRefusal) in
      var reading = try kerasReading(&arguments, "conv")
      let groups = try arguments.number("groups") ?? 1
      reading.kernel = .init(
        inputs: nil, outputs: try arguments.required("filters"),
        size: try arguments.sizes("kernel_size", axes: arguments.dims) ?? [], groups: groups)
      reading.add(
        "dilation", try arguments.sizes("dilation_rate", axes: arguments.dims), unless: 1)
      if groups != 1 { reading.options.append(("groups", "\(groups)")) }
      reading.hasBias = arguments.truth("use_bias") ?? true
      return reading
    },
    ForeignSignature(
      framework: "keras", names: ["Conv@Transpose"],
      parameters: [
        "filters", "kernel_size", "strides", "padding", "data_format", "dilation_rate",
        "activation", "use_bias", "output_padding",
      ]
    ) { arguments throws(ForeignRefusal) in
      var reading = try kerasReading(&arguments, "transpose")
      reading.kernel = .init(
        inputs: nil, outputs: try arguments.required("filters"),
        size: try arguments.sizes("kernel_size", axes: arguments.dims) ?? [], groups: 1)
      reading.add(
        "output_padding", try arguments.sizes("output_padding", axes: arguments.dims), unless: -1)
      reading.add(
        "dilation", try arguments.sizes("dilation_rate", axes: arguments.dims), unless: 1)
      reading.hasBias = arguments.truth("use_bias") ?? true
      return reading
    },
    ForeignSignature(
      framework: "keras", names: ["DepthwiseConv@"],
      parameters: ["kernel_size", "strides", "padding", "depth_multiplier", "data_format"]
    ) { arguments throws(ForeignRefusal) in
      var reading = try kerasReading(&arguments, "conv")
      reading.kernel = .init(
        inputs: nil, outputs: try arguments.number("depth_multiplier") ?? 1,
        size: try arguments.sizes("kernel_size", axes: arguments.dims) ?? [], groups: 1,
        isDepthwise: true)
      return reading
    },
    kerasPool("max", ["MaxPooling@", "MaxPool@"]),
    kerasPool("avg", ["AveragePooling@"]),
  ]

  private static func kerasReading(
    _ arguments: inout ForeignArguments, _ command: String
  ) throws(ForeignRefusal) -> ForeignReading {
    var reading = ForeignReading(framework: "keras", command: command)
    reading.isLast = arguments.value("data_format")?.word != "channels_first"
    reading.add("stride", try arguments.sizes("strides", axes: arguments.dims), unless: 1)
    try arguments.addPadding("padding", to: &reading, axes: arguments.dims)
    if let activation = arguments.value("activation")?.word {
      reading.remarks.append("\(activation) is applied afterwards: \(activation)(y)")
    }
    return reading
  }

  private static func kerasPool(_ kind: String, _ names: [String]) -> ForeignSignature {
    ForeignSignature(
      framework: "keras", names: names,
      parameters: ["pool_size", "strides", "padding", "data_format"]
    ) { arguments throws(ForeignRefusal) in
      var reading = ForeignReading(framework: "keras", command: "pool")
      let axes = arguments.dims
      reading.isLast = arguments.value("data_format")?.word != "channels_first"
      let size =
        try arguments.sizes("pool_size", axes: axes)
        ?? Array(repeating: 2, count: axes ?? 2)
      reading.words = [kind, size.map(String.init).joined(separator: "x")]
      if let stride = try arguments.sizes("strides", axes: axes), stride != size {
        reading.options.append(("stride", ForeignReading.packed(stride)))
      }
      try arguments.addPadding("padding", to: &reading, axes: axes)
      return reading
    }
  }
}

extension ForeignSignature {
  private static let tensorFlow: [ForeignSignature] = [
    ForeignSignature(
      framework: "tf", names: ["conv#"],
      parameters: ["input", "filters", "strides", "padding", "data_format", "dilations", "name"]
    ) { arguments throws(ForeignRefusal) in
      var reading = ForeignReading(framework: "tf", command: "conv")
      _ = (arguments.value("input"), arguments.value("filters"))
      let format = arguments.value("data_format")?.word
      reading.isLast = format == nil || format?.hasSuffix("c") == true
      reading.add("stride", try arguments.spatial("strides", axes: arguments.dims), unless: 1)
      try arguments.addPadding("padding", to: &reading, axes: arguments.dims)
      reading.add("dilation", try arguments.spatial("dilations", axes: arguments.dims), unless: 1)
      return reading
    },
    ForeignSignature(
      framework: "tf", names: ["conv#_transpose"],
      parameters: [
        "input", "filters", "output_shape", "strides", "padding", "data_format", "dilations",
      ]
    ) { arguments throws(ForeignRefusal) in
      var reading = ForeignReading(framework: "tf", command: "transpose")
      _ = (arguments.value("input"), arguments.value("filters"))
      reading.isLast = true
      reading.add("stride", try arguments.spatial("strides", axes: arguments.dims), unless: 1)
      try arguments.addPadding("padding", to: &reading, axes: arguments.dims)
      if let shape = try arguments.spatial("output_shape", axes: arguments.dims) {
        reading.options.append(("output_shape", ForeignReading.packed(shape)))
      }
      return reading
    },
    tensorFlowPool("max"), tensorFlowPool("avg"),
  ]

  private static func tensorFlowPool(_ kind: String) -> ForeignSignature {
    ForeignSignature(
      framework: "tf", names: ["\(kind)_pool#"],
      parameters: ["input", "ksize", "strides", "padding", "data_format", "name"]
    ) { arguments throws(ForeignRefusal) in
      var reading = ForeignReading(framework: "tf", command: "pool")
      let axes = arguments.dims
      _ = arguments.value("input")
      reading.isLast = true
      guard let size = try arguments.spatial("ksize", axes: axes) else {
        throw ForeignRefusal(message: "ksize is missing")
      }
      reading.words = [kind, size.map(String.init).joined(separator: "x")]
      if let stride = try arguments.spatial("strides", axes: axes), stride != size {
        reading.options.append(("stride", ForeignReading.packed(stride)))
      }
      try arguments.addPadding("padding", to: &reading, axes: axes)
      return reading
    }
  }

  private static let jax: [ForeignSignature] = [
    ForeignSignature(
      framework: "jax", names: ["conv_general_dilated", "conv"],
      parameters: [
        "lhs", "rhs", "window_strides", "padding", "lhs_dilation", "rhs_dilation",
        "dimension_numbers", "feature_group_count",
      ]
    ) { arguments throws(ForeignRefusal) in
      var reading = ForeignReading(framework: "jax", command: "conv")
      _ = (arguments.value("lhs"), arguments.value("rhs"))
      let strides = try arguments.sizes("window_strides", axes: nil)
      reading.dims = strides?.count
      reading.add("stride", strides, unless: 1)
      try arguments.addPadding("padding", to: &reading, axes: nil)
      reading.add("dilation", try arguments.sizes("rhs_dilation", axes: nil), unless: 1)
      if let stretch = try arguments.sizes("lhs_dilation", axes: nil),
        stretch.contains(where: { $0 != 1 })
      {
        throw ForeignRefusal(
          message: "lhs_dilation stretches the input, which is a transposed convolution",
          help: ["transpose y k stride=\(ForeignReading.packed(stretch))"])
      }
      if let groups = try arguments.number("feature_group_count"), groups != 1 {
        reading.options.append(("groups", "\(groups)"))
      }
      if case .list(let orders)? = arguments.value("dimension_numbers"),
        let first = orders.first?.word
      {
        reading.isLast = first.hasSuffix("c")
      }
      return reading
    }
  ]

  private static let onnx: [ForeignSignature] = [
    onnxNode("conv", ["Conv"]), onnxNode("transpose", ["ConvTranspose"]),
    onnxNode("max", ["MaxPool"]), onnxNode("avg", ["AveragePool"]),
  ]

  private static func onnxNode(_ kind: String, _ names: [String]) -> ForeignSignature {
    ForeignSignature(
      framework: "onnx", names: names,
      parameters: [
        "kernel_shape", "strides", "pads", "dilations", "group", "auto_pad", "ceil_mode",
        "count_include_pad", "output_padding", "output_shape",
      ]
    ) { arguments throws(ForeignRefusal) in
      let isPool = kind == "max" || kind == "avg"
      var reading = ForeignReading(framework: "onnx", command: isPool ? "pool" : kind)
      let size = try arguments.sizes("kernel_shape", axes: nil)
      reading.dims = size?.count
      if isPool {
        guard let size else { throw ForeignRefusal(message: "kernel_shape is missing") }
        reading.words = [kind, size.map(String.init).joined(separator: "x")]
        // ONNX’s stride is 1 unless it is given, ours the window’s size.
        let stride = try arguments.sizes("strides", axes: nil) ?? size.map { _ in 1 }
        if stride != size { reading.options.append(("stride", ForeignReading.packed(stride))) }
      } else {
        reading.add("stride", try arguments.sizes("strides", axes: nil), unless: 1)
      }
      if let pads = try arguments.sizes("pads", axes: nil) {
        guard pads.count % 2 == 0 else {
          throw ForeignRefusal(
            message: "pads has all beginnings, then all ends: twice as many as axes")
        }
        let half = pads.count / 2
        reading.addPairs((0..<half).map { (pads[$0], pads[half + $0]) })
      }
      if let auto = arguments.value("auto_pad")?.word, auto != "notset", auto != "valid" {
        reading.options.append(("padding", auto))
      }
      reading.add("dilation", try arguments.sizes("dilations", axes: nil), unless: 1)
      if let groups = try arguments.number("group"), groups != 1 {
        reading.options.append(("groups", "\(groups)"))
      }
      reading.add("output_padding", try arguments.sizes("output_padding", axes: nil), unless: 0)
      if let shape = try arguments.sizes("output_shape", axes: nil) {
        reading.options.append(("output_shape", ForeignReading.packed(shape)))
      }
      if arguments.truth("ceil_mode") == true { reading.words.append("ceil") }
      if kind == "avg" {
        reading.options.append(
          ("count_include_pad", arguments.truth("count_include_pad") == true ? "true" : "false"))
      }
      return reading
    }
  }
}

extension ForeignSignature {
  /// Libraries for signals and images.
  private static let signals: [ForeignSignature] = [
    signal("numpy", ["convolve"], ["a", "v", "mode"], turns: true, usual: "full"),
    signal("numpy", ["correlate"], ["a", "v", "mode"], turns: false, usual: "valid"),
    signal(
      "scipy", ["convolve"], ["in1", "in2", "mode", "method"], turns: true, usual: "full"),
    signal(
      "scipy", ["correlate"], ["in1", "in2", "mode", "method"], turns: false, usual: "full"),
    signal(
      "scipy", ["convolve2d"], ["in1", "in2", "mode", "boundary", "fillvalue"], turns: true,
      usual: "full", dims: 2),
    signal(
      "scipy", ["correlate2d"], ["in1", "in2", "mode", "boundary", "fillvalue"], turns: false,
      usual: "full", dims: 2),
    signal("scipy", ["fftconvolve"], ["in1", "in2", "mode"], turns: true, usual: "full"),
    signal("matlab", ["conv2"], ["A", "B", "mode"], turns: true, usual: "full", dims: 2),
    signal("matlab", ["conv"], ["u", "v", "mode"], turns: true, usual: "full", dims: 1),
    signal("matlab", ["filter2"], ["H", "X", "mode"], turns: false, usual: "same", dims: 2),
    ForeignSignature(
      framework: "opencv", names: ["filter2D"],
      parameters: ["src", "ddepth", "kernel", "anchor", "delta", "borderType"]
    ) { arguments throws(ForeignRefusal) in
      var reading = ForeignReading(framework: "opencv", command: "conv", dims: 2)
      for name in ["src", "ddepth", "kernel"] { _ = arguments.value(name) }
      if let delta = try arguments.number("delta"), delta != 0 {
        reading.options.append(("bias", "\(delta)"))
      }
      if let border = arguments.value("borderType")?.word {
        let modes = [
          "border_constant": "zeros", "border_replicate": "replicate",
          "border_reflect": "symmetric", "border_reflect_101": "reflect",
          "border_reflect101": "reflect", "border_default": "reflect", "border_wrap": "circular",
        ]
        let short = border.split(separator: ".").last.map(String.init) ?? border
        guard let mode = modes[short] else {
          throw ForeignRefusal(message: "`\(border)` is no border that is known here")
        }
        if mode != "reflect" { reading.options.append(("padding_mode", mode)) }
      }
      return reading
    },
  ]

  private static func signal(
    _ framework: String, _ names: [String], _ parameters: [String], turns: Bool, usual: String,
    dims: Int? = nil
  ) -> ForeignSignature {
    ForeignSignature(framework: framework, names: names, parameters: parameters) {
      arguments throws(ForeignRefusal) in
      var reading = ForeignReading(framework: framework, command: "conv", dims: dims)
      _ = (arguments.value(parameters[0]), arguments.value(parameters[1]))
      let mode = arguments.value("mode")?.word ?? usual
      guard ["full", "same", "valid"].contains(mode) else {
        throw ForeignRefusal(message: "mode is full, same or valid, and this is `\(mode)`")
      }
      reading.options.append(("padding", mode))
      _ = arguments.value("method")
      if !turns { reading.options.append(("flip", "false")) }
      switch arguments.value("boundary")?.word {
      case nil, "fill":
        if let fill = try arguments.number("fillvalue"), fill != 0 {
          reading.options += [("padding_mode", "constant"), ("value", "\(fill)")]
        }
      case "wrap": reading.options.append(("padding_mode", "circular"))
      case "symm": reading.options.append(("padding_mode", "symmetric"))
      case let other?: throw ForeignRefusal(message: "`\(other)` is no boundary of SciPy’s")
      }
      return reading
    }
  }
}
