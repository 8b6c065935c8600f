internal import Arithmetic
internal import Computations

extension ChainLayer.Kind {
  init(_ operation: SizeLaw.Operation) {
    switch operation {
    case .convolution: self = .convolution
    case .pooling: self = .pooling
    case .transposed: self = .transposed
    case .unpooling: self = .unpooling
    }
  }
}

extension ChainLayer {
  /// What sets a layer of a chain apart, in short: ` 5×5, s 2, p 1`.
  var settings: String {
    var parts: [String] = []
    if !kernel.isEmpty { parts.append(kernel.map(String.init).joined(separator: "×")) }
    if let stride, stride != [1] { parts.append("s \(ShapeText.perAxis(stride))") }
    switch padding {
    case nil: break
    case .explicit(let pairs):
      if pairs.contains(where: { $0 != .none }) { parts.append("p \(PaddingText.pairs(pairs))") }
    case .some(let rule): parts.append(rule.name)
    }
    if dilation.contains(where: { $0 != 1 }) { parts.append("d \(ShapeText.perAxis(dilation))") }
    if groups > 1 { parts.append("g \(groups)") }
    return parts.isEmpty ? "" : " " + parts.joined(separator: ", ")
  }
}
