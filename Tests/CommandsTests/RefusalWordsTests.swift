import Syntax
import Testing

/// What errors say, where the words depend on what was asked.
@Suite struct RefusalWordsTests {
  @Test(arguments: [
    ("shape i=10 k=3 s=2 stride_rule=strict", "steps along samples"),
    ("shape 224x224x3 k=11 s=4 filters=96 stride_rule=strict", "steps along rows"),
    ("shape 9x9 | conv k=3 | conv k=2 s=4 stride_rule=strict", "along rows"),
    ("conv 4 3 p=5 padding_mode=circular", "there are to go round"),
    ("conv 4 3 p=5 padding_mode=reflect", "there are to mirror"),
    ("conv 5x5 3x3 padding=causal as=keras", "for signals alone"),
    ("transpose(3, 3, d=3, a=2, as=onnx)", "only below the stride"),
    ("transpose(3, 3, s=2, a=1, as=tf)", "has no output_padding"),
    ("conv 5x5 3x3 padding=foo", "not a value of `padding`"),
    ("1; expect [1 2]", "expected the shape 2, got one number"),
    ("1; expect 1 tol=-1", "tol must be a number that is at least 0"),
    ("pad [1 2 3] -3", "takes away more than the 3 samples there are"),
    ("pad [1 2; 3 4; 5 6] ((-2,-2),(0,0))", "takes away more than the 3 rows there are"),
    ("sqrt(-1)", "`sqrt` has no real value for -1"),
    ("sqrt([4; -1/4])", "has no real value for -0.25, cell [1,0]"),
    ("log(0)", "`log` has no real value for 0"), ("log(float(-1))", "has no real value for -1"),
  ])
  func messages(statement: String, part: String) {
    #expect(Asked(statement).failure?.message.contains(part) == true)
  }

  @Test(arguments: [
    ("toeplitz [1 2 3]", "the kernel: numbers, or a shape alone"),
    ("conv", "x is the input: numbers, or a shape alone"),
  ])
  func missingArgumentsAreDefined(statement: String, help: String) {
    #expect(Asked(statement).failure?.help.first == help)
  }

  @Test(arguments: [
    ("conv [1 2; 3 4; 5 6] [[1 1]]", "input row 0, columns 0…1"),
    ("conv [1 2 3] [1]", "input sample 0"),
    ("conv [1 2 3] [1 1]", "input samples 0…1"),
    ("conv ones(5x2) ones(1x5x1) dims=1", "input sample 0; 4 of 5 channels drawn"),
  ])
  func rangesOfOneAreSingular(statement: String, aside: String) {
    #expect(Asked(statement).steps.first?.aside == aside)
  }
}
