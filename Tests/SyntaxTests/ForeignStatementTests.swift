import Syntax
import Testing

/// Statements in the spelling of other languages, and how they are written here.
@Suite struct ForeignStatementTests {
  @Test(arguments: [
    ("x = np.array([[1,2],[3,4]])", "x = [[1,2],[3,4]]"),
    ("x = torch.tensor([[1., 2.]], dtype=torch.float32)", "x = [[1., 2.]]"),
    ("zeros(3, 3)", "zeros(3x3)"), ("np.zeros((3, 3))", "zeros((3, 3))"),
    ("torch.ones(2, 3, 4)", "ones(2x3x4)"), ("np.eye(3)", "eye(3)"), ("np.arange(5)", "iota(5)"),
    ("np.dot(A, B)", "(A @ B)"), ("print(conv(x, k))", "conv(x, k)"),
    ("F.conv2d(x, k, stride=2)", "conv(x, k, stride=2)"),
    ("y = torch.nn.functional.conv2d(x, k, None, 2, 1)", "y = conv(x, k, stride=2, padding=1)"),
    ("F.conv2d(x, k, padding='same')", "conv(x, k, padding=same)"),
    (
      "F.conv_transpose2d(x, k, stride=2, output_padding=1)",
      "transpose(x, k, stride=2, output_padding=1)"
    ),
    ("F.max_pool2d(x, 2, stride=[2, 1])", "pool(x, max, kernel=2, stride=(2, 1))"),
    ("conv2(x, k, 'same')", "conv(x, k, padding=same, as=matlab)"),
    ("conv2(x, k)", "conv(x, k, padding=full, as=matlab)"),
    ("scipy.signal.convolve2d(x, k, mode='valid')", "conv(x, k, padding=valid, as=scipy)"),
    ("np.convolve(a, b)", "conv(a, b, padding=full, as=numpy)"),
    ("signal.correlate2d(x, k, 'valid')", "conv(x, k, padding=valid)"),
    ("F.relu(F.conv2d(np.array([[1]]), k))", "relu(conv([[1]], k))"),
    ("conv（x，k）", "conv(x, k)"), ("x ＝ ［１ ２］", "x = [1 2]"), ("load ‘a.csv’", "load \"a.csv\""),
    ("convo> x = [1 2 3]", "x = [1 2 3]"), (">>> conv(x, k)", "conv(x, k)"),
    ("In [12]: conv(x, k)", "conv(x, k)"), ("octave:3> conv(x, k)", "conv(x, k)"),
    ("x = [1 2 ...\n  ...> 3]", "x = [1 2 ...\n3]"),
    ("conv x k mode=same", "conv x k padding=same"),
    ("conv(x, k, 'same')", "conv(x, k, padding=same)"),
    ("conv(x, k, mode=\"full\")", "conv(x, k, padding=full)"),
    ("load a.csv", "load \"a.csv\""), ("x = load data/a.npy", "x = load \"data/a.npy\""),
    ("save y.html steps=3", "save \"y.html\" steps=3"),
  ])
  func whatMeansTheSame(foreign: String, native: String) {
    let statement = ForeignStatement(foreign)
    #expect(statement?.text == native)
    #expect(statement?.isCertain == true)
  }

  @Test(arguments: [
    ("x = torch.randn(3, 3)", "x = random(3x3, seed=1)"),
    ("nn.Conv2d(1, 1, 3, padding=1)", "shape 1x28x28 | conv kernel=3 filters=1 padding=1"),
    (
      "nn.Conv2d(3, 16, kernel_size=3, stride=2)",
      "shape 3x28x28 | conv kernel=3 filters=16 stride=2"
    ),
    ("nn.MaxPool2d(2)", "shape 1x28x28 | pool 2"),
    ("tf.nn.conv2d(x, k, strides=1, padding='SAME')", "conv(x, k, stride=1, padding=same, as=tf)"),
  ])
  func whatComesNear(foreign: String, native: String) {
    let statement = ForeignStatement(foreign)
    #expect(statement?.text == native)
    #expect(statement?.isCertain == false && statement?.remark.isEmpty == false)
  }

  /// Statements of here, and calls that nobody knows.
  @Test(arguments: [
    "conv x k stride=2", "conv(x, k, padding=same)", "x' @ x''", "zeros(3x3)", "zeros(3)",
    "y = x.T",
    "np.fft.fft2(x)", "torch.foo(x)", "a = 'unclosed", "load \"a.csv\"", "expect error rank", "",
    "x", "3x3", "\"text, with (brackets\"", "torch.flip(x, dims=(0,))", "F.conv2d(x)",
  ])
  func whatStays(text: String) { #expect(ForeignStatement(text) == nil) }

  /// Nothing that can be typed makes it fail, however it is cut.
  @Test func anythingIsTaken() {
    let text =
      "y = F.conv2d(np.array([[1,'2\"],(3,“4”]])，k, stride=[2,(1]), 'same' # ｘ\n>>> nn.Conv2d(("
    for count in 0...text.count {
      _ = ForeignStatement(String(text.prefix(count)))
      _ = ForeignStatement(String(text.suffix(count)))
    }
    _ = ForeignStatement(String(repeating: "F.relu(", count: 500))
  }
}
