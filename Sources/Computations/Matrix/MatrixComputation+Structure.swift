internal import Arithmetic
internal import Documents

/// The name of a convolution matrix's structure, or the reason why it has none.
extension MatrixComputation {
  var structureFacts: [(String, String)] {
    guard !holdsInput else {
      let patches = "one window a row: the patch matrix that im2col writes, turned on its side"
      return [("structure", channelText + nameOfWindows)] + (isOfInput ? [("", patches)] : [])
        + blockFacts
    }
    let relation = convolution.relation
    guard let structure = MatrixStructure(of: relation, mode: convolution.convolution.mode) else {
      return [("structure", "too large to look at cell by cell")]
    }
    var facts = [("structure", channelText + name(of: structure))]
    if !structure.isToeplitzThroughout { facts.append(("", reason(structure))) }
    return facts + blockFacts
  }

  /// A matrix of windows repeats its samples along one diagonal or the other where windows step as
  /// far as taps do: Toeplitz under a kernel that is turned, else Hankel.
  private var nameOfWindows: String {
    let axes = convolution.relation.axes
    let isRegular = axes.allSatisfy {
      $0.stride == $0.dilation || $0.output == 1 || $0.kernel == 1
    }
    guard isRegular else {
      return "neither Toeplitz nor Hankel: windows step by "
        + "\(ShapeText.perAxis(axes.map(\.stride))), taps by "
        + ShapeText.perAxis(axes.map(\.dilation))
    }
    return Self.level(axes.count, convolution.turnsKernel ? "Toeplitz" : "Hankel")
  }

  /// The most block rows and columns that are written out.
  private static let mostBlocks = 8

  /// Which row of the matrix's operand each block is made of; none where blocks mix rows.
  private var blockFacts: [(String, String)] {
    let relation = convolution.relation
    let layout = convolution.layout
    guard relation.rank == 2, order == .row,
      layout.inputChannels == 1, layout.outputChannels == 1, let axis = relation.axes.first,
      let rows = blockRows(along: axis), rows.count <= Self.mostBlocks,
      rows.allSatisfy({ $0.count <= Self.mostBlocks })
    else { return [] }
    let name = convolution.operands[isOfInput ? 0 : 1].letter
    let letter = name.uppercased()
    let width = (rows.flatMap { $0 }.compactMap { $0 }.max() ?? 0).subscripted.count + 1
    var facts = [("blocks", "\(letter)ᵢ is the matrix of row i of \(name); · is all zeros")]
    for row in rows {
      let texts = row.map { index in
        let text = index.map { letter + $0.subscripted } ?? "·"
        return text + String(repeating: " ", count: max(width - text.count, 0))
      }
      facts.append(("", texts.joined(separator: " ")))
    }
    return facts
  }

  /// For each block row and block column the row of the operand; nil for zeros.
  private func blockRows(along axis: AxisRelation) -> [[Int?]]? {
    let mode = convolution.convolution.mode
    guard axis.output <= Self.mostBlocks, axis.input <= 64, axis.kernel <= 64 else { return nil }
    func sample(_ window: Int, _ tap: Int) -> Int? {
      mode.source(
        of: axis.position(output: window, tap: tap), size: axis.input, padding: axis.padding)
    }
    let taps = (0..<axis.kernel).map { convolution.turnsKernel ? axis.kernel - 1 - $0 : $0 }
    if holdsInput { return (0..<axis.output).map { window in taps.map { sample(window, $0) } } }
    var rows = Array(
      repeating: [Int?](repeating: nil, count: axis.input), count: axis.output)
    for window in 0..<axis.output {
      for (typed, tap) in taps.enumerated() {
        guard let sample = sample(window, tap) else { continue }
        guard rows[window][sample] == nil else { return nil }
        rows[window][sample] = typed
      }
    }
    return rows
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
    let way = word == "Hankel" ? "back" : "on"
    return switch rank {
    case 1: "\(word): every row is the one above it moved one column \(way)"
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

extension Int {
  /// `₁₂`
  fileprivate var subscripted: String {
    String(
      String.UnicodeScalarView(
        String(self).unicodeScalars.compactMap {
          Unicode.Scalar($0.value + 0x2050)
        }))
  }
}
