internal import Arithmetic
internal import Commands
internal import Computations
internal import Documents

/// Other data for a problem that would show more of what was thought.
struct Proposals {
  private let key: KeyComputation
  private let before: Diagnostician

  init(_ key: KeyComputation, _ before: Diagnostician) {
    self.key = key
    self.before = before
  }

  /// None for a problem in which everything shows already.
  var all: [LintReport.Proposal] {
    guard !before.showsAll else { return [] }
    if let problem = key.origin as? ConvolutionComputation, key.asksShape {
      return SizeProposals(SizeComputation(problem), before, key.limits).all
    }
    if let sizes = key.origin as? SizeComputation {
      return SizeProposals(sizes, before, key.limits).all
    }
    return kernels
  }

  /// How many draws are tried.
  private static let draws = 12

  /// A kernel of the same shape with other numbers; and where that is not all that can be had, an
  /// input of nearly the same size too.
  private var kernels: [LintReport.Proposal] {
    guard let problem, problem.kernel.tensor != nil else { return [] }
    var proposals: [LintReport.Proposal] = []
    var most = before.clear.count
    var isDone = false
    for growth in growths(problem) where !isDone {
      var best: (statement: String, after: Diagnostician)?
      for seed in 1...Self.draws {
        guard let (statement, after) = drawn(problem, growth: growth, seed: seed),
          after.clear.count > most
        else { continue }
        most = after.clear.count
        best = (statement, after)
      }
      guard let best else { continue }
      proposals.append(
        LintReport.Proposal(
          statement: best.statement, gains: best.after.gains(over: before)))
      isDone = best.after.showsAll
    }
    return proposals
  }

  private var problem: ConvolutionComputation? { key.origin?.convolutionWithin }

  /// By how much the input's axes grow: not at all, then one of them, then both.
  private func growths(_ problem: ConvolutionComputation) -> [[Int]] {
    let dims = problem.layout.dims
    let none = [Int](repeating: 0, count: dims)
    guard problem.input.tensor != nil, dims <= 2 else { return [none] }
    return dims == 1 ? [[0], [1]] : [[0, 0], [0, 1], [1, 0], [1, 1]]
  }

  private func drawn(_ problem: ConvolutionComputation, growth: [Int], seed: Int)
    -> (String, Diagnostician)?
  {
    let (low, high) = (-4, 4)
    guard
      let kernel = try? Tensor.random(
        problem.kernel.shape, seed: seed, low: low, high: high, within: key.limits)
    else { return nil }
    var statement =
      "\(problem.kernel.assignable("k")) = \(kernel.proposed(seed: seed, low: low, high: high))"
    var input: Tensor?
    if growth.contains(where: { $0 > 0 }) {
      var shape = problem.input.shape
      for (axis, more) in zip(problem.layout.spatialAxes(rank: shape.count), growth) {
        shape[axis] += more
      }
      input = try? Tensor.random(shape, seed: seed, low: 0, high: 9, within: key.limits)
      statement =
        "\(problem.input.assignable("x")) = \(shape.randomCall(seed: seed, low: 0, high: 9)); "
        + statement
    }
    guard
      let after = key.origin?.varied(convolution: { _ in
        try problem.varied(input: input, kernel: kernel)
      }), let varied = key.varied(origin: after)
    else { return nil }
    return (statement, Diagnostician(key: varied))
  }
}

extension KeyComputation {
  /// Whether only the shape of what is computed counts.
  fileprivate var asksShape: Bool {
    if case .shape = value { true } else { false }
  }
}

extension Diagnostician {
  /// What is clear here and was not before.
  func gains(over before: Diagnostician) -> [String] {
    let known = Set(before.clear)
    return clear.filter { !known.contains($0) }
  }
}

extension Operand {
  /// Its name, or another where the name is that of a constant such as `sobel_x`.
  fileprivate func assignable(_ letter: String) -> String {
    EntryTable.language.kind(of: name) != .function ? name : letter
  }
}

extension Tensor {
  /// The tensor as it can be typed, or the call that draws it where it is larger than that.
  fileprivate func proposed(seed: Int, low: Int, high: Int) -> String {
    guard let numbers = intValues, rank <= 2, numbers.count <= 25, let width = shape.last,
      width > 0
    else { return shape.randomCall(seed: seed, low: low, high: high) }
    let rows = stride(from: 0, to: numbers.count, by: width).map { start in
      numbers[start..<(start + width)].map(String.init).joined(separator: " ")
    }
    return "[" + rows.joined(separator: "; ") + "]"
  }
}

extension [Int] {
  fileprivate func randomCall(seed: Int, low: Int, high: Int) -> String {
    let shape = count == 1 ? "(\(self[0]),)" : map(String.init).joined(separator: "x")
    return "random(\(shape), seed=\(seed), low=\(low), high=\(high))"
  }
}
