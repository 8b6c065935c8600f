internal import Arithmetic
internal import Computations
internal import Documents
internal import Syntax

extension Command {
  /// `fft` shows the convolution theorem, and transforms.
  static let fft = Command(
    name: "fft",
    summary: "The convolution theorem step by step; fft(x) is the transform.",
    topic: .sliding,
    parameters: [
      .input, .kernel.with(summary: "the kernel; without one x is transformed"), ringLength,
      .axis.with(
        summary: "the axis or axes to transform, without a kernel", fallback: "all",
        positional: false),
    ],
    details: [
      "A convolution of x and k is a product of their spectra: pad both to x + k − 1, transform, multiply cell by cell, transform back. With a shorter length= what lies beyond the end comes round to the beginning: a circular convolution. This is the convolution of mathematics, which turns the kernel: conv x k flip padding=full.",
      "fft(x) is the transform along every axis, complex where it is, and ifft(X) takes it back. Where all lengths are 1, 2 or 4 it is exact, roots of unity being ±1 and ±i; else it is in floats. The convolution of exact numbers stays exact in any case: long ones take transforms modulo primes.",
    ],
    examples: [
      Example("fft diag([1 -1 3 1]) [4 5; 3 4]"),
      Example("fft [1 2 3] [1 1] length=3"),
      Example("fft([1 2 3], [1 1])", gives: "[1 3 5 3]"),
      Example("fft([1 2 3 4])", gives: "[10, -2 + 2i, -2, -2 - 2i]"),
      Example("fft [1 0 0 0 1 0 0 0]"),
    ],
    related: ["conv", "ifft", "circulant", "winograd"], lesson: "convolution-theorem"
  ) { call throws(Diagnostic) in
    let input = try call.operand(.input, letter: "x")
    let limits = call.limits
    guard call[.kernel] != nil else {
      guard call[ringLength] == nil else {
        throw Diagnostic(
          .missingArgument, "length= is that of a convolution, and there is no kernel",
          labels: [.init(call.span(of: ringLength))], help: ["fft x k length=8"])
      }
      let axes = try call.transformAxes(rank: input.shape.count)
      let transform = try call.attempt(
        blaming: .input, try TransformComputation(input, along: axes, within: limits))
      return try call.answer(to: transform, blaming: .input)
    }
    let kernel = try call.operand(.kernel, letter: "k", symbol: "w")
    let lengths = try call.ringLengths(input.shape, kernel.shape)
    let computation = try call.attempt(
      blaming: .input, try SpectrumComputation(input, kernel, lengths: lengths, within: limits))
    return try call.answer(to: computation, blaming: .input)
  }

  fileprivate static let ringLength = Parameter(
    "length", ["n"], .sizes, "the length that both are padded to", fallback: "x + k − 1")
}

extension Call {
  /// The axes of a transform; all where none is named.
  func transformAxes(rank: Int) throws(Diagnostic) -> [Int] {
    guard let asked = try integers(.axis) else { return Array(0..<rank) }
    var axes: [Int] = []
    for axis in asked {
      guard -rank <= axis && axis < rank else {
        throw diagnostic(for: .axisOutOfRange(axis: axis, rank: rank), blaming: .axis)
      }
      let place = axis < 0 ? axis + rank : axis
      if !axes.contains(place) { axes.append(place) }
    }
    return axes
  }

  fileprivate func ringLengths(_ input: [Int], _ kernel: [Int]) throws(Diagnostic) -> [Int] {
    guard input.count == kernel.count, (1...3).contains(input.count) else {
      throw diagnostic(for: .noSuchReading(input: input, kernel: kernel, dims: nil))
    }
    guard self[.axis] == nil else {
      throw Diagnostic(
        .extraArgument, "a convolution is along every axis", labels: [.init(span(of: .axis))])
    }
    for (shape, parameter) in [(input, Parameter.input), (kernel, .kernel)]
    where shape.contains(where: { $0 < 1 }) {
      throw Diagnostic(
        .empty, "there is nothing to convolve", labels: [.init(span(of: parameter), "no cells")])
    }
    let length = Command.ringLength
    var full: [Int] = []
    for (size, taps) in zip(input, kernel) {
      full.append(try attempt(try size.extended(by: taps)))
    }
    guard self[length] != nil else { return full }
    let lengths = try sizes(length, axes: input.count, fallback: 1, least: 1)
    for (axis, asked) in lengths.enumerated() where asked < max(input[axis], kernel[axis]) {
      throw Diagnostic(
        .badSize,
        "length \(asked) does not hold the \(max(input[axis], kernel[axis])) cells there are",
        labels: [.init(span(of: length))],
        help: ["\(full[axis]) is long enough for nothing to come round"])
    }
    return lengths
  }
}

extension Int {
  /// The length of a convolution with a kernel.
  fileprivate func extended(by taps: Int) throws(ArithmeticError) -> Int {
    let (sum, overflow) = addingReportingOverflow(taps - 1)
    guard !overflow else { throw .overflow }
    return sum
  }
}
