/// An exact number.
public struct Rational: OrderedNumber {
  var value: Int
}
