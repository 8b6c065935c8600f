internal import Arithmetic
internal import Computations
internal import Documents
internal import Syntax

/// Which values `show` draws and which it prints.
struct PictureChoice: Sendable {
  private let picture: Bool?
  private let numbers: Bool?
  private let palette: PictureFigure.Palette

  /// Matrices of so many rows and columns, and signals of so many samples, are still read as numbers.
  private static let mostRows = 12
  private static let mostColumns = 16
  private static let mostSamples = 32
  /// Planes of a tensor that are drawn.
  private static let mostPlanes = 12

  init(_ call: Call) {
    picture = call.flag(.picture)
    numbers = call.flag(.numbers)
    palette = call.word(.palette).flatMap(PictureFigure.Palette.init(rawValue:)) ?? .heat
  }

  /// Draws whatever has cells, in the palette of a call.
  init(picture: Bool, palette call: Call) {
    self.picture = picture
    numbers = nil
    palette = call.word(.palette).flatMap(PictureFigure.Palette.init(rawValue:)) ?? .heat
  }

  /// Refuses a picture of what has no brightness, where one is asked for.
  ///
  /// - Throws: `symbolic`, `wrong-kind`, `empty`.
  func check(_ subjects: [ShownValue]) throws(Diagnostic) {
    guard picture == true else { return }
    for subject in subjects {
      guard let tensor = subject.tensor, !tensor.isScalar else {
        throw Diagnostic(
          .wrongKind,
          "a picture is made of a signal or an image, not of \(subject.value.description)",
          labels: [.init(subject.span)])
      }
      guard tensor.kind != .symbolic else {
        throw Diagnostic(
          .symbolic, "symbols have no brightness, so there is no picture of them",
          labels: [.init(subject.span)],
          help: ["show without `picture` writes them out; numbers in their place can be drawn"])
      }
      guard tensor.kind != .complex else {
        throw Diagnostic(
          .wrongKind, "complex numbers have no one brightness", labels: [.init(subject.span)],
          help: ["abs(z), real(z) and imag(z) can be drawn"])
      }
      guard tensor.count > 0 else {
        throw Diagnostic(
          .empty, "there is nothing to draw", labels: [.init(subject.span, "no cells")])
      }
    }
  }

  func showsNumbers(of value: Value) -> Bool {
    guard case .tensor(let tensor) = value else { return true }
    guard tensor.canBeDrawn else { return true }
    if let numbers { return numbers }
    return Self.isSmall(tensor) || picture == false
  }

  private func showsPicture(of tensor: Tensor) -> Bool {
    guard tensor.canBeDrawn else { return false }
    if let picture { return picture }
    return tensor.rank == 1 || !showsNumbers(of: .tensor(tensor))
  }

  private static func isSmall(_ tensor: Tensor) -> Bool {
    guard tensor.rank > 1 else { return tensor.count <= mostSamples }
    return tensor.rank == 2 && tensor.shape[0] <= mostRows && tensor.shape[1] <= mostColumns
      || tensor.rank > 2 && tensor.count <= mostRows * mostColumns
  }

  /// One figure of all that is drawn, side by side.
  func pictures(of subjects: [ShownValue]) -> [Block] {
    var panels: [PictureFigure.Panel] = []
    var remarks: [Block] = []
    for subject in subjects {
      guard let tensor = subject.tensor, showsPicture(of: tensor) else { continue }
      let drawn = tensor.panels(named: subjects.count > 1 ? subject.name : "", Self.mostPlanes)
      panels += drawn
      let planes = tensor.planeCount
      if drawn.isEmpty {
        remarks.append(.note("There is no finite number to draw."))
      } else if planes > drawn.count {
        remarks.append(.omitted("\(Count(planes - drawn.count, "more plane")); x[…] takes one"))
      }
    }
    guard !panels.isEmpty else { return remarks }
    return [.picture(PictureFigure(panels: panels, palette: palette))] + remarks
  }
}

extension Tensor {
  /// Whether there are numbers with more and less of them.
  fileprivate var canBeDrawn: Bool {
    kind != .symbolic && kind != .complex && !isScalar && count > 1
  }

  /// Matrices along the axes before the last two.
  fileprivate var planeCount: Int { shape.dropLast(2).reduce(1, *) }

  /// A signal, or an image for each plane, all on one scale; none where no number is finite.
  fileprivate func panels(named name: String, _ most: Int) -> [PictureFigure.Panel] {
    guard let values = try? floats().cells, let scale = scale(of: values) else { return [] }
    guard rank > 1 else {
      return [PictureFigure.Panel(caption: name, form: .signal, values: values, scale: scale)]
    }
    let (rows, columns) = (shape[rank - 2], shape[rank - 1])
    let outer = Array(shape.dropLast(2))
    return (0..<min(planeCount, most)).map { plane in
      let start = plane * rows * columns
      return PictureFigure.Panel(
        caption: caption(outer.index(ofCell: plane), name),
        form: .image(rows: rows, columns: columns),
        values: Array(values[start..<(start + rows * columns)]), scale: scale)
    }
  }

  /// `x`, `x, channel 0`, `x[0,1]`
  private func caption(_ index: [Int], _ name: String) -> String {
    switch index.count {
    case 0: return name
    case 1: return name.isEmpty ? "channel \(index[0])" : "\(name), channel \(index[0])"
    default: return ShapeText.place(name, index)
    }
  }

  /// From the least finite number to the greatest.
  private func scale(of values: [Double]) -> PictureFigure.Scale? {
    let places = values.indices.filter { values[$0].isFinite }
    guard let low = places.min(by: { values[$0] < values[$1] }),
      let high = places.max(by: { values[$0] < values[$1] })
    else { return nil }
    return PictureFigure.Scale(
      least: cell(low), greatest: cell(high), low: values[low], high: values[high])
  }
}
