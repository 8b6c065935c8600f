import Arithmetic
import Commands
import Computations
import Documents
import Sessions
import Testing

/// A call that an answer recommends is typed after it, and gives what it is said to give.
@Suite struct RecipeTests {
  /// Random convolutions: axes, channels, batch, groups, stride, dilation, borders, turned kernels.
  struct Sample: CustomTestStringConvertible {
    var dims = 1
    var hasChannels = false
    var hasBatch = false
    var isLast = false
    var groups = 1
    var input: [Int] = []
    var kernel: [Int] = []
    var options: [String] = []
    var testDescription: String { setup + "; " + options.joined(separator: " ") }

    init(seed: UInt64, mirrors: Bool = true) {
      var random = SplitMix64(seed: seed)
      func pick(_ range: ClosedRange<Int>) -> Int {
        range.lowerBound + Int(random.next() % UInt64(range.count))
      }
      dims = pick(1...3)
      hasChannels = pick(0...1) == 1
      hasBatch = hasChannels && pick(0...1) == 1
      isLast = hasChannels && pick(0...3) == 0
      groups = hasChannels ? pick(1...2) : 1
      let taps = (0..<dims).map { _ in pick(1...3) }
      let dilation = pick(1...2)
      let space = taps.map { (($0 - 1) * dilation + 1) + pick(0...3) }
      let (channels, filters) = (groups * pick(1...2), groups * pick(1...2))
      if hasChannels {
        let batch = hasBatch ? [pick(1...2)] : []
        input = isLast ? batch + space + [channels] : batch + [channels] + space
        kernel =
          isLast
          ? taps + [channels / groups, filters] : [filters, channels / groups] + taps
      } else {
        (input, kernel) = (space, taps)
      }
      let stride = pick(1...3)
      if stride > 1 { options.append("stride=\(stride)") }
      if dilation > 1 { options.append("dilation=\(dilation)") }
      let most = space.reduce(9, min) - 1
      if most > 0, pick(0...2) > 0 {
        options.append("padding=\(pick(0...min(most, 2)))")
        let modes = ["circular", "reflect", "replicate", "constant"]
        if mirrors, pick(0...1) == 1 {
          let mode = modes[pick(0...3)]
          options.append("padding_mode=\(mode)")
          if mode == "constant" { options.append("value=3") }
        }
      }
      if groups > 1 { options.append("groups=\(groups)") }
      if pick(0...2) == 0 { options.append("flip") }
      if hasChannels { options.append("dims=\(dims)") }
      if isLast { options.append("layout=NHWC") }
      self.seed = seed
    }

    let seed: UInt64

    static func call(_ shape: [Int], _ seed: UInt64) -> String {
      let sizes =
        shape.count == 1 ? "(\(shape[0]),)" : shape.map(String.init).joined(separator: "x")
      return "random(\(sizes), seed=\(seed % 1000), low=-4, high=5)"
    }

    var setup: String { "x = \(Self.call(input, seed)); k = \(Self.call(kernel, seed + 1))" }
  }

  private func facts(_ answer: Answer, _ label: String) -> [String] {
    answer.document.blocks.compactMap { block in
      guard case .fact(label, let text) = block else { return nil }
      return text.text
    }
  }

  /// Runs statements; the last answer.
  private func run(_ text: String, _ session: inout Session) -> Answer? {
    var answer: Answer?
    session.run(text) { outcome in
      answer = try? outcome.result.get()
      return true
    }
    return answer
  }

  private func tensor(_ text: String, _ session: inout Session) -> Tensor? {
    guard case .tensor(let tensor)? = run(text, &session)?.value else { return nil }
    return tensor
  }

  @Test(arguments: (1...300).map { UInt64($0) })
  func gradients(seed: UInt64) throws {
    let sample = Sample(seed: seed * 7919)
    var session = Session()
    let options = sample.options.joined(separator: ", ")
    let tail = options.isEmpty ? "" : ", " + options
    guard let forward = tensor("\(sample.setup); y0 = conv(x, k\(tail))", &session) else { return }
    _ = run("dy = \(Sample.call(forward.shape, seed + 5))", &session)
    let answer = try #require(
      run("grad x k dy " + sample.options.joined(separator: " "), &session),
      "\(sample.testDescription)")
    guard case .record(let fields)? = answer.value else {
      Issue.record("no record")
      return
    }
    for field in fields {
      guard case .tensor(let gradient) = field.value else { continue }
      let part = try #require(answer.computation?.part(field.name) as? GradientComputation)
      #expect(try part.value(within: .standard) == .tensor(gradient))
      guard let recipe = part.recipe else { continue }
      #expect(facts(answer, "as").contains(recipe))
      let again = tensor("r = \(recipe)", &session)
      let isRight = again == gradient
      #expect(isRight, "\(sample.testDescription): \(recipe)")
      // Every cell is the sum that is said to make it.
      for cell in 0..<min(gradient.count, 6) {
        let index = cell.index(in: gradient.shape)
        let why = try #require(try part.why(index, of: field.name, within: .standard))
        #expect(why.value == Tensor(gradient.cell(cell)))
      }
    }
  }

  @Test func plainGradientsHaveRecipes() {
    var session = Session()
    let answer = run("grad iota(5) [1 2 4] [1 2 3] flip", &session)
    #expect(
      answer.map { facts($0, "as") } == [
        "transpose dy k flip", "flip(conv(x, dy))", "flatten(sum(dy))",
      ])
    // The names on the screen can be typed.
    #expect(tensor("r = transpose dy k flip", &session) == Tensor([4, 10, 17, 8, 3]))
  }

  @Test(arguments: (1...120).map { UInt64($0) })
  func matrices(seed: UInt64) throws {
    let sample = Sample(seed: seed * 104_729)
    var session = Session()
    let options = sample.options.filter { !$0.hasPrefix("value=") }
    guard !options.contains("padding_mode=constant") else { return }
    let tail = options.map { ", " + $0 }.joined()
    guard let forward = tensor("\(sample.setup); y0 = conv(x, k\(tail))", &session),
      let answer = run("toeplitz x k " + options.joined(separator: " "), &session)
    else { return }
    for recipe in facts(answer, "as") {
      let isRight = tensor("r = \(recipe)", &session) == forward
      #expect(isRight, "\(sample.testDescription): \(recipe)")
    }
  }

  @Test(arguments: (1...200).map { UInt64($0) })
  func transposes(seed: UInt64) throws {
    let sample = Sample(seed: seed * 15_485_863, mirrors: false)
    var session = Session()
    var kernel = sample.kernel
    if sample.hasChannels {
      // (in, out / groups, …): the input's channels are the kernel's first axis.
      let channels =
        sample.isLast ? sample.input[sample.input.count - 1] : sample.input[sample.hasBatch ? 1 : 0]
      kernel[sample.isLast ? kernel.count - 1 : 0] = channels
      kernel[sample.isLast ? kernel.count - 2 : 1] = 2
    }
    _ = run(
      "x = \(Sample.call(sample.input, seed)); k = \(Sample.call(kernel, seed + 1))", &session)
    guard let answer = run("transpose x k " + sample.options.joined(separator: " "), &session),
      case .tensor(let result)? = answer.value
    else { return }
    let recipes = facts(answer, "as")
    if sample.hasBatch { #expect(recipes.isEmpty) }
    for recipe in recipes {
      let isRight = tensor("r = \(recipe)", &session) == result
      #expect(isRight, "\(sample.testDescription): \(recipe)")
    }
    #expect(facts(answer, "routes") == ["all three routes give the same numbers"])
    let computation = try #require(answer.computation)
    for cell in 0..<min(result.count, 8) {
      let index = cell.index(in: result.shape)
      let why = try #require(try computation.why(index, of: "y", within: .standard))
      let sums = why.blocks.flatMap(\.sums)
      #expect(sums.allSatisfy { $0.total == $0.result })
      #expect(sums.count == 1 && why.value == Tensor(result.cell(cell)))
    }
  }

  @Test(arguments: [
    "unfold [1 2 3; 4 5 6; 7 8 9] 2x2", "unfold iota(2x3x4) 2x3 padding=1",
    "unfold iota(3x4) 2x2 stride=2 padding=1 padding_mode=circular", "unfold iota(2x2x3x3) 2x2",
    "unfold iota(7) 3 dilation=2 padding=1 padding_mode=constant value=5",
    "unfold iota(3x3x4) 2x2x2",
  ])
  func patchesComeBackCounted(statement: String) throws {
    var session = Session()
    let answer = try #require(run(statement, &session))
    let text = try #require(facts(answer, "way back").first)
    let end = try #require(text.firstRange(of: " adds"))
    let call = String(text[..<end.lowerBound])
    let patches = try #require(answer.computation as? PatchComputation)
    let input = try #require(patches.input.tensor)
    let folded = try #require(tensor("r = \(call)", &session), "\(call)")
    var counts: Tensor?
    for case .result("counts", .tensor(let tensor)) in answer.document.blocks { counts = tensor }
    #expect(
      try folded == input.multiplied(by: try #require(counts), within: .standard), "\(call)")
  }
}

extension Int {
  /// The index of a flat place.
  func index(in shape: [Int]) -> [Int] { shape.index(ofCell: self) }
}

extension Block {
  fileprivate var sums: [SumFigure] {
    guard case .step(let figure) = self else { return [] }
    return figure.panels.compactMap { if case .sum(let sum) = $0 { sum } else { nil } }
  }
}

extension SumFigure {
  /// What its terms add up to.
  var total: Scalar? {
    var sum = Tensor(0)
    for term in rows.flatMap({ $0 }) {
      var product = Tensor(1)
      for factor in term.factors {
        guard let next = try? product.multiplied(by: Tensor(factor), within: .standard) else {
          return nil
        }
        product = next
      }
      guard let next = try? sum.adding(product, within: .standard) else { return nil }
      sum = next
    }
    if let bias, let next = try? sum.adding(Tensor(bias), within: .standard) { sum = next }
    return sum.cell(0)
  }
}
