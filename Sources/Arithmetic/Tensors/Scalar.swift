/// One cell of a tensor, of whichever kind.
public enum Scalar: Equatable, Sendable {
  case exact(Rational)
  case float(Double)
  case symbolic(Polynomial)
}
