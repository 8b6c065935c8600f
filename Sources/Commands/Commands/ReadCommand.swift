internal import Arithmetic
internal import Computations
internal import Documents
internal import Syntax

extension Command {
  /// `read` is `code` the other way round.
  static let read = Command(
    name: "read",
    summary: "A line of another library, or its error message, in Convo’s words.",
    topic: .looking,
    parameters: [.foreignLine, .readInput, .readKernel],
    details: [
      "A line such as nn.Conv2d(3, 16, 3, stride=2) becomes the statement that does the same under that library’s rules, with the shape of the kernel, the number of parameters and the law of the size. Read are convolution, transposed convolution and pooling of PyTorch, Keras, TensorFlow, JAX (lax) and ONNX, and convolution and correlation of SciPy, NumPy, OpenCV and MATLAB.",
      "With an input after it, numbers or a shape, the statement is run; where the line does not say the kernel, that comes next. A shape without channels gets as many as the line says.",
      "An error message of one of these libraries is explained: what its numbers are, what helps, and a statement that fails here for the same reason.",
    ],
    examples: [
      Example("read \"nn.Conv2d(3, 16, 3, stride=2, padding=1)\""),
      Example("read \"nn.Conv2d(3, 16, 3, stride=2)\" 32x32"),
      Example("read \"np.convolve(x, k)\" [1 2 3] [1 1]", gives: "[1 3 5 3]"),
      Example("read \"layers.MaxPooling2D(2)\" 4x4x1"),
      Example(
        "read \"Calculated padded input size per channel: (2 x 2). Kernel size: (3 x 3). Kernel size can't be greater than actual input size\""
      ),
    ],
    related: ["code", "compare", "shape", "as"], lesson: "code-there-and-back"
  ) { call throws(Diagnostic) in
    let argument = try call.required(.foreignLine)
    guard case .value(.text(let text)) = argument.value else {
      throw call.wrongKind(argument, "the line to read is needed here, in quotes")
    }
    guard text.utf8.count <= 10_000 else {
      throw Diagnostic(
        .tooLong, "a line or a message is read, and this is a whole program",
        labels: [.init(argument.span)])
    }
    if let message = FrameworkMessage(explaining: text) {
      return Answer(kind: "read", value: message.statement.map { .text($0) }) {
        Document {
          Block.heading(title: "read", facts: ["an error message of \(message.library)"])
          Block.fact(label: "it says", text: message.meaning)
          if let statement = message.statement {
            Block.fact(label: "the same", text: "\(code: statement)")
          }
          for line in message.help { Block.fact(label: "help", text: line) }
        }
      }
    }
    guard let foreign = ForeignCall(text) else {
      throw Diagnostic(
        .unknownValue, "this is neither a call of another library nor an error message known here",
        labels: [.init(argument.span)],
        help: ["a single call, as in read \"nn.Conv2d(3, 16, 3)\""])
    }
    let reading: ForeignReading
    do throws(ForeignRefusal) {
      reading = try ForeignSignature.reading(of: foreign)
    } catch {
      throw Diagnostic(
        .unknownValue, error.message, labels: [.init(argument.span)], help: error.help)
    }
    return try call.answer(to: reading)
  }
}

extension Parameter {
  static let foreignLine = Parameter(
    "line", [], .value, "the line or the message, in quotes", positional: true)
  static let readInput = Parameter(
    "x", [], .operand, "the input to run it on: numbers, or a shape alone", positional: true,
    fallback: "none")
  static let readKernel = Parameter(
    "kernel", ["k"], .operand, "the kernel, where the line does not say its shape",
    positional: true, fallback: "from the line")
}

extension Call {
  fileprivate func answer(to reading: ForeignReading) throws(Diagnostic) -> Answer {
    guard self[.readInput] != nil else { return said(reading, answer: nil, statement: nil) }
    let input = try operand(.readInput, letter: "x")
    let (inner, statement) = try inner(reading, input)
    guard let command = EntryTable.commands.entry(named: reading.command) as? Command else {
      throw Diagnostic(.wrongKind, "`\(reading.command)` is no command", labels: [.init(span)])
    }
    let answer = try command.run(inner)
    return said(reading, answer: answer, statement: statement)
  }

  /// The call that a reading stands for, over an input, and how it is typed.
  private func inner(
    _ reading: ForeignReading, _ input: Operand
  ) throws(Diagnostic) -> (Call, String) {
    guard let command = EntryTable.commands.entry(named: reading.command) as? Command else {
      throw Diagnostic(.wrongKind, "`\(reading.command)` is no command", labels: [.init(span)])
    }
    var bound: [BoundArgument] = []
    func bind(_ parameter: Parameter, _ value: BoundArgument.Content, _ span: Span) {
      bound.append(
        BoundArgument(
          parameter: parameter, value: value, span: span, variable: nil, expression: nil,
          typedName: nil))
    }
    // A plane gets the channels that the line says.
    var shape = input.shape
    var value = BoundArgument.Content.value(input.tensor.map { .tensor($0) } ?? .shape(shape))
    if let inputs = reading.kernel?.inputs, shape.count == reading.dims {
      shape = reading.isLast ? shape + [inputs] : [inputs] + shape
      if let tensor = input.tensor {
        let limits = limits
        value = .value(.tensor(try attempt(try tensor.reshaped(to: shape, within: limits))))
      } else {
        value = .value(.shape(shape))
      }
    }
    let isTransposed = reading.command == "transpose"
    bind(isTransposed ? .transposedInput : .input, value, input.span)
    var inputText = ShapeText.operand(shape)
    if let variable = self[.readInput]?.variable, shape == input.shape { inputText = variable }
    var kernelText: String?
    var groups: Int?
    if reading.command == "conv" || isTransposed {
      let channels = channels(of: shape, reading)
      if self[.readKernel] != nil {
        let kernel = try operand(.readKernel, letter: "k")
        bind(
          .kernel, .value(kernel.tensor.map { .tensor($0) } ?? .shape(kernel.shape)), kernel.span)
        kernelText = self[.readKernel]?.variable ?? ShapeText.operand(kernel.shape)
      } else if let kernel = reading.kernelShape(inputs: channels) {
        bind(.kernel, .value(.shape(kernel)), span)
        kernelText = ShapeText.operand(kernel)
        if reading.kernel?.isDepthwise == true { groups = channels }
      } else {
        throw Diagnostic(
          .missingArgument, "the line does not say the kernel’s shape", labels: [.init(span)],
          help: ["give it after the input: read \"…\" 8x8 3x3"])
      }
    }
    for word in reading.words { try bindWord(word, command) { bind($0, $1, span) } }
    for option in reading.options {
      guard let parameter = command.parameters.first(where: { $0.answers(to: option.name) }) else {
        throw Diagnostic(
          .frameworkRefuses, "`\(command.name)` has no \(option.name)", labels: [.init(span)])
      }
      bind(parameter, try content(option.text, for: parameter), span)
    }
    if let groups, groups > 1 { bind(.groups, .value(.tensor(Tensor(groups))), span) }
    if reading.isLast { bind(.layout, .word("NHWC"), span) }
    // Where the ranks leave a choice, the name of the call makes it.
    let kernelRank = (bound.count > 1 ? bound[1].value.rank : nil) ?? 0
    let isOpen = reading.command == "pool" ? reading.dims == 1 : kernelRank == shape.count
    let dims = reading.dims.flatMap { isOpen && $0 < shape.count ? $0 : nil }
    if let dims { bind(.dims, .value(.tensor(Tensor(dims))), span) }
    if reading.command != "unfold" { bind(.framework, .word(reading.framework), span) }
    let statement = reading.statement(inputText, kernelText, groups: groups, dims: dims)
    return (
      Call(
        name: command.name, arguments: bound, span: span, context: context, isFunction: isFunction),
      statement
    )
  }

  private func channels(of shape: [Int], _ reading: ForeignReading) -> Int {
    if let inputs = reading.kernel?.inputs { return inputs }
    guard let dims = reading.dims, shape.count > dims else { return 1 }
    return reading.isLast ? shape[shape.count - 1] : shape[shape.count - dims - 1]
  }

  private func bindWord(
    _ word: String, _ command: Command, _ bind: (Parameter, BoundArgument.Content) -> Void
  ) throws(Diagnostic) {
    for parameter in command.parameters where !parameter.isPositional {
      if case .flag = parameter.kind, parameter.answers(to: word) {
        return bind(parameter, .flag(true))
      }
    }
    let isPool = command.name == "pool"
    if isPool, Parameter.poolKind.accepts(word: word) { return bind(.poolKind, .word(word)) }
    let sizes = word.split(separator: "x").compactMap { Int($0) }
    bind(isPool ? .windowSize : .patchKernel, .value(.shape(sizes)))
  }

  /// An option’s text as what it is: numbers, pairs of numbers, a word, true or false.
  private func content(
    _ text: String, for parameter: Parameter
  ) throws(Diagnostic) -> BoundArgument.Content {
    if case .flag = parameter.kind { return .flag(text == "true") }
    let numbers = FrameworkMessage.signedNumbers(in: text)
    guard !numbers.isEmpty else { return .word(text) }
    if text.hasPrefix("((") {
      let limits = limits
      return .value(
        .tensor(
          try attempt(
            try Tensor(numbers).reshaped(to: [numbers.count / 2, 2], within: limits))))
    }
    return .value(.tensor(numbers.count == 1 ? Tensor(numbers[0]) : Tensor(numbers)))
  }

  private func said(
    _ reading: ForeignReading, answer: Answer?, statement: String?
  ) -> Answer {
    let statement = statement ?? reading.statement("x", "k")
    let blocks = blocks(about: reading, statement)
    guard let answer else {
      return Answer(kind: "read", value: .text(statement)) { Document(blocks) }
    }
    return Answer(
      kind: "read", value: answer.value, provenance: answer.provenance, subject: answer.subject,
      steps: context.steps
    ) { shown in
      Document(blocks + answer.document(steps: shown).blocks)
    }
  }

  private func blocks(about reading: ForeignReading, _ statement: String) -> [Block] {
    let title = Framework.named(reading.framework)?.title ?? reading.framework
    var blocks: [Block] = [
      .heading(title: "read", facts: ["a line of \(title)"]),
      .fact(label: "in Convo", text: "\(code: statement)"),
    ]
    if let kernel = reading.kernel {
      if let inputs = kernel.inputs, let shape = reading.kernelShape(inputs: inputs) {
        // Beyond this they are not counted.
        let weights = min(shape.saturatingCount, 1 << 60)
        blocks.append(
          .fact(label: "kernel", text: "\(ShapeText.times(shape)): \(Count(weights, "weight"))"))
        let biases = reading.hasBias ? kernel.outputs : 0
        blocks.append(
          .fact(
            label: "learnt",
            text: biases > 0
              ? "\(weights) + \(Count(biases, "bias", "biases")) = \(weights + biases) parameters"
              : "\(Count(weights, "parameter")), no bias"))
      } else {
        blocks.append(
          .fact(
            label: "kernel",
            text: "\(ShapeText.times(kernel.size)) over as many channels as the input has, "
              + (kernel.isDepthwise
                ? "\(kernel.outputs) for each channel"
                : Count(kernel.outputs, "filter").description)
          ))
      }
    }
    for remark in reading.remarks { blocks.append(.fact(label: "note", text: remark)) }
    return blocks
  }
}

extension BoundArgument.Content {
  /// The rank of numbers or a shape.
  fileprivate var rank: Int? {
    switch self {
    case .value(.tensor(let tensor)): tensor.rank
    case .value(.shape(let shape)): shape.count
    default: nil
    }
  }
}

extension FrameworkMessage {
  /// Whole numbers with their signs.
  fileprivate static func signedNumbers(in text: String) -> [Int] {
    var numbers: [Int] = []
    var word = ""
    for character in text + " " {
      if character.isASCII, character.isNumber || (character == "-" && word.isEmpty) {
        word.append(character)
      } else {
        if let number = Int(word) { numbers.append(number) }
        word = ""
      }
    }
    return numbers
  }
}
