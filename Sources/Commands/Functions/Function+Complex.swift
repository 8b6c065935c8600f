internal import Arithmetic
internal import Documents
internal import Syntax

/// Complex numbers, and the way back from a spectrum.
extension Function {
  static let complexNumbers: [EntryTable.Line] = [
    .function("ifft") { ifft },
    .function("complex") { complex },
    .function("real") { real },
    .function("imag") { imag },
    .function("conj") { conj },
  ]

  private static let complex = Function(
    "complex", "Complex numbers from their parts: complex(3, 2) is 3 + 2i.", topic: .numbers,
    parameters: [
      .cells.with(summary: "the real parts"), .others.with(summary: "the imaginary parts"),
    ],
    examples: [
      .init("complex([1 2], [0 3])", gives: "[1, 2 + 3i]"),
      .init("(1 + 2i) * (1 - 2i)", gives: "5"),
    ],
    form: .cellwise
  ) { call throws(Diagnostic) in
    let (x, y) = (try call.numbers(), try call.numbers(.others))
    return .tensor(
      try call.attempt(blaming: .others, try x.adding(imaginary: y, within: call.limits)))
  }

  private static let real = part(
    "real", "The real parts of complex numbers.", .init("real([3 + 2i, 1])", gives: "[3 1]")
  ) { $0.parts.real }

  private static let imag = part(
    "imag", "The imaginary parts of complex numbers.", .init("imag([3 + 2i, 1])", gives: "[2 0]")
  ) { $0.parts.imaginary }

  private static let conj = part(
    "conj", "a − bi for a + bi.", .init("conj(3 + 2i)", gives: "3 - 2i")
  ) { $0.conjugate }

  private static func part(
    _ name: String, _ summary: String, _ example: Command.Example,
    _ rule: @escaping @Sendable (Tensor) -> Tensor
  ) -> Function {
    Function(
      name, summary, topic: .numbers, parameters: [.cells], examples: [example], form: .cellwise
    ) { call throws(Diagnostic) in .tensor(rule(try call.numbers())) }
  }

  private static let ifft = Function(
    "ifft", "The numbers of a spectrum: what fft(x) came from.", topic: .numbers,
    parameters: [
      .cells.with(summary: "a spectrum"),
      .axis.with(summary: "the axis or axes to transform", fallback: "all"),
    ],
    examples: [
      .init("ifft(fft([1 2 3 4]))", gives: "[1 2 3 4]"),
      .init("ifft(fft([1 2 0 0]) * fft([1 1 0 0]))", gives: "[1 3 2 0]"),
    ]
  ) { call throws(Diagnostic) in
    let x = try call.numbers()
    let axes = try call.transformAxes(rank: x.rank)
    return .tensor(
      try call.attempt(
        blaming: .cells, try x.fourier(along: axes, isInverse: true, within: call.limits)))
  }
}
