internal import Arithmetic
internal import Computations

/// What a line of another library means: the command, the framework whose rules hold, the kernel's
/// sizes as far as they are in it, and the options.
struct ForeignReading: Equatable {
  var framework: String
  var command: String
  /// The number of spatial axes; nil where the operands say it.
  var dims: Int?
  /// The kernel of `in` channels, in the framework's own order; nil where it is an operand.
  var kernel: Kernel?
  /// Name and value, in the order in which they are best read.
  var options: [(name: String, text: String)] = []
  /// Words without a name: `max`, `flip`.
  var words: [String] = []
  /// What is worth knowing: a default that differs, an option that has no meaning here.
  var remarks: [String] = []
  var hasBias = false
  var isLast = false

  struct Kernel: Equatable {
    /// Nil where the input says it, as Keras has it.
    var inputs: Int?
    var outputs: Int
    var size: [Int]
    var groups: Int
    /// Whether there are so many filters for each input channel: depthwise.
    var isDepthwise = false
  }

  static func == (left: ForeignReading, right: ForeignReading) -> Bool {
    left.statement("x", "k") == right.statement("x", "k") && left.kernel == right.kernel
  }

  /// The shape of the kernel over so many channels.
  func kernelShape(inputs: Int) -> [Int]? {
    guard let kernel else { return nil }
    guard inputs <= 1 << 20 else { return nil }
    let groups = kernel.isDepthwise ? inputs : kernel.groups
    let outputs = kernel.isDepthwise ? inputs * kernel.outputs : kernel.outputs
    guard groups > 0, inputs > 0, inputs % groups == 0, outputs % groups == 0 else { return nil }
    if command == "transpose" {
      return isLast
        ? kernel.size + [outputs / groups, inputs] : [inputs, outputs / groups] + kernel.size
    }
    return isLast
      ? kernel.size + [inputs / groups, outputs] : [outputs, inputs / groups] + kernel.size
  }

  /// The statement with names or shapes as operands.
  func statement(
    _ input: String, _ kernel: String?, groups: Int? = nil, dims: Int? = nil
  ) -> String {
    var parts = [command, input]
    if let kernel, command == "conv" || command == "transpose" { parts.append(kernel) }
    parts += words + options.map { "\($0.name)=\($0.text)" }
    if let groups, groups > 1 { parts.append("groups=\(groups)") }
    if isLast { parts.append("layout=NHWC") }
    if let dims { parts.append("dims=\(dims)") }
    // Patches are the same in every library.
    return (parts + (command == "unfold" ? [] : ["as=\(framework)"])).joined(separator: " ")
  }
}

/// A line that cannot be read, with the reason.
struct ForeignRefusal: Error {
  let message: String
  var help: [String] = []
}

/// The parameters of a call of another library, and what they mean.
struct ForeignSignature: Sendable {
  let framework: String
  /// The names’ last parts; see `dims(of:)`.
  let names: [String]
  let parameters: [String]
  let make: @Sendable (inout ForeignArguments) throws(ForeignRefusal) -> ForeignReading

  /// The reading of a call.
  static func reading(of call: ForeignCall) throws(ForeignRefusal) -> ForeignReading {
    var call = call
    var short = call.shortName
    // ONNX names the operation in a text: helper.make_node("Conv", …).
    if short == "make_node", case .text(let operation)? = call.arguments.first?.value {
      short = operation
      call.arguments.removeAll { $0.name == nil }
    }
    let root = call.name.split(separator: ".").first.map(String.init) ?? ""
    var found: (ForeignSignature, Int?)?
    for signature in all {
      guard let dims = signature.dims(of: short),
        signature.fits(root: root, hasPoint: root != call.name)
      else { continue }
      found = (signature, dims.value)
      break
    }
    guard let (signature, dims) = found else {
      throw ForeignRefusal(
        message: "`\(call.name)` is no call that is known here",
        help: [
          "known are convolutions, transposed convolutions, pools and patches of PyTorch, Keras, "
            + "TensorFlow, JAX, ONNX, SciPy, NumPy, OpenCV and MATLAB"
        ])
    }
    var arguments = try ForeignArguments(call, signature.parameters, dims: dims)
    var reading = try signature.make(&arguments)
    reading.framework = signature.framework
    if reading.dims == nil { reading.dims = dims }
    if let kernel = reading.kernel {
      guard !kernel.size.isEmpty, dims == nil || kernel.size.count == dims else {
        throw ForeignRefusal(
          message: kernel.size.isEmpty
            ? "the size of the kernel is missing"
            : "the kernel has \(Count(kernel.size.count, "size")) for \(Count(dims ?? 0, "axis", "axes"))"
        )
      }
      let numbers = kernel.size + [kernel.outputs, kernel.groups, kernel.inputs ?? 1]
      if numbers.contains(where: { $0 > 1 << 20 }) {
        throw ForeignRefusal(message: "sizes, channels and groups are below a million here")
      }
      if let low = numbers.first(where: { $0 < 1 }) {
        throw ForeignRefusal(
          message: "sizes, channels and groups are at least 1, and one is \(low)")
      }
    }
    for name in arguments.unread { reading.remarks.append("\(name) changes no number here") }
    return reading
  }

  /// Whether the name is one of these, with the number of axes that it says: `#` stands for 1d, 2d or
  /// 3d and `@` for 1D, 2D or 3D, which is how PyTorch’s names and Keras’s differ.
  private func dims(of short: String) -> (value: Int?, Void)? {
    for name in names {
      guard let mark = name.firstIndex(where: { $0 == "#" || $0 == "@" }) else {
        if name == short { return (nil, ()) }
        continue
      }
      for dims in 1...3 {
        let axes = "\(dims)" + (name[mark] == "#" ? "d" : "D")
        if short == name[..<mark] + axes + name[name.index(after: mark)...] { return (dims, ()) }
      }
    }
    return nil
  }

  /// Names that two libraries share are told apart by what stands before them.
  private func fits(root: String, hasPoint: Bool) -> Bool {
    switch framework {
    case "jax": root == "lax" || root == "jax"
    case "numpy": root == "np" || root == "numpy"
    case "scipy": root != "np" && root != "numpy"
    case "tf": root == "tf"
    case "torch": root != "tf"
    case "matlab": !hasPoint
    default: true
    }
  }
}

/// The arguments of a call by the names of its parameters.
struct ForeignArguments {
  private var values: [String: ForeignCall.Value] = [:]
  private var read: Set<String> = []
  let dims: Int?

  init(_ call: ForeignCall, _ parameters: [String], dims: Int?) throws(ForeignRefusal) {
    self.dims = dims
    var free = parameters[...]
    for argument in call.arguments {
      if let name = argument.name {
        guard values[name] == nil else {
          throw ForeignRefusal(message: "\(name) is given twice in `\(call.name)`")
        }
        values[name] = argument.value
      } else {
        guard let name = free.popFirst() else {
          throw ForeignRefusal(
            message: "`\(call.name)` takes no more than \(Count(parameters.count, "argument"))",
            help: ["they are: " + parameters.joined(separator: ", ")])
        }
        values[name] = argument.value
      }
    }
  }

  /// What was given and not asked for.
  var unread: [String] { (values.keys.filter { !read.contains($0) }).sorted() }

  mutating func value(_ name: String) -> ForeignCall.Value? {
    read.insert(name)
    guard let value = values[name], value.word != "none" else { return nil }
    return value
  }

  mutating func number(_ name: String) throws(ForeignRefusal) -> Int? {
    guard let value = value(name) else { return nil }
    guard let number = value.number ?? value.numbers.flatMap({ $0.count == 1 ? $0[0] : nil }) else {
      throw ForeignRefusal(message: "\(name) is a whole number here")
    }
    return number
  }

  mutating func required(_ name: String) throws(ForeignRefusal) -> Int {
    guard let number = try number(name) else {
      throw ForeignRefusal(message: "\(name) is missing")
    }
    return number
  }

  /// Sizes for each axis: one number holds for all.
  mutating func sizes(_ name: String, axes: Int?) throws(ForeignRefusal) -> [Int]? {
    guard let value = value(name) else { return nil }
    guard let numbers = value.numbers, !numbers.isEmpty else {
      throw ForeignRefusal(message: "\(name) is a number, or one for each axis")
    }
    guard let axes, numbers.count == 1 else { return numbers }
    return Array(repeating: numbers[0], count: axes)
  }

  mutating func truth(_ name: String) -> Bool? { value(name)?.truth }
}
