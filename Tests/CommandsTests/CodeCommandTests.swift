import Arithmetic
import Commands
import Computations
import Documents
import Testing

/// Programs run where their library is installed, and print the numbers that Convo has.
@Suite struct CodeCommandTests {
  static let convolutions = [
    "conv [0 1 2; 3 4 5; 6 7 8] [0 1; 2 3]", "conv [1 2 3 4 5] [1 0 -1] padding=1",
    "conv iota(6x7) iota(3x2) stride=(2,1) padding=((1,0),(0,2))",
    "conv iota(7x7) iota(2x2) dilation=2 stride=2", "conv iota(3x4x5) iota(2x2x2)",
    "conv iota(2x5x5) iota(3x2x3x3) padding=1 bias=[1 2 3]",
    "conv iota(2x4x6x6) iota(4x2x3x3) groups=2 stride=2",
    "conv iota(5x5) iota(3x3) padding=1 padding_mode=circular",
    "conv iota(5x5) iota(3x3) padding=2 padding_mode=reflect flip",
    "conv iota(5) iota(3) padding=(2,1) padding_mode=replicate",
    "conv iota(5) iota(3) padding=2 padding_mode=symmetric",
    "conv iota(5x5) iota(3x3) padding=1 padding_mode=constant value=3",
    "conv iota(5x5) iota(2x2) padding=-1", "conv iota(8) iota(3) as=scipy",
    "conv iota(3) iota(5) as=numpy", "conv iota(5x5) iota(4x4) padding=same stride=2 as=tf",
    "conv iota(6x6x2) iota(3x3x2x4) layout=NHWC stride=2 padding=same as=tf",
    "conv iota(1x4x4x1) iota(2x2x1x3) layout=NHWC", "conv [1 1/3 2.5] [3 2] bias=1/2",
    "conv sqrt(iota(4x4)) iota(2x2)", "conv iota(1x9) iota(1x3) stride=(1,2) dilation=(1,2)",
  ]
  static let transposes = [
    "transpose [0 1; 2 3] [0 1; 2 3]", "transpose iota(3x3) iota(3x3) stride=2 padding=1",
    "transpose iota(3x3) iota(3x3) stride=2 padding=1 output_padding=1",
    "transpose iota(4) iota(2) stride=3 output_padding=2",
    "transpose iota(2x3x3) iota(2x3x2x2) bias=[1 2 3]",
    "transpose iota(2x4x3x3) iota(4x2x3x3) groups=2 stride=2",
    "transpose iota(3x3) iota(2x2) dilation=2 flip", "transpose iota(2x2x2) iota(2x2x2) stride=2",
    "transpose iota(3x3) iota(3x3) stride=2 padding=same as=tf",
    "transpose iota(3x3) iota(2x3) stride=(3,1) padding=((0,1),(1,0))",
    "transpose iota(3x3x2) iota(2x2x3x2) layout=NHWC stride=2",
    "transpose iota(3) iota(1) stride=2 as=keras", "transpose iota(3) iota(2) padding=-1",
  ]
  static let pools = [
    "pool iota(4x4) max 2x2", "pool -iota(7) max 3 stride=2 padding=1", "pool iota(5) max 2 ceil",
    "pool iota(5x5) min 3 stride=1 padding=1", "pool iota(6x6) avg 2x3",
    "pool iota(5x5) avg 3 stride=2 padding=1", "pool iota(5) avg 2 ceil",
    "pool iota(4x4) avg 2 padding=1 count_include_pad=false", "pool iota(2x4x4) sum 2",
    "pool iota(2x3x6x6) max 2 stride=2", "pool iota(7x7) max 2 dilation=2 stride=1",
    "pool iota(4x4) avg 2 divisor=3", "pool iota(5x5) max 2 padding=same as=tf",
    "pool iota(4x4x2) avg 2 layout=NHWC", "pool iota(3x4x4) max 2x2x2", "pool iota(6) lp 2 norm=2",
  ]
  static let unfoldings = [
    "unfold iota(3x3) 2x2", "unfold iota(2x4x4) 2x2 stride=2 padding=1",
    "unfold iota(7) 3 dilation=2",
  ]
  static let calls = convolutions + transposes + pools + unfoldings

  /// Runs the programs of all calls that a library takes in one process.
  private func check(_ target: Program.Target) throws {
    var programs: [(call: String, text: String, value: Tensor)] = []
    for call in Self.calls {
      let asked = Asked("code \(target.rawValue) \(call)")
      guard case .text(let text)? = asked.value else {
        #expect(
          asked.failure?.code == .frameworkRefuses, "\(call): \(String(describing: asked.failure))")
        continue
      }
      programs.append((call, text, try #require(Asked(call).tensor)))
    }
    #expect(programs.count > 15)
    let mark = "----"
    let whole: String
    if target == .matlab {
      whole = programs.map { "clear\n\($0.text)disp('\(mark)')\n" }.joined()
    } else {
      whole =
        "programs = [\n"
        + programs.map { "r'''\n\($0.text)'''" }.joined(separator: ",\n") + "]\n"
        + "for text in programs:\n  try:\n    exec(compile(text, 'program', 'exec'), {})\n"
        + "  except Exception as error:\n    print('FAILED', type(error).__name__, str(error)[:300])\n"
        + "  print('\(mark)')\n"
    }
    let interpreter: Interpreter = target == .matlab ? .octave : .python
    let output = try #require(interpreter.output(of: whole))
    let parts = output.components(separatedBy: mark)
    try #require(parts.count == programs.count + 1)
    for (program, printed) in zip(programs, parts) {
      var numbers = Interpreter.numbers(in: printed)
      var expected = try program.value.floats().cells
      if target == .matlab, program.call.firstRange(of: "NHWC") != nil {
        // It prints a plane after the other, wherever the channels stand.
        (numbers, expected) = (numbers.sorted(), expected.sorted())
      }
      let isRight =
        numbers.count == expected.count && printed.firstRange(of: "FAILED") == nil
        && zip(numbers, expected).allSatisfy { abs($0 - $1) <= 1e-6 * max(1, abs($1)) }
      #expect(isRight, "\(program.call)\n\(program.text)\nprints \(printed)\nnot \(expected)")
    }
  }

  @Test(.enabled(if: Interpreter.hasPython("numpy"), "NumPy is not installed"))
  func numpy() throws { try check(.numpy) }
  @Test(.enabled(if: Interpreter.hasPython("scipy"), "SciPy is not installed"))
  func scipy() throws { try check(.scipy) }
  @Test(.enabled(if: Interpreter.hasPython("cv2"), "OpenCV is not installed"))
  func opencv() throws { try check(.opencv) }
  @Test(.enabled(if: Interpreter.hasPython("torch"), "PyTorch is not installed"))
  func torch() throws { try check(.torch) }
  @Test(.enabled(if: Interpreter.hasPython("tensorflow"), "TensorFlow is not installed"))
  func tensorFlow() throws { try check(.tf) }
  @Test(.enabled(if: Interpreter.hasPython("keras"), "Keras is not installed"))
  func keras() throws { try check(.keras) }
  @Test(.enabled(if: Interpreter.hasPython("jax"), "JAX is not installed"))
  func jax() throws { try check(.jax) }
  @Test(.enabled(if: Interpreter.hasPython("onnx"), "ONNX is not installed"))
  func onnx() throws { try check(.onnx) }
  @Test(.enabled(if: Interpreter.hasOctave, "Octave is not installed"))
  func matlab() throws { try check(.matlab) }

  /// Every library gets a program for a plain convolution, or says why not.
  @Test(arguments: Program.Target.allCases)
  func everyLibraryHasOne(target: Program.Target) {
    let asked = Asked("code \(target.rawValue) conv iota(4x4) iota(2x2)")
    guard case .text(let text)? = asked.value else {
      Issue.record("\(target)")
      return
    }
    let isPlain = text.allSatisfy(\.isASCII)
    #expect(isPlain)
    guard case .listing(let language, text)? = asked.blocks.first else {
      Issue.record("no listing")
      return
    }
    #expect(language == target.language)
  }

  @Test func layoutsAreNamed() {
    for (call, letters) in [
      ("code tf conv 1x3x8x8 4x3x2x2", "HWIO"), ("code tf transpose 1x3x8x8 3x4x2x2", "HWOI"),
      ("code torch transpose 1x3x8x8 3x4x2x2", "IOHW"), ("code torch conv 1x3x8x8 4x3x2x2", "OIHW"),
    ] {
      guard case .text(let text)? = Asked(call).value else {
        Issue.record("\(call)")
        continue
      }
      #expect(text.firstRange(of: letters) != nil, "\(call)\n\(text)")
    }
  }

  @Test(arguments: [
    ("code", "missing-argument"), ("code numpy", "nothing-yet"),
    ("code numpy conv symbols(\"x\", 4) [1 2]", "framework-refuses"),
    ("code opencv conv [1 2 3] [1 2]", "framework-refuses"),
    ("code scipy pool 4x4 max 2", "framework-refuses"),
    ("code numpy toeplitz 4 [1 2]", "reserved-name"),
    ("code numpy conv random(200x200, seed=1) [1 2; 3 4]", "framework-refuses"),
    ("code pytorch conv [1 2] [1]", "unknown-value"),
  ])
  func refusals(statement: String, code: String) {
    #expect(Asked(statement).failure?.code.rawValue == code, "\(statement)")
  }
}
