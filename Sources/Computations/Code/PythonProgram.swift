internal import Arithmetic
internal import Documents

/// A program in Python. Numbers stand in NumPy arrays in the order (batch, channels, …); each library
/// gets them in its own, and gives them back.
struct PythonProgram {
  private let source: ProgramSource
  private let target: Program.Target
  private var lines: [String] = []

  var text: String { lines.joined(separator: "\n") + "\n" }

  init(_ source: ProgramSource, _ target: Program.Target) throws(Program.Refusal) {
    self.source = source
    self.target = target
    try check()
    writeHead()
    switch source.operation {
    case .convolution: writeConvolution()
    case .transposed: writeTransposed()
    case .pooling(let kind): writePooling(kind)
    case .unfolding: writeUnfolding()
    }
    writeResult()
  }

  private var rank: Int { source.rank }
  private var isPooling: Bool { if case .pooling = source.operation { true } else { false } }

  private func check() throws(Program.Refusal) {
    let title = target.title
    if isPooling, target == .scipy || target == .opencv {
      throw Program.Refusal(
        "\(title) has no pooling", help: ["code numpy writes it with NumPy’s windows"])
    }
    if source.operation == .unfolding, target != .numpy && target != .torch {
      throw Program.Refusal(
        "for \(title) no program unfolds", help: ["code numpy and code torch do"])
    }
    if source.operation == .unfolding, target == .torch, rank != 2 {
      throw Program.Refusal("PyTorch unfolds images alone", help: ["code numpy does"])
    }
    if target == .opencv || target == .theano, rank != 2 {
      throw Program.Refusal(
        "\(title) does this with images, not in \(Count(rank, "dimension"))",
        help: ["code numpy does it in any"])
    }
    if isPooling, target != .numpy, target != .jax,
      source.axes.contains(where: { $0.dilation > 1 }),
      source.operation != .pooling(.max) || target == .keras || target == .theano
    {
      throw Program.Refusal("\(title) does not dilate this kind of pool", help: ["code numpy does"])
    }
  }
}

/// The parts that all programs have.
extension PythonProgram {
  private mutating func add(_ text: String) { lines.append(text) }

  private mutating func writeHead() {
    let heading = source.facts.joined(separator: ", ").filter { !$0.isNewline }
    add("# " + PythonLiteral.plain(heading))
    if let layouts { add("# " + layouts) }
    switch target {
    case .torch: lines += ["import numpy as np", "import torch", "import torch.nn.functional as F"]
    case .tf: lines += ["import numpy as np", "import tensorflow as tf"]
    case .keras: lines += ["import keras", "import numpy as np"]
    case .jax:
      lines += [
        "import jax", "import jax.numpy as jnp", "import numpy as np", "from jax import lax",
      ]
      lines += ["", "jax.config.update(\"jax_enable_x64\", True)"]
    case .onnx:
      lines += [
        "import numpy as np", "from onnx import TensorProto, helper",
        "from onnx.reference import ReferenceEvaluator",
      ]
    case .numpy: add("import numpy as np")
    case .scipy: lines += ["import numpy as np", "from scipy import signal"]
    case .opencv: lines += ["import cv2", "import numpy as np"]
    case .theano:
      lines += [
        "import numpy as np", "import theano", "import theano.tensor as T",
        "from theano.tensor.signal.pool import pool_2d",
      ]
    case .matlab: break
    }
    if target == .onnx { lines += Self.onnxRun }
    add("")
    if source.input.tensor == nil || source.kernel.map({ $0.tensor == nil }) == true {
      add("rng = np.random.default_rng(0)  # only the shapes are known")
    }
    write(source.input, as: source.operation == .transposed ? "y" : "x")
    if let kernel = source.kernel { write(kernel, as: "k") }
  }

  /// In which orders the library has the axes, with the field's names for those of kernels.
  private var layouts: String? {
    let letters = rank == 1 ? "W" : rank == 2 ? "HW" : "DHW"
    let isTransposed = source.operation == .transposed
    let kernels = isTransposed ? "IO" : "OI"
    switch target {
    case .tf, .keras:
      guard source.kernel != nil else {
        return "\(target.title) has channels last: N\(letters)C"
      }
      let own = isTransposed ? "OI" : "IO"
      return "layouts: here N\(letters.isEmpty ? "" : "C" + letters) and \(kernels)\(letters); "
        + "\(target.title) has N\(letters)C and \(letters)\(own)"
    case .matlab: return nil
    default:
      return source.kernel == nil
        ? "layout: NC\(letters)" : "layouts: NC\(letters) and \(kernels)\(letters)"
    }
  }

  /// An array with the axes of batch and channels before those that were typed.
  private mutating func write(_ values: ProgramSource.Values, as name: String) {
    let isFloat = target == .numpy || target == .scipy ? "" : ", dtype=float"
    guard let tensor = values.tensor else {
      add(
        "\(name) = rng.integers(-9, 10, size=\(Self.tuple(values.shape)))"
          + (isFloat.isEmpty ? "" : ".astype(float)"))
      return
    }
    let outer = values.shape.prefix(2).prefix { $0 == 1 }.count
    let isBare = outer == 2
    let shape = isBare ? Array(values.shape.dropFirst(2)) : values.shape
    let literal = PythonLiteral.array(tensor, shape, indent: "    ")
    add("\(name) = np.array(\(literal)\(isFloat))" + (isBare ? "[None, None]" : ""))
  }

  static func tuple(_ numbers: [Int]) -> String {
    numbers.count == 1
      ? "(\(numbers[0]),)" : "(" + numbers.map(String.init).joined(separator: ", ") + ")"
  }

  /// `, ::2, ::2`: every so-manyth along each axis; empty for 1.
  private static func steps(_ numbers: [Int]) -> String {
    numbers.map { ", ::\($0)" }.joined()
  }

  private mutating func writeResult() {
    if let bias = source.bias {
      let shape = Self.tuple([-1] + source.axes.map { _ in 1 })
      add(
        "y = y + np.array(\(PythonLiteral.array(bias, bias.shape, indent: "    "))).reshape\(shape)"
      )
    }
    var name = source.operation == .transposed ? "x" : "y"
    if source.bias != nil { name = "y" }
    if source.isLast { add("\(name) = np.moveaxis(\(name), 1, -1)") }
    let result =
      source.hasBatch ? name : source.hasChannels ? "\(name)[0]" : "\(name)[0, 0]"
    add("print(\(result).tolist())")
  }
}

/// Padding.
extension PythonProgram {
  /// Whether a library pads by itself: with zeros, and nowhere less than none.
  private var padsItself: Bool {
    guard source.mode == .zeros || (source.mode == .constant && source.border == 0) else {
      return false
    }
    let pads = source.pads
    switch target {
    case .torch:
      return !isPooling && pads.allSatisfy { $0.isEven && $0.begin >= 0 }
    case .jax: return !isPooling
    case .onnx: return !isPooling && pads.allSatisfy { $0.begin >= 0 && $0.end >= 0 }
    default: return false
    }
  }

  /// Writes `xp`, the padded input, unless the library pads by itself; the name to go on with.
  private mutating func writePadded(filling: String? = nil) -> String {
    let pads = source.pads
    guard !padsItself, pads.contains(where: { $0 != .none }) else { return "x" }
    var name = "x"
    if pads.contains(where: { $0.begin < 0 || $0.end < 0 }) {
      let slices = zip(pads, source.axes).map { pad, axis in
        pad.begin >= 0 && pad.end >= 0
          ? ":" : "\(max(-pad.begin, 0)):\(axis.input + min(pad.end, 0))"
      }
      add("xp = x[:, :, \(slices.joined(separator: ", "))]")
      name = "xp"
    }
    let positive = pads.map { PaddingPair(max($0.begin, 0), max($0.end, 0)) }
    guard positive.contains(where: { $0 != .none }) else { return name }
    let widths =
      "((0, 0), (0, 0), "
      + positive.map { "(\($0.begin), \($0.end))" }.joined(separator: ", ") + ")"
    let how: String
    switch source.mode {
    case .zeros, .constant:
      how =
        filling.map { ", constant_values=\($0)" }
        ?? (source.border == 0
          ? "" : ", constant_values=\(PythonLiteral.number(.exact(source.border)))")
    case .reflect: how = ", mode=\"reflect\""
    case .replicate: how = ", mode=\"edge\""
    case .circular: how = ", mode=\"wrap\""
    case .symmetric: how = ", mode=\"symmetric\""
    }
    let values = filling.map { $0.hasSuffix("inf") } == true ? "\(name).astype(float)" : name
    add("xp = np.pad(\(values), \(widths)\(how))")
    return "xp"
  }
}

/// Convolutions.
extension PythonProgram {
  private var strides: [Int] { source.axes.map(\.stride) }
  private var dilations: [Int] { source.axes.map(\.dilation) }
  private var taps: [Int] { source.axes.map(\.kernel) }
  private var reaches: [Int] { source.axes.map(\.reach) }
  private var isDilated: Bool { dilations.contains { $0 > 1 } }
  private var isStrided: Bool { strides.contains { $0 > 1 } }
  private var perGroup: (Int, Int) {
    (source.input.shape[1] / source.groups, source.outputChannels / source.groups)
  }

  /// Writes the kernel with zeros between its taps; the name to go on with.
  private mutating func writeSpreadKernel() -> String {
    guard isDilated, let kernel = source.kernel else { return "k" }
    add("kd = np.zeros(\(Self.tuple(Array(kernel.shape.prefix(2)) + reaches)), k.dtype)")
    add("kd[:, :\(Self.steps(dilations))] = k  # the dilated kernel")
    return "kd"
  }

  /// All windows of an array, `(batch, channels, …windows, …taps)`.
  private func windows(of name: String) -> String {
    let axes = Self.tuple((0..<rank).map { $0 + 2 })
    let view =
      "np.lib.stride_tricks.sliding_window_view(\(name), \(Self.tuple(reaches)), axis=\(axes))"
    guard isDilated || isStrided else { return view }
    return view + "[:, :\(Self.steps(strides + dilations))]"
  }

  private mutating func writeConvolution() {
    let x = writePadded()
    let (s, d, g) = (Self.tuple(strides), Self.tuple(dilations), source.groups)
    switch target {
    case .numpy:
      add("windows = \(windows(of: x))")
      let (places, taps) = (String("ijk".prefix(rank)), String("uvw".prefix(rank)))
      let sum = "np.einsum(\"nc\(places)\(taps),fc\(taps)->nf\(places)\""
      if g == 1 {
        add("y = \(sum), windows, k)")
      } else {
        add("parts = zip(np.split(windows, \(g), axis=1), np.split(k, \(g)))")
        add("y = np.concatenate([\(sum), w, part) for w, part in parts], axis=1)")
      }
    case .scipy, .opencv:
      let k = writeSpreadKernel()
      if target == .opencv {
        lines += [
          "", "def correlate(x, k):",
          "    y = cv2.filter2D(x, cv2.CV_64F, k, anchor=(0, 0), borderType=cv2.BORDER_CONSTANT)",
          "    return y[:x.shape[0] - k.shape[0] + 1, :x.shape[1] - k.shape[1] + 1]", "",
        ]
      } else {
        lines += [
          "", "def correlate(x, k):",
          "    return signal.correlate(x, k, mode=\"valid\", method=\"direct\")", "",
        ]
      }
      writePlanes("correlate", x, k)
      if isStrided { add("y = y[:, :\(Self.steps(strides))]") }
    case .torch:
      let padding = padsItself && source.pads.contains { $0 != .none }
      let options =
        (isStrided ? ", stride=\(s)" : "")
        + (padding ? ", padding=\(Self.tuple(source.pads.map(\.begin)))" : "")
        + (isDilated ? ", dilation=\(d)" : "") + (g > 1 ? ", groups=\(g)" : "")
      add("y = F.conv\(rank)d(torch.tensor(\(x)), torch.tensor(k)\(options)).numpy()")
    case .tf, .keras:
      let (target, isDilated) = (target, isDilated)
      let isBoth = isDilated && isStrided
      let k = isBoth ? writeSpreadKernel() : "k"
      let call = { (x: String, k: String) -> String in
        let own = isBoth || !isDilated ? "" : d
        return target == .tf
          ? "tf.nn.convolution(\(x), \(k), strides=\(s), padding=\"VALID\""
            + (own.isEmpty ? "" : ", dilations=\(own)") + ")"
          : "keras.ops.conv(\(x), \(k), strides=\(s), padding=\"valid\", data_format=\"channels_last\""
            + (own.isEmpty ? "" : ", dilation_rate=\(own)") + ")"
      }
      writeChannelsLast(x, k, axes: (1, 0), call)
    case .jax:
      let pads = padsItself ? source.pads : source.pads.map { _ in .none }
      let pairs = pads.map { "(\($0.begin), \($0.end))" }.joined(separator: ", ")
      add(
        "y = np.asarray(lax.conv_general_dilated(\n    \(x), k, window_strides=\(s), "
          + "padding=[\(pairs)]" + (isDilated ? ", rhs_dilation=\(d)" : "")
          + (g > 1 ? ", feature_group_count=\(g)" : "") + "))")
    case .onnx:
      let pads = padsItself ? source.pads : source.pads.map { _ in .none }
      add(
        "y = "
          + onnx(
            "Conv", [("x", x), ("k", "k")],
            [
              ("strides", strides), ("pads", pads.map(\.begin) + pads.map(\.end)),
              ("dilations", dilations), ("group", [g]),
            ]))
    case .theano:
      add(
        "y = T.nnet.conv2d(T.constant(\(x)), T.constant(k), border_mode=\"valid\", subsample=\(s), "
          + "filter_flip=False, filter_dilation=\(d)"
          + (g > 1 ? ", num_groups=\(g)" : "") + ").eval()")
    case .matlab: break
    }
  }

  /// Sums a function of two planes over the channels of each filter.
  private mutating func writePlanes(_ function: String, _ x: String, _ k: String) {
    let (inner, outer) = perGroup
    let first = source.groups == 1 ? "c" : "f // \(outer) * \(inner) + c"
    add("y = np.array([[sum(\(function)(\(x)[n, \(first)], \(k)[f, c]) for c in range(\(inner)))")
    add(
      "               for f in range(\(source.outputChannels))] for n in range(\(source.input.shape[0]))])"
    )
  }

  /// Calls what has its channels last, group by group.
  private mutating func writeChannelsLast(
    _ x: String, _ k: String, axes: (Int, Int), _ call: (String, String) -> String
  ) {
    let space = (0..<rank).map { $0 + 2 }
    let order = Self.tuple(space + [axes.0, axes.1])
    add("xl = np.moveaxis(\(x), 1, -1)")
    add("kl = np.transpose(\(k), \(order))")
    if source.groups == 1 {
      add("y = np.moveaxis(np.asarray(\(call("xl", "kl"))), -1, 1)")
    } else {
      add(
        "parts = zip(np.split(xl, \(source.groups), axis=-1), np.split(kl, \(source.groups), axis=-1))"
      )
      add("y = np.concatenate([np.asarray(\(call("part", "w"))) for part, w in parts], axis=-1)")
      add("y = np.moveaxis(y, -1, 1)")
    }
  }

  /// A call of `run`, which makes a model of one node and runs it.
  private func onnx(
    _ node: String, _ feeds: [(name: String, value: String)], _ attributes: [(String, [Int])]
  ) -> String {
    let options = attributes.map { name, values in
      name == "group"
        ? "\(name)=\(values[0])"
        : "\(name)=[" + values.map(String.init).joined(separator: ", ") + "]"
    }
    let inputs = feeds.map { "\"\($0.name)\": \($0.value)" }.joined(separator: ", ")
    return "run(\"\(node)\", {\(inputs)}, \(options.joined(separator: ", ")))"
  }

  private static let onnxRun = [
    "", "def run(kind, feeds, **options):",
    "    node = helper.make_node(kind, list(feeds), [\"out\"], **options)",
    "    infos = [helper.make_tensor_value_info(name, TensorProto.DOUBLE, value.shape)",
    "             for name, value in feeds.items()]",
    "    out = helper.make_tensor_value_info(\"out\", TensorProto.DOUBLE, None)",
    "    model = helper.make_model(helper.make_graph([node], \"convo\", infos, [out]))",
    "    return ReferenceEvaluator(model).run(None, feeds)[0]", "",
  ]
}

/// Transposed convolutions: all stamps, then the cut that paddings and output_padding leave.
extension PythonProgram {
  private var full: [Int] { source.axes.map { ($0.output - 1) * $0.stride + $0.reach } }

  private mutating func writeTransposed() {
    let (s, d, g) = (Self.tuple(strides), Self.tuple(dilations), source.groups)
    let batch = source.input.shape[0]
    switch target {
    case .numpy:
      let (inner, outer) = perGroup
      add(
        "x = np.zeros(\(Self.tuple([batch, source.outputChannels] + full)), np.result_type(y, k))")
      add("for place in np.ndindex(\(Self.tuple(source.space))):  # a stamp for each cell of y")
      let slots = (0..<rank).map { axis in
        "slice(place[\(axis)] * \(strides[axis]), place[\(axis)] * \(strides[axis]) + \(reaches[axis])"
          + (dilations[axis] > 1 ? ", \(dilations[axis])" : "") + ")"
      }
      add("    spot = (\(slots.joined(separator: ", "))" + (rank == 1 ? ",)" : ")"))
      let taps = String("uvw".prefix(rank))
      let stamp = "np.einsum(\"nc,co\(taps)->no\(taps)\""
      if g == 1 {
        add(
          "    x[(slice(None), slice(None)) + spot] += \(stamp), y[(slice(None), slice(None)) + place], k)"
        )
      } else {
        add("    for g in range(\(g)):")
        add("        own = slice(g * \(inner), (g + 1) * \(inner))")
        add("        out = slice(g * \(outer), (g + 1) * \(outer))")
        add(
          "        x[(slice(None), out) + spot] += \(stamp), y[(slice(None), own) + place], k[own])"
        )
      }
    case .scipy, .opencv:
      let k = writeSpreadKernel()
      let stretched = source.axes.map { ($0.output - 1) * $0.stride + 1 }
      var up = "y"
      if isStrided {
        add("up = np.zeros(\(Self.tuple([batch, source.input.shape[1]] + stretched)), y.dtype)")
        add("up[:, :\(Self.steps(strides))] = y  # zeros between the cells")
        up = "up"
      }
      if target == .scipy {
        lines += [
          "", "def spread(y, k):",
          "    return signal.convolve(y, k, mode=\"full\", method=\"direct\")", "",
        ]
      } else {
        lines += [
          "", "def spread(y, k):",
          "    h, w = k.shape",
          "    y = cv2.copyMakeBorder(y, h - 1, h - 1, w - 1, w - 1, cv2.BORDER_CONSTANT)",
          "    x = cv2.filter2D(y, cv2.CV_64F, cv2.flip(k, -1), anchor=(0, 0), borderType=cv2.BORDER_CONSTANT)",
          "    return x[:y.shape[0] - h + 1, :y.shape[1] - w + 1]", "",
        ]
      }
      let (inner, outer) = perGroup
      let first = g == 1 ? "c" : "f // \(outer) * \(inner) + c"
      let own = g == 1 ? "f" : "f % \(outer)"
      add(
        "x = np.array([[sum(spread(\(up)[n, \(first)], \(k)[\(first), \(own)]) for c in range(\(inner)))"
      )
      add("               for f in range(\(source.outputChannels))] for n in range(\(batch))])")
    case .torch:
      add(
        "x = F.conv_transpose\(rank)d(torch.tensor(y), torch.tensor(k)"
          + (isStrided ? ", stride=\(s)" : "") + (isDilated ? ", dilation=\(d)" : "")
          + (g > 1 ? ", groups=\(g)" : "") + ").numpy()")
    case .tf, .keras:
      let k = writeSpreadKernel()
      let target = target
      let (_, outer) = perGroup
      let shape = Self.tuple([batch] + full + [outer])
      let call = { (x: String, k: String) -> String in
        target == .tf
          ? "tf.nn.conv_transpose(\(x), \(k), output_shape=\(shape), strides=\(s), padding=\"VALID\")"
          : "keras.ops.conv_transpose(\(x), \(k), strides=\(s), padding=\"valid\", data_format=\"channels_last\")"
      }
      writeTransposedChannelsLast(k, call)
    case .jax:
      let pads = reaches.map { "(\($0 - 1), \($0 - 1))" }.joined(separator: ", ")
      let turns = source.axes.map { _ in ", ::-1" }.joined()
      if g == 1 {
        add("kt = np.swapaxes(k, 0, 1)[:, :\(turns)]  # turned, as OI")
      } else {
        add("kt = np.concatenate([np.swapaxes(w, 0, 1) for w in np.split(k, \(g))])[:, :\(turns)]")
      }
      add(
        "x = np.asarray(lax.conv_general_dilated(\n    y, kt, window_strides=\(Self.tuple(strides.map { _ in 1 })), "
          + "padding=[\(pads)], lhs_dilation=\(s)" + (isDilated ? ", rhs_dilation=\(d)" : "")
          + (g > 1 ? ", feature_group_count=\(g)" : "") + "))")
    case .onnx:
      let options = [("strides", strides), ("dilations", dilations)]
      if g == 1 {
        add("x = " + onnx("ConvTranspose", [("y", "y"), ("k", "k")], options))
      } else {
        // The evaluator of onnx.reference knows no groups here.
        add("parts = zip(np.split(y, \(g), axis=1), np.split(k, \(g)))")
        let call = onnx("ConvTranspose", [("y", "part"), ("k", "w")], options)
        add("x = np.concatenate([\(call) for part, w in parts], axis=1)")
      }
    case .theano:
      let k = writeSpreadKernel()
      add("from theano.tensor.nnet.abstract_conv import conv2d_grad_wrt_inputs")
      add(
        "x = conv2d_grad_wrt_inputs(T.constant(y), T.constant(\(k)), "
          + "input_shape=\(Self.tuple([batch, source.outputChannels] + full)), subsample=\(s), "
          + "filter_flip=False" + (g > 1 ? ", num_groups=\(g)" : "") + ").eval()")
    case .matlab: break
    }
    writeCut()
  }

  private mutating func writeTransposedChannelsLast(
    _ k: String, _ call: (String, String) -> String
  ) {
    let order = Self.tuple((0..<rank).map { $0 + 2 } + [1, 0])
    add("yl = np.moveaxis(y, 1, -1)")
    add("kl = np.transpose(\(k), \(order))")
    if source.groups == 1 {
      add("x = np.moveaxis(np.asarray(\(call("yl", "kl"))), -1, 1)")
    } else {
      add(
        "parts = zip(np.split(yl, \(source.groups), axis=-1), np.split(kl, \(source.groups), axis=-1))"
      )
      add("x = np.concatenate([np.asarray(\(call("part", "w"))) for part, w in parts], axis=-1)")
      add("x = np.moveaxis(x, -1, 1)")
    }
  }

  /// Crops by the padding; beyond the last stamp there are zeros.
  private mutating func writeCut() {
    let axes = source.axes
    let cuts = axes.map { axis in
      (begin: axis.padding.begin, end: axis.padding.begin + axis.input)
    }
    // Keras pads the end where the stride is longer than the kernel.
    let lengths = zip(full, axes).map { length, axis in
      target == .keras ? length + max(axis.stride - axis.reach, 0) : length
    }
    let missing = zip(cuts, lengths).map {
      PaddingPair(max(-$0.begin, 0), max($0.end - $1, 0))
    }
    if missing.contains(where: { $0 != .none }) {
      let widths = missing.map { "(\($0.begin), \($0.end))" }.joined(separator: ", ")
      add("x = np.pad(x, ((0, 0), (0, 0), \(widths)))  # no stamp reaches these")
    }
    let slices = zip(cuts, missing).map { "\($0.begin + $1.begin):\($0.end + $1.begin)" }
    if zip(cuts, lengths).contains(where: { $0.begin != 0 || $0.end != $1 }) {
      add("x = x[:, :, \(slices.joined(separator: ", "))]")
    }
    if source.bias != nil { add("y = x") }
  }
}

/// Pools and patches.
extension PythonProgram {
  private mutating func writePooling(_ kind: PoolingKind) {
    let filling: String? = kind == .max ? "-np.inf" : kind == .min ? "np.inf" : nil
    var x = writePadded(filling: filling)
    if rank == 3, filling != nil, target == .tf || target == .keras {
      add("xf = \(x).astype(np.float32)  # TensorFlow has these pools in single precision")
      x = "xf"
    }
    if case .lp(.whole(let norm)) = kind {
      add("xn = \(source.takesAbsolute ? "np.abs(\(x))" : x) ** \(norm)")
      x = "xn"
    }
    switch kind {
    case .max: add("y = \(extremum(of: x))")
    case .min where target == .numpy: add("y = \(windows(of: x)).min(axis=\(tapAxes))")
    case .min: add("y = -\(extremum(of: "(-\(x))"))")
    case .sum, .avg, .lp: add("y = \(sums(of: x))")
    }
    switch kind {
    case .avg:
      guard let divisors = source.divisors, let tensor = divisors.tensor else { break }
      if divisors.shape.isEmpty {
        add("y = y / \(tensor.cell(0).text)")
      } else {
        let counts = PythonLiteral.array(tensor, divisors.shape, indent: "    ")
        add("y = y / np.array(\(counts))  # the cells that count in each window")
      }
    case .lp(.whole(let norm)): add("y = y ** (1 / \(norm))")
    default: break
    }
  }

  private var tapAxes: String { Self.tuple((0..<rank).map { $0 - rank }) }

  private func last(_ call: String) -> String { "np.moveaxis(np.asarray(\(call)), -1, 1)" }

  private func extremum(of x: String) -> String {
    let (k, s, d) = (Self.tuple(taps), Self.tuple(strides), Self.tuple(dilations))
    switch target {
    case .torch:
      return "F.max_pool\(rank)d(torch.tensor(\(x)), \(k), stride=\(s)"
        + (isDilated ? ", dilation=\(d)" : "") + ").numpy()"
    case .tf:
      return last(
        "tf.nn.pool(np.moveaxis(\(x), 1, -1), \(k), \"MAX\", strides=\(s), padding=\"VALID\""
          + (isDilated ? ", dilations=\(d)" : "") + ")")
    case .keras:
      return last(
        "keras.ops.max_pool(np.moveaxis(\(x), 1, -1), \(k), strides=\(s), padding=\"valid\", data_format=\"channels_last\")"
      )
    case .jax: return reduced(x, "-jnp.inf", "lax.max")
    case .onnx:
      return onnx(
        "MaxPool", [("x", x)],
        [("kernel_shape", taps), ("strides", strides)]
          + (isDilated ? [("dilations", dilations)] : []))
    case .theano:
      return
        "pool_2d(T.constant(\(x)), ws=\(k), ignore_border=True, stride=\(s), mode=\"max\").eval()"
    default: return "\(windows(of: x)).max(axis=\(tapAxes))"
    }
  }

  private func reduced(_ x: String, _ start: String, _ how: String) -> String {
    "np.asarray(lax.reduce_window(\(x), \(start), \(how), \(Self.tuple([1, 1] + taps)), "
      + "\(Self.tuple([1, 1] + strides)), \"VALID\""
      + (isDilated ? ", window_dilation=\(Self.tuple([1, 1] + dilations))" : "") + "))"
  }

  /// The sum of each window: an average times the number of taps where the library has only that.
  private func sums(of x: String) -> String {
    let (k, s, count) = (Self.tuple(taps), Self.tuple(strides), taps.saturatingCount)
    switch target {
    case .torch:
      return "F.avg_pool\(rank)d(torch.tensor(\(x)), \(k), stride=\(s)).numpy() * \(count)"
    case .tf:
      return last(
        "tf.nn.pool(np.moveaxis(\(x), 1, -1), \(k), \"AVG\", strides=\(s), padding=\"VALID\")")
        + " * \(count)"
    case .keras:
      return last(
        "keras.ops.average_pool(np.moveaxis(\(x), 1, -1), \(k), strides=\(s), padding=\"valid\", data_format=\"channels_last\")"
      )
        + " * \(count)"
    case .jax: return reduced(x, "0.0", "lax.add")
    case .onnx:
      let pooled = onnx(
        "AveragePool", [("x", x)], [("kernel_shape", taps), ("strides", strides)])
      return "\(pooled) * \(count)"
    case .theano:
      return
        "pool_2d(T.constant(\(x)), ws=\(k), ignore_border=True, stride=\(s), mode=\"sum\").eval()"
    default: return "\(windows(of: x)).sum(axis=\(tapAxes))"
    }
  }

  private mutating func writeUnfolding() {
    let x = writePadded()
    if target == .torch {
      let padding = padsItself && source.pads.contains { $0 != .none }
      add(
        "y = F.unfold(torch.tensor(\(x)), \(Self.tuple(taps))"
          + (isDilated ? ", dilation=\(Self.tuple(dilations))" : "")
          + (padding ? ", padding=\(Self.tuple(source.pads.map(\.begin)))" : "")
          + (isStrided ? ", stride=\(Self.tuple(strides))" : "") + ").numpy()")
      return
    }
    let order = [0, 1] + (0..<rank).map { $0 + 2 + rank } + (0..<rank).map { $0 + 2 }
    add("windows = \(windows(of: x))")
    let rows = [source.input.shape[1], taps.saturatingCount].saturatingCount
    add("y = windows.transpose\(Self.tuple(order)).reshape(\(source.input.shape[0]), \(rows), -1)")
  }
}

/// Numbers as Python and MATLAB write them.
enum PythonLiteral {
  /// Nested lists, a row of numbers a line.
  static func array(_ tensor: Tensor, _ shape: [Int], indent: String) -> String {
    var place = 0
    func list(_ axes: ArraySlice<Int>, _ indent: String) -> String {
      guard let size = axes.first else {
        place += 1
        return number(tensor.cell(place - 1))
      }
      let parts = (0..<size).map { _ in list(axes.dropFirst(), indent + " ") }
      return axes.count == 1
        ? "[" + parts.joined(separator: ", ") + "]"
        : "[" + parts.joined(separator: ",\n" + indent + " ") + "]"
    }
    let text = list(shape[...], indent)
    return shape.count > 1 ? "\n\(indent)\(text)" : text
  }

  /// ASCII for a comment.
  static func plain(_ text: String) -> String {
    var result = ""
    for character in text {
      switch character {
      case "×": result += "x"
      case "’": result += "'"
      case "→": result += "->"
      case "−": result += "-"
      case "…": result += "..."
      case "⌊", "⌋", "⌈", "⌉": result += ""
      case _ where character.isASCII: result.append(character)
      default: result += "?"
      }
    }
    return result
  }

  static func number(_ scalar: Scalar) -> String {
    switch scalar {
    case .exact(let value): return value.description
    case .float(let value) where value.isNaN: return "float(\"nan\")"
    case .float(let value) where value.isInfinite:
      return value < 0 ? "float(\"-inf\")" : "float(\"inf\")"
    default: return scalar.text
    }
  }
}
