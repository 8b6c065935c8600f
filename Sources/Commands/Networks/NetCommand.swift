internal import Arithmetic
internal import Computations
internal import Documents
internal import Syntax

extension Command {
  /// `net` makes a network, and says what each of its layers gives, learns, costs and sees.
  static let net = Command(
    name: "net",
    summary: "A network layer by layer: shapes, parameters, work, memory, receptive field.",
    topic: .gradients,
    parameters: [.network, .networkCount, .compose, .networkSeed, .layout, .dims, .framework],
    details: [
      "A network is a value: the shape of one image and layers behind it. The shape is typed as the image is: 32x32x1 has its channel last, 1x32x32 first, layout=NCHW or NHWC says it outright, and everything inside keeps that order.",
      "Layers are conv, transpose, pool (max, avg, global, adaptive=6x6), unpool, relu, sigmoid, tanh, softmax, dropout, batchnorm, lrn, upsample, shuffle, pad, flatten and dense. bias=false leaves a bias out, depthwise gives each channel a kernel of its own, connect= is a table of which channels are joined, and weights= or a matrix in the place of the kernel’s size are numbers of your own: conv k=[1 0; 0 1].",
      "Branches stand in brackets, separated by commas: [conv k=1 filters=64, conv k=3 p=1 filters=96] concat lays them side by side over the channels, add adds them up, and + [conv k=3 p=1 filters=64] adds a branch to what came in. A branch may have branches.",
      "Layers count from 1, and 0 is the input: n[2] is the second layer, n[1:4] the first three, cut before=3 leaves out the third and all behind it. net n | dense 10 goes on from a network.",
      "All is counted for one image. Connections are lines from inputs and biases to outputs, those to padding included. Products are the multiplications of one pass, each with an addition, which is 2 FLOP; functions, pooling and biases are left out. Memory is of 32-bit floats: the numbers behind each layer, and its parameters. The field is what one unit sees of the input, jump how far neighbouring units’ fields lie apart, start where the first begins.",
      "compose makes one convolution of several that follow each other with nothing but sums between them: their kernels convolved, their strides multiplied. It is exact, and it is not done where a later one pads, because that one reads zeros where the first would have numbers. Weights that were not given are those of seed, and stay with the network.",
      "Known by name are " + NamedNetwork.all.map(\.name).joined(separator: ", ")
        + "; help lenet5 shows the script of one.",
    ],
    examples: [
      Example("net 32x32x1 | conv k=5 filters=6 | relu | pool 2 | flatten | dense 10"),
      Example("n = net lenet5; net(n, count=parameters)", gives: "60850"),
      Example("n = net lenet5; net(n[1], count=connections)", gives: "122304"),
      Example("net 28x28x4 | [conv k=1 filters=8, conv k=3 p=1 filters=16] concat"),
      Example("net 8x8x4 | + [conv k=3 p=1 filters=4 | batchnorm] | relu"),
      Example("n = net vgg16 | cut before=33; net(n, count=parameters)", gives: "14714688"),
      Example("net inception"),
      Example(
        "n = net 6x6 | conv k=[1 2; 3 4] bias=false | conv k=[1 0; 0 -1] bias=false; net n compose"),
    ],
    related: ["receptive", "forward", "backward", "cost", "shape"], lesson: "lenet5",
    takesChain: true
  ) { call throws(Diagnostic) in
    let network = try call.network()
    if let count = try call.count(of: network) {
      return Answer(kind: "net", value: count.value) {
        Document {
          Block.heading(title: "net", facts: network.facts)
          Block.result(name: count.name, value: count.value)
        }
      }
    }
    guard call.flag(.compose) == true else {
      return Answer(kind: "net", value: .network(network)) { network.document }
    }
    let weights = NetworkWeights(seed: try call.integer(.networkSeed) ?? 1)
    let limits = call.limits
    let composed = try call.attempt(
      blaming: .network, try ComposedNetwork(network, weights: weights, within: limits))
    return Answer(kind: "net", value: .network(composed.network)) {
      Document {
        composed.network.document.blocks
        composed.blocks
      }
    }
  }
}

extension ComposedNetwork {
  fileprivate var blocks: [Block] {
    Document {
      if merged.isEmpty {
        Block.fact(label: "composed", text: "nothing: no two linear layers follow each other")
      }
      for numbers in merged {
        Block.fact(label: "composed", text: "the layers \(numbers.joined(separator: ", ")) are one")
      }
      for number in apart {
        Block.fact(
          label: "apart",
          text: "layer \(number) pads with zeros, where what comes before it would have numbers")
      }
    }.blocks
  }
}

extension Parameter {
  fileprivate static let compose = Parameter(
    "compose", [], .flag, "make one convolution of linear layers that follow each other")
}
