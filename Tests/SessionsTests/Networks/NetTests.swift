import Arithmetic
import Commands
import Documents
import MemoryFiles
import Sessions
import Syntax
import Testing

/// Networks as values: what is counted, what is refused, what is printed.
@Suite struct NetTests {
  private func number(_ text: String) throws -> Int {
    guard case .tensor(let tensor)? = try Session.value(of: text) else { return -1 }
    return tensor.intValues?.first ?? -1
  }

  private func network(_ text: String) throws -> Network {
    guard case .network(let network)? = try Session.value(of: text) else {
      throw Missing()
    }
    return network
  }

  private struct Missing: Error {}

  /// Weights and biases of layers, summed here from their sizes alone: (inputs, outputs, taps, bias).
  private func parameters(_ layers: [(Int, Int, Int, Bool)], scales: [Int] = []) -> Int {
    layers.reduce(0) { $0 + $1.0 * $1.1 * $1.2 + ($1.3 ? $1.1 : 0) }
      + scales.reduce(0) { $0 + 2 * $1 }
  }

  @Test func knowsTheParametersOfKnownNetworks() throws {
    #expect(try number("n = net lenet5; net(n, count=parameters)") == 60_850)
    #expect(try number("net(vgg16, count=parameters)") == 138_357_544)
    #expect(try number("net(resnet18, count=parameters)") == 11_689_512)
    #expect(try number("net(alexnet, count=parameters)") == 61_100_840)
    #expect(try number("net(inception, count=parameters)") == 163_696)
    #expect(
      try number("n = net 784 | dense 500 | dense 10; net(n, count=parameters)") == 397_510)
    #expect(try number("n = net 28x28 | dense 500 | dense 10; net(n, count=parameters)") == 397_510)

    let alexnet = parameters([
      (3, 64, 121, true), (64, 192, 25, true), (192, 384, 9, true), (384, 256, 9, true),
      (256, 256, 9, true), (256 * 36, 4096, 1, true), (4096, 4096, 1, true),
      (4096, 1000, 1, true),
    ])
    #expect(alexnet == 61_100_840)

    var blocks: [(Int, Int, Int, Bool)] = [(3, 64, 49, false)]
    var scales = [64]
    for (inputs, outputs) in [(64, 64), (64, 128), (128, 256), (256, 512)] {
      blocks +=
        [(inputs, outputs, 9, false)] + Array(repeating: (outputs, outputs, 9, false), count: 3)
      scales += Array(repeating: outputs, count: 4)
      if inputs != outputs {
        blocks.append((inputs, outputs, 1, false))
        scales.append(outputs)
      }
    }
    blocks.append((512, 1000, 1, true))
    #expect(parameters(blocks, scales: scales) == 11_689_512)

    var unet: [(Int, Int, Int, Bool)] = []
    for (inputs, outputs) in [(1, 64), (64, 128), (128, 256), (256, 512), (512, 1024)] {
      unet += [(inputs, outputs, 9, true), (outputs, outputs, 9, true)]
    }
    for outputs in [512, 256, 128, 64] {
      unet += [
        (2 * outputs, outputs, 4, true), (2 * outputs, outputs, 9, true),
        (outputs, outputs, 9, true),
      ]
    }
    unet.append((64, 2, 1, true))
    #expect(try number("net(unet, count=parameters)") == parameters(unet))

    let generator = parameters(
      [
        (100, 512, 16, false), (512, 256, 16, false), (256, 128, 16, false),
        (128, 64, 16, false), (64, 3, 16, false),
      ], scales: [512, 256, 128, 64])
    #expect(generator == 3_576_704)
    #expect(try number("net(dcgan-generator, count=parameters)") == generator)

    let mobile = parameters([(1, 32, 9, false), (32, 64, 1, false)], scales: [32, 64])
    #expect(try number("net(mobilenet-block, count=parameters)") == mobile)

    let convolutions = [
      (3, 64), (64, 64), (64, 128), (128, 128), (128, 256), (256, 256), (256, 256), (256, 512),
      (512, 512), (512, 512), (512, 512), (512, 512), (512, 512),
    ]
    let decoder = [
      (512, 512), (512, 512), (512, 512), (512, 512), (512, 512), (512, 256), (256, 256),
      (256, 256), (256, 128), (128, 128), (128, 64), (64, 64), (64, 21),
    ]
    #expect(
      try number("net(vgg16-decoder, count=parameters)")
        == parameters((convolutions + decoder).map { ($0.0, $0.1, 9, true) }))
  }

  @Test func countsLeNetLayerByLayer() throws {
    let network = try network("net lenet5")
    let stages = network.chain.stages
    let learning = stages.filter { $0.counts.weights > 0 }
    #expect(
      try learning.map { try $0.counts.parameters } == [156, 12, 1516, 32, 48_120, 10_164, 850])
    #expect(
      learning.map(\.counts.connections)
        == [122_304, 5_880, 151_600, 2_000, 48_120, 10_164, 850])
    #expect(stages[4].counts.multiplications == 150_000)
    #expect(try number("n = net lenet-mnist | cut before=8; p = shape(n); p[0]") == 3136)
  }

  @Test func shapesComeOut() throws {
    #expect(try network("net unet").chain.shape.sizes == [388, 388, 2])
    #expect(try network("net vgg16-decoder").chain.shape.sizes == [224, 224, 21])
    #expect(try network("net dcgan-generator").chain.shape.sizes == [64, 64, 3])
    #expect(try network("net inception").chain.shape.sizes == [28, 28, 256])
    #expect(try network("net resnet18").chain.stages[19].shape.sizes == [7, 7, 512])
    #expect(
      try network("net 4x6x6 | upsample 2 | shuffle 2").chain.shape.sizes == [1, 24, 24])
    #expect(try network("net 6x6x4 | pad ((1,0),(-2,0))").chain.shape.sizes == [7, 4, 4])
    #expect(try network("net 5x6x6x4 | conv k=3 filters=2 | flatten").batch == 5)
  }

  /// Its text is the same network again, and so is every part.
  @Test(arguments: NamedNetwork.all.map(\.name))
  func isTypedBack(name: String) throws {
    let whole = try network("net \(name)")
    #expect(try network(whole.text) == whole)
    let lines = whole.lines(width: 60)
    #expect(try network(lines.joined(separator: "\n")) == whole)
    #expect(whole.byteCount < 200_000)
    let page = try #require(Manual.page(on: "net \(name)"))
    #expect(page.document.blocks.count > 2)
  }

  @Test func partsAreNetworks() throws {
    #expect(try network("n = net lenet5; n[3]").layers.count == 1)
    #expect(try network("n = net lenet5; n[1:4]").chain.shape.sizes == [14, 14, 6])
    #expect(try network("n = net lenet5; n[0]").chain.shape.sizes == [32, 32, 1])
    #expect(try network("n = net lenet5; n[-1]").chain.shape.sizes == [10])
    #expect(try network("n = net lenet5; net n | cut before=3").layers.count == 2)
    #expect(try network("n = net lenet5; net n[1:3] | relu").layers.count == 3)
    for wrong in ["n[15]", "n[-16]", "n[1,2]", "n[1:9:2]", "n[0.5]"] {
      #expect(Session.code(of: "n = net lenet5; \(wrong)") != nil, "\(wrong)")
    }
  }

  @Test(arguments: [
    ("net 8x8x4 | [conv k=1 filters=2, conv k=3 filters=3] concat", DiagnosticCode.shapeMismatch),
    ("net 8x8x4 | + [conv k=3 filters=4]", .shapeMismatch),
    ("net 8x8x4 | [conv k=1 filters=2, conv k=9] concat", .kernelTooLarge),
    ("net 8x8x4 | conv k=3 filters=2 connect=[1 0; 0 1]", .shapeMismatch),
    ("net 8x8x3 | shuffle 2", .channels),
    ("net 8x8x4 | flatten | conv k=3", .rank),
    ("net 8x8x4 | relu [conv k=1] concat", .syntax),
    ("net 8x8x4 | [conv k=1]", .syntax),
    ("net 8x8x4 | [conv k=1] relu", .syntax),
    ("net 8x8x4 | concat", .missingArgument),
    ("net 8x8x4 | + conv k=1", .syntax),
    ("net 8x8x4 | [conv k=1, pool 2", .unclosed),
    ("net 8x8x4 | dense", .missingArgument), ("net 8x8x4 | dropout 2", .wrongKind),
    ("net 8x8x4 | cut before=9", .index), ("net 3", .rank), ("net [1 2; 3 4]", .wrongKind),
    ("net lenet6", .unknownName), ("n = net lenet5; n + 1", .wrongKind),
    ("n = net lenet5; net(n, count=jump)", .noSolution),
    ("net 8x8x4 | conv k=[1 2; 3 4]", .channels), ("net 8x8x4 | dense weights=[1 2 3]", .channels),
    ("shape 8x8x4 | cut before=1", .wrongKind),
  ])
  func refuses(text: String, code: DiagnosticCode) {
    if text == "net 3" {
      #expect(Session.code(of: text) == nil)
    } else {
      #expect(Session.code(of: text) == code)
    }
  }

  /// An error within branches says where it is.
  @Test func saysWhereAnErrorIs() {
    do {
      _ = try Session.value(of: "net 8x8x4 | relu | [conv k=1, relu | conv k=9] concat")
      Issue.record("goes well")
    } catch {
      #expect(error.message.hasPrefix("layer 2, concat, branch 2, layer 2, conv: the kernel"))
      #expect(error.labels.first?.span.start == 44)
    }
  }

  /// What is said of sizes that would fit is true.
  @Test func saysWhatWouldFit() throws {
    var session = Session(files: .inMemory())
    var found: [String] = []
    session.run("net 31x31x1 | conv k=3 | pool 2 | conv k=2 s=3") { outcome in
      if case .success(let answer) = outcome.result {
        for case .fact("would fit", let text) in answer.document.blocks { found.append(text.text) }
      }
      return true
    }
    let sizes = found.first?.split(whereSeparator: { !$0.isNumber }).compactMap { Int($0) } ?? []
    #expect(sizes.count == 6)
    for size in [sizes.first, sizes.dropFirst(3).first].compactMap({ $0 }) {
      let network = try network("net \(size)x\(size)x1 | conv k=3 | pool 2 | conv k=2 s=3")
      for stage in network.chain.stages {
        #expect(stage.axes.allSatisfy { $0.relation.leftover == 0 })
      }
    }
  }

  @Test func shapeWalksThroughTheSameLayers() throws {
    for name in NamedNetwork.all where name.name != "unet" {
      let text = name.statement.dropFirst(4)
      guard case .shape(let sizes)? = try Session.value(of: "shape \(text)") else {
        Issue.record("\(name.name)")
        continue
      }
      #expect(try network(name.statement).chain.shape.sizes == sizes)
    }
  }
}
