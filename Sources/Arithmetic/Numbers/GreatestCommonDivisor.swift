/// The greatest common divisor by Stein's binary algorithm; gcd(0, b) is b.
func gcd(_ first: UInt, _ second: UInt) -> UInt {
  if first == 0 { return second }
  if second == 0 { return first }
  let shift = (first | second).trailingZeroBitCount
  var a = first &>> UInt(first.trailingZeroBitCount)
  var b = second &>> UInt(second.trailingZeroBitCount)
  while a != b {
    if a > b { swap(&a, &b) }
    b &-= a
    b &>>= UInt(b.trailingZeroBitCount)
  }
  return a &<< UInt(shift)
}
