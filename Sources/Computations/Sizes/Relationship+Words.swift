public import Arithmetic
public import Documents

extension Relationship {
  /// The special case in words, with its number in the guide and its law.
  public var phrase: Phrase {
    let title = number.map { "\(name.title) (relationship \($0))" } ?? name.title
    return "\(title): \(formula: law)"
  }
}

extension RelationshipName {
  /// What the law is called.
  public var title: String {
    switch self {
    case .noPaddingUnitStrides: "no zero padding, unit strides"
    case .paddingUnitStrides: "zero padding, unit strides"
    case .halfPadding: "half (same) padding"
    case .fullPadding: "full padding"
    case .noPaddingStrides: "no zero padding, non-unit strides"
    case .paddingStrides: "zero padding, non-unit strides"
    case .pooling: "pooling"
    case .transposedNoPaddingUnitStrides: "no zero padding, unit strides, transposed"
    case .transposedPaddingUnitStrides: "zero padding, unit strides, transposed"
    case .transposedHalfPadding: "half (same) padding, transposed"
    case .transposedFullPadding: "full padding, transposed"
    case .transposedNoPaddingStrides: "no zero padding, non-unit strides, transposed"
    case .transposedPaddingStrides: "zero padding, non-unit strides, transposed"
    case .transposedRemainder: "zero padding, non-unit strides with a remainder, transposed"
    case .dilated: "dilated convolution"
    case .convolution: "the general law"
    case .convolutionStrict: "the general law without remainder"
    case .ceil: "rounded up"
    case .partial: "Theano’s, with an incomplete last window"
    case .ceilClipped: "rounded up, the last window beginning on the input"
    case .valid: "TensorFlow’s VALID"
    case .same: "TensorFlow’s SAME"
    case .transposed: "the general transposed law"
    case .transposedSame: "SAME, transposed"
    case .transposedValid: "VALID, transposed"
    case .transposedSameWithOutputPadding: "SAME with an output padding, transposed"
    case .unpooling: "unpooling"
    case .adaptive: "adaptive pooling"
    }
  }
}
