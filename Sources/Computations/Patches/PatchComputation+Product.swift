internal import Arithmetic
internal import Documents

/// The convolution as a product with the patches, and the way back to the image.
extension PatchComputation {
  /// The convolution as the product of the kernels as rows and the patches.
  func multipliedOut(_ result: Tensor, limits: Limits) -> [Block] {
    let name = kernel?.name ?? "w"
    let space = ShapeText.times(relation.outputShape)
    let outputs = filters > 1 ? "\(filters)×\(space)" : space
    let text =
      "K · P, where \(filters > 1 ? "each kernel is" : "\(name) flattened is") a row of K: "
      + "\(filters)×\(rows) times \(rows)×\(columns) is \(filters)×\(columns), reshaped to \(outputs)"
    var blocks: [Block] = [.fact(label: "product", text: text)]
    let isReadable = kernel?.tensor != nil || rows <= 16 && columns <= 16 && input.tensor != nil
    guard isReadable, let kernels = try? kernelRows(within: limits),
      let first = try? result.image(0, of: layout),
      let product = try? kernels.matrixProduct(first, within: limits),
      let shaped = try? product.reshaped(
        to: (filters > 1 ? [filters] : []) + relation.outputShape, within: limits)
    else { return blocks }
    if filters * rows <= 400 {
      blocks.append(
        .matrix(
          MatrixFigure(
            name: "K", tensor: kernels, blockColumns: channels > 1 ? relation.taps : 0)))
    }
    blocks.append(.result(name: "K · P", value: .tensor(shaped)))
    return blocks
  }

  /// The note on col2im: it adds each column to the cells it was read from, so a cell that is read n times
  /// comes back n times as large.
  func wayBack(limits: Limits) -> [Block] {
    let dropped = patches.mode == .zeros ? "" : "; what was read in the padding is dropped"
    var blocks: [Block] = [
      .fact(
        label: "way back",
        text: "\(code: foldCall) adds each column back where it was read: x times the counts of "
          + "its reads\(dropped)")
    ]
    if relation.samples <= 2000, let counts = try? Coverage.counts(of: relation, within: limits) {
      blocks.append(.result(name: "counts", value: .tensor(.exact(counts))))
    }
    return blocks
  }

  /// The statement that folds the patches.
  var foldCall: String {
    let options =
      [
        "image=\(ShapeText.typed(relation.inputShape))",
        "kernel=\(ShapeText.typed(relation.kernelShape))",
      ] + axisSizes.spelled
    return "fold(P, \(options.joined(separator: ", ")))"
  }
}
