internal import Arithmetic
internal import Documents

/// What a matrix sends to 0, seen as images of the shape that its columns stand for.
struct NullSpace {
  /// Images in the order of the columns, each of whole numbers.
  let images: [Tensor]
  let dimensions: Int

  /// The most images that are drawn.
  private static let most = 6
  /// The most cells of an image that is printed in numbers.
  private static let mostCells = 36

  /// - Parameter shape: The shape of the vectors that the matrix acts on.
  init?(of matrix: Tensor, shape: [Int], within limits: Limits) {
    guard let basis = try? matrix.nullSpace(within: limits),
      let rows = try? basis.transposed()
    else { return nil }
    dimensions = rows.shape[0]
    images = (0..<min(dimensions, Self.most)).compactMap { place in
      (try? rows.selecting([.index(place)])).flatMap { try? $0.reshaped(to: shape, within: limits) }
    }
  }

  /// The images as pictures, the small ones in numbers too.
  var blocks: [Block] {
    guard dimensions > 0 else { return [] }
    var blocks: [Block] = []
    let panels = images.enumerated().compactMap { place, image in
      PictureFigure.Panel(caption: "n\(place)", image)
    }
    if !panels.isEmpty, images[0].rank > 1 {
      blocks.append(.picture(PictureFigure(panels: panels)))
    }
    if images.count < dimensions {
      blocks.append(.omitted("\(dimensions - images.count) more; null(…) gives them all"))
    }
    for (place, image) in images.enumerated() where image.count <= Self.mostCells {
      blocks.append(.result(name: "n\(place)", value: .tensor(image)))
    }
    return blocks
  }
}

extension PictureFigure.Panel {
  /// An image or a signal on its own scale; of several planes the first. Nil where no number is finite.
  init?(caption: String, _ tensor: Tensor) {
    guard let all = try? tensor.floats().cells, tensor.rank > 0 else { return nil }
    let (rows, columns) = (
      tensor.rank > 1 ? tensor.shape[tensor.rank - 2] : 1, tensor.shape.last ?? 1
    )
    let values = Array(all.prefix(rows * columns))
    let finite = values.indices.filter { values[$0].isFinite }
    guard let low = finite.min(by: { values[$0] < values[$1] }),
      let high = finite.max(by: { values[$0] < values[$1] })
    else { return nil }
    self.init(
      caption: caption, form: tensor.rank > 1 ? .image(rows: rows, columns: columns) : .signal,
      values: values,
      scale: PictureFigure.Scale(
        least: tensor.cell(low).rounded, greatest: tensor.cell(high).rounded, low: values[low],
        high: values[high]))
  }
}
