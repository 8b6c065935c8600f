internal import Arithmetic
internal import Documents

/// The name of a convolution matrix's structure, or the reason why it has none.
extension MatrixComputation {
  var structureFacts: [(String, String)] {
    if convolution.swapsOperands {
      // Along one axis, sliding a flipped kernel gives the same pattern.
      return convolution.relation.rank == 1 && convolution.turnsKernel
        ? [("structure", Self.level(1, "Toeplitz"))] : []
    }
    guard !isOfInput else {
      let backwards = convolution.turnsKernel ? ", backwards since the kernel is turned: " : ": "
      return [
        (
          "structure",
          "one window a row\(backwards)"
            + "the patch matrix that im2col writes, turned on its side"
        )
      ]
    }
    let relation = convolution.relation
    guard let structure = MatrixStructure(of: relation, mode: convolution.convolution.mode) else {
      return [("structure", "too large to look at cell by cell")]
    }
    var facts = [("structure", channelText + name(of: structure))]
    if !structure.isToeplitzThroughout { facts.append(("", reason(structure))) }
    return facts
  }

  private func name(of structure: MatrixStructure) -> String {
    let rank = convolution.relation.rank
    if structure.isCirculantThroughout, convolution.convolution.mode == .circular {
      return Self.level(rank, "circulant")
    }
    if structure.isToeplitzThroughout { return Self.level(rank, "Toeplitz") + blockText }
    if rank > 1, structure.isToeplitz.dropFirst().allSatisfy({ $0 }) {
      return "Toeplitz blocks, but not placed in a Toeplitz pattern"
    }
    if rank > 1, structure.isToeplitz.first == true {
      return "blocks in a Toeplitz pattern, but not Toeplitz themselves"
    }
    return "not Toeplitz"
  }

  private static func level(_ rank: Int, _ word: String) -> String {
    switch rank {
    case 1: "\(word): every row is the one above it moved one column on"
    case 2: "doubly block \(word)"
    default: "triply block \(word)"
    }
  }

  private var blockText: String {
    let relation = convolution.relation
    guard relation.rank == 2, order != .column else { return "" }
    let (o, i) = (relation.outputShape, relation.inputShape)
    return ": \(o[0])×\(i[0]) blocks of \(o[1])×\(i[1]), each block and their pattern Toeplitz"
  }

  private var channelText: String {
    let layout = convolution.layout
    guard layout.hasChannels, layout.outputChannels * layout.inputChannels > 1 else { return "" }
    let pairs = "\(layout.outputChannels)×\(layout.inputChannels) channel pairs"
    return layout.groups > 1 ? "\(pairs), block diagonal by group; each " : "\(pairs); each "
  }

  private func reason(_ structure: MatrixStructure) -> String {
    let axes = convolution.relation.axes
    if axes.contains(where: { $0.stride > 1 }) {
      let stride = ShapeText.perAxis(axes.map(\.stride))
      return "with stride \(stride) each row moves on by the stride, not by one column: "
        + "these are the rows of a Toeplitz matrix that stride 1 would give, some left out"
    }
    return "the border (\(convolution.convolution.mode.rawValue)) repeats samples, "
      + "so the first and last rows differ from the pattern"
  }
}
