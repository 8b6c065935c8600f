extension Polynomial {
  public static func + (left: Polynomial, right: Polynomial) -> Polynomial {
    merged(left.parts, right.parts)
  }

  public static func - (left: Polynomial, right: Polynomial) -> Polynomial { left + (-right) }

  public static prefix func - (value: Polynomial) -> Polynomial { value.scaled(by: -1) }

  public static func * (left: Polynomial, right: Polynomial) -> Polynomial {
    var product = Polynomial.zero
    product.addProduct(left, right)
    return product
  }

  public static func += (left: inout Polynomial, right: Polynomial) {
    if right.parts.count == 1 {
      left.add(right.parts[0].coefficient, times: right.parts[0].product)
    } else {
      left = left + right
    }
  }

  /// Adds a product of two polynomials; a product of two single terms, the usual case in a convolution,
  /// is inserted in place.
  ///
  /// If the user interrupts, it stops half-way: the statement throws at its next check.
  public mutating func addProduct(_ left: Polynomial, _ right: Polynomial) {
    if left.parts.isEmpty || right.parts.isEmpty { return }
    if left.parts.count == 1 && right.parts.count == 1 {
      let (first, second) = (left.parts[0], right.parts[0])
      add(first.coefficient * second.coefficient, times: first.product * second.product)
      return
    }
    var products: [Part] = []
    products.reserveCapacity(left.parts.count * right.parts.count)
    for first in left.parts {
      if Interruption.isRequested() { return }
      for second in right.parts {
        if first.coefficient.isLong, Interruption.isRequested() { return }
        products.append(
          Part(
            product: first.product * second.product,
            coefficient: first.coefficient * second.coefficient))
      }
    }
    self = Self.merged(parts, Self.collected(products))
  }

  public func scaled(by factor: Rational) -> Polynomial {
    if factor.isZero { return .zero }
    return Polynomial(
      parts: parts.map { Part(product: $0.product, coefficient: $0.coefficient * factor) })
  }

  public func divided(by count: Int) -> Polynomial {
    Polynomial(
      parts: parts.map {
        Part(product: $0.product, coefficient: $0.coefficient.divided(by: count))
      })
  }

  /// The terms sorted, with equal monomials combined.
  private static func collected(_ parts: [Part]) -> [Part] {
    var result: [Part] = []
    for part in parts.sorted(by: { $0.product < $1.product }) {
      if let last = result.last, last.product == part.product {
        result[result.count - 1].coefficient += part.coefficient
      } else {
        result.append(part)
      }
    }
    result.removeAll { $0.coefficient.isZero }
    return result
  }

  private static func merged(_ left: [Part], _ right: [Part]) -> Polynomial {
    if left.isEmpty { return Polynomial(parts: right) }
    if right.isEmpty { return Polynomial(parts: left) }
    var result: [Part] = []
    result.reserveCapacity(left.count + right.count)
    var (i, j) = (0, 0)
    while i < left.count && j < right.count {
      if left[i].product == right[j].product {
        let sum = left[i].coefficient + right[j].coefficient
        if !sum.isZero { result.append(Part(product: left[i].product, coefficient: sum)) }
        i += 1
        j += 1
      } else if left[i].product < right[j].product {
        result.append(left[i])
        i += 1
      } else {
        result.append(right[j])
        j += 1
      }
    }
    result.append(contentsOf: left[i...])
    result.append(contentsOf: right[j...])
    return Polynomial(parts: result)
  }
}
