/// Convolutions of whole numbers without any error: Fourier transforms modulo primes, in which 2ᵏ-th roots of
/// unity are whole numbers, and the Chinese remainder theorem.
struct ModularTransform {
  private let prime: UInt64
  private let field: PrimeModulus
  private let size: Int
  /// The powers of a root of unity of order `size`, and of each the factor of Shoup's product.
  private let roots: [UInt64]
  private let shares: [UInt64]

  /// The greatest order of roots, 2²⁶.
  static let mostDigits = 26
  /// Binary digits that a prime settles.
  static let bits = 60

  /// - Parameter size: A power of 2, at most 2²⁶.
  private init(_ prime: UInt64, size: Int) {
    self.prime = prime
    self.size = size
    let field = PrimeModulus(prime: prime)
    self.field = field
    var generator: UInt64 = 2
    var root: UInt64 = 1
    // An element whose power is of order 2²⁶: half of all are.
    repeat {
      root = field.power(generator, (prime - 1) >> UInt64(Self.mostDigits))
      generator += 1
    } while field.power(root, 1 << UInt64(Self.mostDigits - 1)) != prime - 1
    let step = field.power(root, UInt64(1 << Self.mostDigits / size))
    var (roots, power): ([UInt64], UInt64) = ([], 1)
    roots.reserveCapacity(max(size / 2, 1))
    for _ in 0..<max(size / 2, 1) {
      roots.append(power)
      power = field.product(power, step)
    }
    self.roots = roots
    shares = roots.map { prime.dividingFullWidth(($0, 0)).quotient }
  }

  /// Primes k·2²⁶ + 1 below 2⁶¹, from the greatest down.
  private static func primes(_ count: Int) -> [UInt64] {
    var (found, candidate): ([UInt64], UInt64) = ([], 1 << 61 + 1)
    while found.count < count {
      candidate -= 1 << UInt64(mostDigits)
      if PrimeModulus.isPrime(candidate) { found.append(candidate) }
    }
    return found
  }

  /// Σ a[i] · b[n − i] on a ring of `length` numbers, exactly.
  ///
  /// - Parameter length: At least as many as either has.
  /// - Throws: `.tooMuchWork` beyond 2²⁵ numbers, `.tooMuchMemory`, `.interrupted`.
  static func product(
    _ a: [Rational], _ b: [Rational], length: Int, within limits: Limits
  ) throws(ArithmeticError) -> [Rational] {
    guard !a.isEmpty, !b.isEmpty else { return Array(repeating: .zero, count: length) }
    var size = 1
    while size < a.count + b.count - 1 { size *= 2 }
    guard size <= 1 << mostDigits else { throw .tooMuchWork(limit: limits.work) }
    // No sum is longer than its factors and their number.
    let digits =
      a.reduce(0) { max($0, $1.bigTop.magnitude.bitWidth) }
      + b.reduce(0) { max($0, $1.bigTop.magnitude.bitWidth) }
      + (Int.bitWidth - min(a.count, b.count).leadingZeroBitCount) + 1
    let count = digits / bits + 1
    try limits.check(work: count, size, 16)
    try limits.check(memory: size.saturatingProduct(8).saturatingProduct(count + 4))
    let primes = primes(count)
    var residues: [[UInt64]] = []
    for prime in primes {
      let transform = ModularTransform(prime, size: size)
      var left = try transform.residues(a)
      var right = try transform.residues(b)
      try transform.forward(&left)
      try transform.forward(&right)
      for place in 0..<size { left[place] = transform.field.product(left[place], right[place]) }
      try transform.backward(&left)
      residues.append(Array(left.prefix(a.count + b.count - 1)))
    }
    let sums = try Remainders(primes).wholes(residues)
    var result = [Rational](repeating: .zero, count: length)
    for (place, sum) in sums.enumerated() { result[place % length] += sum }
    return result
  }

  private func residues(_ cells: [Rational]) throws(ArithmeticError) -> [UInt64] {
    var result = [UInt64](repeating: 0, count: size)
    for (place, cell) in cells.enumerated() {
      if place & 0xFFF == 0 { try Interruption.check() }
      result[place] = field.residue(of: cell) ?? 0
    }
    return result
  }

  /// w · x modulo the prime, w one of the roots (Shoup): the quotient is known but for 1.
  @inline(__always)
  private func product(_ root: Int, _ x: UInt64) -> UInt64 {
    let quotient = shares[root].multipliedFullWidth(by: x).high
    let rest = roots[root] &* x &- quotient &* prime
    return rest >= prime ? rest &- prime : rest
  }

  /// Decimation in frequency: the result is in the order of reversed digits.
  private func forward(_ cells: inout [UInt64]) throws(ArithmeticError) {
    var half = size / 2
    while half > 0 {
      try Interruption.check()
      let step = size / (2 * half)
      for start in stride(from: 0, to: size, by: 2 * half) {
        for place in 0..<half {
          let (x, y) = (cells[start + place], cells[start + place + half])
          let sum = x &+ y
          cells[start + place] = sum >= prime ? sum &- prime : sum
          let difference = x >= y ? x &- y : x &+ (prime &- y)
          cells[start + place + half] = product(place * step, difference)
        }
      }
      half /= 2
    }
  }

  /// The way back, from reversed digits, divided by the size.
  private func backward(_ cells: inout [UInt64]) throws(ArithmeticError) {
    var half = 1
    while half < size {
      try Interruption.check()
      let step = size / (2 * half)
      for start in stride(from: 0, to: size, by: 2 * half) {
        for place in 0..<half {
          // w^(−p) is −w^(half turn − p).
          let x = cells[start + place]
          let turned =
            place == 0
            ? cells[start + half] : product((half - place) * step, cells[start + place + half])
          let y = place == 0 || turned == 0 ? turned : prime &- turned
          let sum = x &+ y
          cells[start + place] = sum >= prime ? sum &- prime : sum
          cells[start + place + half] = x >= y ? x &- y : x &+ (prime &- y)
        }
      }
      half *= 2
    }
    let inverse = field.inverse(UInt64(size))
    for place in 0..<size { cells[place] = field.product(cells[place], inverse) }
  }
}

/// Whole numbers from their remainders modulo several primes (Garner's way).
private struct Remainders {
  private let fields: [PrimeModulus]
  /// For each prime the inverse of the product of those before it.
  private let inverses: [UInt64]
  private let products: [Natural]
  private let whole: Natural

  init(_ primes: [UInt64]) {
    fields = primes.map { PrimeModulus(prime: $0) }
    var (inverses, products, whole): ([UInt64], [Natural], Natural) = ([], [], .one)
    for field in fields {
      inverses.append(field.inverse((whole % Natural(UInt(field.prime))).lowestLimb.asWord))
      products.append(whole)
      whole = whole * Natural(UInt(field.prime))
    }
    (self.inverses, self.products, self.whole) = (inverses, products, whole)
  }

  /// The numbers nearest to 0 with these remainders.
  func wholes(_ residues: [[UInt64]]) throws(ArithmeticError) -> [Rational] {
    let half = whole >> 1
    var result: [Rational] = []
    result.reserveCapacity(residues[0].count)
    for place in residues[0].indices {
      if place & 0xFFF == 0 { try Interruption.check() }
      if fields.count == 1 {
        let (word, prime) = (residues[0][place], fields[0].prime)
        result.append(Rational(word > prime / 2 ? -Int(prime - word) : Int(word)))
        continue
      }
      var (value, digits): (Natural, [UInt64]) = (0, [])
      for (at, field) in fields.enumerated() {
        // The digits so far, modulo this prime.
        var (sum, weight): (UInt64, UInt64) = (0, 1)
        for (before, digit) in digits.enumerated() {
          sum = field.difference(sum, field.prime - field.product(digit % field.prime, weight))
          weight = field.product(weight, fields[before].prime % field.prime)
        }
        let digit = field.product(
          field.difference(residues[at][place], sum % field.prime), inverses[at])
        digits.append(digit)
        value = value + products[at] * Natural(UInt(digit))
      }
      let isNegative = half < value
      result.append(
        Rational(reduced: Integer(isNegative ? whole - value : value, isNegative: isNegative), .one)
      )
    }
    return result
  }
}

extension UInt {
  fileprivate var asWord: UInt64 { UInt64(self) }
}
