internal import Arithmetic
internal import Documents

/// Shapes and places of tensors that are treated plane by plane, as they were typed.
extension PlaneLayout {
  /// How many planes there are: batch times channels, and whatever else stands before them.
  var planes: Int { outer.saturatingCount }

  /// The shape of a result of this spatial size, in the order of axes that was typed.
  func typedShape(space: [Int]) -> [Int] { typed(outer: outer, space) }

  /// The index of a cell as typed.
  ///
  /// - Parameters:
  ///   - plane: the plane, counted with the last axis before space fastest.
  ///   - space: the index within the plane.
  func typedIndex(plane: Int, _ space: [Int]) -> [Int] {
    typed(outer: outer.index(ofCell: plane), space)
  }

  /// A cell counted plane by plane, of one counted in the order typed.
  func laid(_ typed: Int, cells: Int) -> Int {
    guard order == .channelsLast, let channels = outer.last, channels > 0, cells > 0 else {
      return typed
    }
    let (pixel, channel) = typed.quotientAndRemainder(dividingBy: channels)
    let (image, cell) = pixel.quotientAndRemainder(dividingBy: cells)
    return (image * channels + channel) * cells + cell
  }

  /// The inverse of `laid`.
  func typed(_ laid: Int, cells: Int) -> Int {
    guard order == .channelsLast, let channels = outer.last, channels > 0, cells > 0 else {
      return laid
    }
    let (plane, cell) = laid.quotientAndRemainder(dividingBy: cells)
    let (image, channel) = plane.quotientAndRemainder(dividingBy: channels)
    return (image * cells + cell) * channels + channel
  }

  private func typed(outer: [Int], _ space: [Int]) -> [Int] {
    guard order == .channelsLast, let channels = outer.last else { return outer + space }
    return outer.dropLast() + space + [channels]
  }

  /// What a header says of the axes that are not space.
  var facts: [String] {
    guard !outer.isEmpty else { return [] }
    var facts: [String] = []
    switch outer.count {
    case 1: facts.append("\(Count(outer[0], "channel")), each by itself")
    case 2:
      facts.append(
        "a batch of \(outer[0]) with \(Count(outer[1], "channel")), each plane by itself")
    default: facts.append("\(planes) planes, each by itself")
    }
    if order == .channelsLast { facts.append("NHWC") }
    return facts
  }
}

extension Tensor {
  /// The tensor as `(…outer, …space)`.
  func normalized(by layout: PlaneLayout) -> Tensor {
    switch self {
    case .exact(let grid): .exact(layout.normalized(grid))
    case .float(let grid): .float(layout.normalized(grid))
    case .symbolic(let grid): .symbolic(layout.normalized(grid))
    case .complex(let real, let imaginary):
      .complex(real.normalized(by: layout), imaginary.normalized(by: layout))
    }
  }
}
