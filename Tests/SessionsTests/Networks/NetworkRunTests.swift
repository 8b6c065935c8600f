import Arithmetic
import Commands
import Computations
import Documents
import MemoryFiles
import Sessions
import Syntax
import Testing

/// Networks run forwards and backwards, composed, and counted by six methods.
@Suite struct NetworkRunTests {
  private struct Missing: Error {}

  private func network(_ text: String) throws -> Network {
    guard case .network(let network)? = try Session.value(of: text) else { throw Missing() }
    return network
  }

  private func tensor(_ text: String) throws -> Tensor {
    guard case .tensor(let tensor)? = try Session.value(of: text) else { throw Missing() }
    return tensor
  }

  private let limits = Limits.standard

  private func run(
    _ network: Network, _ input: Tensor, given: [String: Tensor] = [:], training: Bool = false
  ) throws -> NetworkRun {
    try NetworkRun(
      network, name: "n",
      input: Operand(letter: "x", shape: input.shape, tensor: input, span: Span(0, 0)),
      weights: NetworkWeights(seed: 5, given: given, isTraining: training), within: limits)
  }

  private func input(of network: Network, batch: Int? = nil) throws -> Tensor {
    let shape = (batch.map { [$0] } ?? []) + network.chain.start.sizes
    // Eighths away from whole numbers, so that no ReLU stands on its corner and no maximum is tied.
    let whole = try Tensor.random(shape, seed: 11, low: -40, high: 40, within: limits)
    return try whole.divided(by: Tensor(8), within: limits).adding(
      try Tensor.iota(shape, within: limits).divided(by: Tensor(1000), within: limits),
      within: limits)
  }

  private static let exact = [
    "net 5x5 | conv k=3 p=1 | relu",
    "net 6x6x2 | conv k=3 s=2 p=1 filters=3 | relu | conv k=2 filters=2 bias=false",
    "net 2x6x6 | conv k=3 filters=4 groups=2 | batchnorm | relu | pool 2 | flatten | dense 3",
    "net 6x6x3 | conv k=3 p=1 depthwise | relu | conv k=1 filters=2 | pool avg 2",
    "net 4x4x2 | transpose k=3 s=2 p=1 output_padding=1 filters=3 bias=[1 2 -1] | relu | dense 2",
    "net 3x4x4 | transpose k=2 s=2 filters=2 bias=false | pool avg 2 trained",
    "net 6x6x1 | conv k=3 p=1 filters=2 | pool 2 | conv k=1 filters=2 | unpool 2 | relu",
    "net 4x4x2 | [conv k=1 filters=2, conv k=3 p=1 filters=3 | relu, pool 3 s=1 p=1] concat | dense 2",
    "net 2x4x4 | + [conv k=3 p=1 filters=2 | relu | conv k=3 p=1 filters=2] | relu",
    "net 4x4x2 | [conv k=3 s=2 p=1 filters=3 | batchnorm, conv k=1 s=2 filters=3] add | relu",
    "net 3x3x4 | shuffle 2 | conv k=3 filters=2", "net 4x3x3 | shuffle 2 | upsample 2 | conv k=2",
    "net 4x4x1 | pad ((1,2),(-1,0)) | conv k=2 filters=2 | pool sum global | dense 2",
    "net 7x7x1 | pool avg adaptive=3x3 | dense 2", "net 8 | dense 5 | relu | dense 2",
    "net 9x2 dims=1 layout=NHWC | conv k=3 d=2 filters=2 | relu | flatten | dense 2",
    "net 4x4x3 | conv k=2 filters=2 connect=[1 0; 0 1; 1 1] | relu",
  ]

  /// Every gradient, number by number, beside the difference quotient. A network of sums, ReLUs and
  /// maxima is a straight line in each number by itself, so both are equal, not only near.
  @Test(arguments: exact, [false, true])
  func gradientsAreExactDifferences(text: String, isBatch: Bool) throws {
    let network = try network(text)
    let start = network.chain.start
    if isBatch, start.channels == nil, start.space.count > 1 { return }
    let x = try input(of: network, batch: isBatch ? 2 : nil)
    let run = try run(network, x)
    let dy = try Tensor.random(run.output.shape, seed: 3, low: -3, high: 3, within: limits)
    let upstream = Operand(letter: "dy", shape: dy.shape, tensor: dy, span: Span(0, 0))
    let backward = try BackwardComputation(run, upstream: upstream, within: limits)
    let step = Rational(1).divided(by: 1_000_000)
    func loss(_ run: NetworkRun) throws -> Tensor {
      try run.output.cells(within: limits).innerProduct(dy, within: limits)
    }
    for named in backward.gradients {
      let weight = String(named.name.dropFirst())
      let own = named.layer == nil ? x : try #require(run.weights(named: weight))
      let gradient = named.gradient.tensor
      #expect(gradient.shape == own.shape, "\(named.name)")
      #expect(gradient.isExact)
      for place in stride(from: 0, to: own.count, by: max(own.count / 7, 1)) {
        var losses: [Tensor] = []
        for sign in [Rational(1), Rational(-1)] {
          let moved = try own.adding(step * sign, toCell: place)
          losses.append(
            try loss(
              named.layer == nil
                ? self.run(network, moved) : run.with(weight, moved, within: limits)))
        }
        let difference = try losses[0].subtracting(losses[1], within: limits)
          .divided(by: Tensor(step * 2), within: limits)
        let isJoined =
          named.layer == nil || network.layers[0].connections == nil
          || gradient.cell(place) == difference.cell(0)
        #expect(isJoined)
        if network.layers[0].connections == nil {
          #expect(difference.cell(0) == gradient.cell(place), "\(named.name) at \(place)")
        }
      }
    }
  }

  /// The same where functions bend: in floats, and near.
  @Test(arguments: [
    "net 4x4x1 | conv k=3 filters=2 | sigmoid | dense 3 | softmax",
    "net 2x4x4 | conv k=2 filters=3 | tanh | lrn 3 | flatten | dense 2",
    "net 2x4x4 | lrn 5 | conv k=2",
  ])
  func gradientsOfBentFunctions(text: String) throws {
    let network = try network(text)
    let x = try input(of: network).divided(by: Tensor(16), within: limits)
    let run = try run(network, x)
    let dy = try Tensor.random(run.output.shape, seed: 3, low: 1, high: 5, within: limits)
    let upstream = Operand(letter: "dy", shape: dy.shape, tensor: dy, span: Span(0, 0))
    let backward = try BackwardComputation(run, upstream: upstream, within: limits)
    let gradient = try backward.gradients[0].gradient.tensor.floats().cells
    for place in 0..<x.count {
      var losses: [Double] = []
      for sign in [1, -1] {
        let moved = try x.adding(Rational(sign).divided(by: 10_000), toCell: place)
        let other = try self.run(network, moved).output.cells(within: limits)
        losses.append(try other.innerProduct(dy, within: limits).floats().cells[0])
      }
      let difference = (losses[0] - losses[1]) * 5000
      #expect(abs(difference - gradient[place]) < 1e-5 * max(1, abs(difference)))
    }
  }

  /// Layers one by one with the functions of the language.
  @Test func agreesWithTheCommands() throws {
    let text = """
      x = random(6x6, seed=2); k = [1 2; -1 0]
      n = net 6x6 | conv k=k p=1 s=2 bias=[3] | relu | pool avg 2 stride=1
      """
    #expect(
      try tensor(text + "; forward(n, x)")
        == tensor(text + "; pool(relu(conv(x, k, padding=1, stride=2, bias=3)), avg, 2, stride=1)"))
    let channels = """
      x = random(1x5x5x2, seed=2); k = random(3x3x2x4, seed=3, low=-2, high=2)
      n = net 5x5x2 | conv k=k p=1 bias=false | pool 2
      """
    #expect(
      try tensor(channels + "; forward(n, x)")
        == tensor(
          channels + "; pool(conv(x, k, padding=1, layout=NHWC), max, 2x2, layout=NHWC)"))
    #expect(
      try tensor("n = net 2x2x4 | shuffle 2; forward(n, iota(2x2x4))").shape == [4, 4, 1])
  }

  /// `deep` goes from the end down to the pixels, and every step is there.
  @Test func walksDownToThePicture() throws {
    var session = Session(files: .inMemory())
    var labels: [String] = []
    session.run(
      "n = net 6x6x1 | conv k=3 filters=2 | relu | pool 2 | flatten | dense 2\n"
        + "y = forward n iota(6x6)\nwhy y[1] deep"
    ) { outcome in
      guard case .success(let answer) = outcome.result, answer.kind == "why" else { return true }
      for case .fact(let label, let text) in answer.document.blocks where label == "from" {
        labels.append(text.text)
      }
      return true
    }
    for name in ["n[4]", "n[3]", "n[2]", "n[1]", "w5", "k1", "x["] {
      #expect(labels.contains { $0.contains(name) }, "\(name)")
    }
    #expect(Session.code(of: "n = net 3x3 | relu; forward n iota(3x3); why n[1][2,2]") == nil)
    #expect(
      Session.code(of: "n = net 3x3 | relu; m = net 3x3; forward n iota(3x3); why m[1][2,2]")
        == .nothingYet)
    #expect(Session.code(of: "n = net 3x3 | relu; why n[1][2,2]") == .nothingYet)
    #expect(
      Session.code(
        of:
          "n = net 3x3 | conv k=2; backward n iota(3x3); k = dk1; why dk1[0,1]; backward n iota(3x3); why dx[2,2]"
      )
        == nil)
  }

  @Test(arguments: [
    ("n = net 3x3; forward n iota(4x4)", DiagnosticCode.shapeMismatch),
    ("n = net 3x3; forward n 3x3", .wrongKind), ("n = net 3x3; forward n", .missingArgument),
    ("n = net 3x3; forward n iota(3x3) layer=4", .index),
    ("n = net 3x3; backward n iota(3x3) [1 2]", .shapeMismatch),
    ("n = net 3x3; forward n iota(2x3x3)", .shapeMismatch),
    ("n = net 3x3; backward n iota(3x3) of=dk9", .unknownValue),
    ("n = net 3x3 | relu; forward n symbols(\"x\", 3x3)", .symbolic),
    ("n = net vgg16; forward n zeros(224x224x3)", .tooLarge),
    ("n = net 3x3x2 | conv k=2 filters=2 bias=[1 2 3]; forward n iota(3x3x2)", .bias),
    ("cost 3x3 | relu", .missingArgument),
    ("cost(net(3x3), method=fft)", .missingArgument),
    ("n = net 9x9 | conv k=3 s=2; cost(n, method=winograd)", .noSolution),
    ("receptive 9x9 | conv k=3 | conv k=3 unit=(9,9)", .unknownOption),
    ("n = net 9x9 | conv k=3; receptive(n, unit=(9,9))", .index),
    ("n = net 9x9 | conv k=3; receptive(n, unit=(1,1,1))", .axisCount),
  ])
  func refuses(text: String, code: DiagnosticCode) {
    #expect(Session.code(of: text) == code)
  }

  @Test func dropoutLeavesOutItsShare() throws {
    let network = try network("net 40x40 | dropout 1/4")
    let ones = try Tensor.ones([40, 40], within: limits)
    #expect(try run(network, ones).output.tensor == ones)
    let dropped = try #require(try run(network, ones, training: true).output.tensor)
    let cells = (0..<dropped.count).map { dropped.cell($0) }
    let zeros = cells.count { $0 == .exact(0) }
    #expect((300...500).contains(zeros))
    #expect(cells.allSatisfy { $0 == .exact(0) || $0 == .exact(Rational(4).divided(by: 3)) })
  }

  /// Composed layers give the same numbers, exactly, and say so in words that can be typed.
  @Test(arguments: [
    ("net 9x9 | conv k=3 s=2 p=1 | conv k=2", 1),
    ("net 9x9x2 | conv k=2 filters=3 | conv k=2 d=2 filters=2", 1),
    (
      "net 2x8x8 | conv k=3 filters=4 groups=2 | batchnorm | conv k=1 filters=2 bias=false | relu",
      2
    ),
    ("net 8x8x2 | batchnorm | conv k=2 s=2 filters=3", 1),
    ("net 8x8x2 | conv k=2 filters=2 | conv k=3 p=1 filters=2", 2),
    ("net 8x8x1 | conv k=2 | relu | conv k=2 | conv k=2 | flatten | dense 2", 5),
    ("net 6x6x2 | + [conv k=3 p=1 filters=2] | conv k=2 | conv k=2", 2),
    ("net 12 | conv k=3 s=2 | conv k=2 | conv k=2", 1),
  ])
  func composesExactly(text: String, layers: Int) throws {
    let network = try network(text)
    let composed = try ComposedNetwork(
      network, weights: NetworkWeights(seed: 5), within: limits)
    #expect(composed.network.layers.count == layers)
    let x = try input(of: network)
    #expect(try run(composed.network, x).output.tensor == run(network, x).output.tensor)
    let typed = try self.network(composed.network.text)
    #expect(try run(typed, x).output.tensor == run(network, x).output.tensor)
  }

  /// Each count beside a sum of its own.
  @Test func costsByHand() throws {
    func number(_ text: String) throws -> Int { try tensor(text).intValues?.first ?? -1 }
    let n = "n = net 3x12x10 | conv k=3 filters=4 p=1 s=2 bias=false; "
    let (windows, filters, channels, taps) = (6 * 5, 4, 3, 9)
    let all = windows * filters * channels * taps
    #expect(try number(n + "cost(n, method=direct)") == all)
    #expect(try number(n + "cost(n, method=direct, count=additions)") == all - windows * filters)
    #expect(try number(n + "cost(n, method=dense)") == windows * filters * 120 * channels)
    // Rows −1 … 11 and columns −1 … 9: the first window of each axis has a tap on the padding.
    let entries = (6 * 3 - 1) * (5 * 3 - 1) * filters * channels
    #expect(try number(n + "cost(n, method=sparse)") == entries)
    #expect(
      try number(n + "cost(n, method=sparse, count=memory)")
        == 2 * entries + windows * filters + 1)
    #expect(try number(n + "cost(n, method=im2col, count=memory)") == channels * taps * windows)
    // 14 and 12 padded cells in 16 and 16 points: 256 points, 8 halvings.
    let butterflies = (channels + filters) * 256 / 2 * 8
    #expect(
      try number(n + "cost(n, method=fft)") == 4 * (butterflies + filters * channels * 256))
    let w = "n = net 2x7x6 | conv k=3 filters=3 bias=false; "
    // 5×4 outputs in 3×2 tiles of 16 products.
    #expect(try number(w + "cost(n, method=winograd)") == 6 * 16 * 2 * 3)
    // Lavin and Gray count 32 additions for a tile of the input and 24 for one of the output.
    #expect(
      try number(w + "cost(n, method=winograd, count=additions)")
        == 6 * (2 * 32 + 3 * 24 + 3 * 1 * 16))
  }

  /// The cells behind a unit, against changing each pixel.
  @Test(arguments: [
    "net 9x9 | conv k=3 d=2 bias=false | conv k=2 s=2 bias=false",
    "net 8x8 | pool avg 2 | transpose k=3 s=2 p=1 bias=false",
    "net 7x7 | + [conv k=3 p=1 bias=false] | pool avg 3 s=2",
    "net 6x6 | upsample 2 | conv k=3 s=3 bias=false | pad 1",
  ])
  func cellsBehindAUnit(text: String) throws {
    let network = try network(text)
    let ones = try Tensor.ones(network.chain.start.sizes, within: limits)
    // All weights 1, so that nothing cancels.
    var given: [String: Tensor] = [:]
    for step in try run(network, ones).allSteps {
      for part in step.parts {
        guard let name = part.weights, let own = part.computation.operands.last else { continue }
        given[name] = try Tensor.ones(own.shape, within: limits)
      }
    }
    let base = try run(network, ones, given: given).output.cells(within: limits)
    let space = network.chain.shape.space
    for unit in [[0, 0], [1, 1], space.map { $0 - 1 }] {
      let flat = unit[0] * space[1] + unit[1]
      let cells = try network.chain.cells(
        behind: unit, after: network.layers.count - 1, within: limits)
      for place in cells.indices {
        let moved = try ones.adding(1, toCell: place)
        let other = try run(network, moved, given: given).output.cells(within: limits)
        #expect(cells[place] == (other.cell(flat) != base.cell(flat)))
      }
    }
  }
}
