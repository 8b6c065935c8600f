/// Spellings that let a law read in Swift as it does in the literature.
extension Formula: ExpressibleByIntegerLiteral {
  public init(integerLiteral value: Int) { self = .constant(value) }

  public static func + (left: Formula, right: Formula) -> Formula { .sum(left, right) }
  public static func - (left: Formula, right: Formula) -> Formula { .difference(left, right) }
  public static func * (left: Formula, right: Formula) -> Formula { .product(left, right) }
  public static func / (left: Formula, right: Formula) -> Formula { .quotient(left, right) }
  public static func % (left: Formula, right: Formula) -> Formula { .remainder(left, right) }
}

/// ⌊a / b⌋
public func floor(_ dividend: Formula, over divisor: Formula) -> Formula {
  .floorQuotient(dividend, divisor)
}

/// ⌈a / b⌉
public func ceil(_ dividend: Formula, over divisor: Formula) -> Formula {
  .ceilQuotient(dividend, divisor)
}

public func max(_ left: Formula, _ right: Formula) -> Formula { .maximum(left, right) }
public func min(_ left: Formula, _ right: Formula) -> Formula { .minimum(left, right) }
