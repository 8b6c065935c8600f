/// The identifiers of the laws. Their names for users are defined with the documents.
public enum RelationshipName: String, CaseIterable, Sendable {
  case noPaddingUnitStrides = "no-padding-unit-strides"
  case paddingUnitStrides = "padding-unit-strides"
  case halfPadding = "half-padding"
  case fullPadding = "full-padding"
  case noPaddingStrides = "no-padding-strides"
  case paddingStrides = "padding-strides"
  case pooling
  case transposedNoPaddingUnitStrides = "transposed-no-padding-unit-strides"
  case transposedPaddingUnitStrides = "transposed-padding-unit-strides"
  case transposedHalfPadding = "transposed-half-padding"
  case transposedFullPadding = "transposed-full-padding"
  case transposedNoPaddingStrides = "transposed-no-padding-strides"
  case transposedPaddingStrides = "transposed-padding-strides"
  case transposedRemainder = "transposed-remainder"
  case dilated
  case convolution
  case convolutionStrict = "convolution-strict"
  case ceil
  case ceilClipped = "ceil-clipped"
  case partial
  case valid
  case same
  case transposed
  case transposedSame = "transposed-same"
  case transposedValid = "transposed-valid"
  case transposedSameWithOutputPadding = "transposed-same-with-output-padding"
  case unpooling
  case adaptive
}
