internal import Arithmetic
internal import Computations
internal import Documents
internal import Syntax

extension Command {
  /// `code` writes a computation as a program.
  static let code = Command(
    name: "code",
    summary: "The last computation, or a call, as a program for another library.",
    topic: .looking,
    parameters: [.codeTarget, .computed],
    details: [
      "The program runs by itself and prints the same numbers: code numpy writes it with NumPy alone, code torch with PyTorch, code matlab for MATLAB and Octave. Layouts are converted on the way, and a comment names them by their letters: NCHW or NHWC for images, OIHW or HWIO for kernels, IOHW for that of a transposed convolution.",
      "The rules that were asked for hold, not the library’s own: as=tf padding=same written for PyTorch has TensorFlow’s padding in numbers. What a library does not do is refused with the reason. Where shapes alone are known the numbers are drawn by chance.",
      "As a function the program is a text. On the command line it can be written to a file: convo -c 'code numpy conv [1 2 3] [1 1]' > example.py",
    ],
    examples: [
      Example("code numpy conv [0 1 2; 3 4 5; 6 7 8] [0 1; 2 3]"),
      Example("y = pool([1 3; 2 4], max, 2); code torch y"),
      Example("transpose [1 2] [1 1 1] stride=2; code matlab"),
      Example("code jax conv 1x3x32x32 8x3x3x3 stride=2 padding=1"),
    ],
    related: ["read", "compare", "as"], lesson: "code-there-and-back",
    subjects: ["conv", "transpose", "pool", "unfold"]
  ) { call throws(Diagnostic) in
    guard let word = call.word(.codeTarget), let target = Program.Target(rawValue: word) else {
      throw Diagnostic(
        .missingArgument, "`code` needs the library to write for", labels: [.init(call.span)],
        help: [
          "one of: " + Program.Target.allCases.map(\.rawValue).joined(separator: ", "),
          "code numpy conv [1 2 3] [1 1]",
        ])
    }
    let subject = try call.subject()
    let program: Program
    do throws(Program.Refusal) {
      program = try Program(of: subject, for: target, within: call.limits)
    } catch {
      throw Diagnostic(
        .frameworkRefuses, error.message, labels: [.init(call.span(of: .codeTarget))],
        help: error.help)
    }
    return Answer(kind: "code", value: .text(program.text)) {
      Document([.listing(language: program.target.language, text: program.text)])
    }
  }
}

extension Parameter {
  static let codeTarget = Parameter(
    "library", [], .word, "what the program is for", positional: true,
    words: Program.Target.allCases.map { Word($0.rawValue, $0.title) })
}
