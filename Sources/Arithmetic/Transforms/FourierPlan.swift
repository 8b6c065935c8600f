internal import CKernels

/// Fourier transforms of one length in floats, X[u] = Σ x[n] · e^{−2πi un/N}, with roots of unity computed once.
///
/// Lengths without a prime factor above 13 take Stockham's passes of radix 4, 2, 3, 5 …, which leave the
/// numbers in order and run over transforms side by side; others become a convolution of a length that is a
/// power of 2 (Bluestein, 1970).
struct FourierPlan {
  let size: Int
  private let factors: [Int]
  /// cos and −sin of 2πk/N.
  private let cosines: [Double]
  private let sines: [Double]
  private let chirp: Chirp?

  private static let largestFactor = 13

  init(_ size: Int) {
    self.size = size
    var rest = size
    var factors: [Int] = []
    for factor in [4, 2, 3, 5, 7, 11, 13] {
      while rest > 1, rest % factor == 0 {
        factors.append(factor)
        rest /= factor
      }
    }
    self.factors = rest == 1 ? factors : []
    let roots = rest == 1 ? Self.roots(size) : ([], [])
    (cosines, sines) = roots
    chirp = rest == 1 ? nil : Chirp(size)
  }

  /// The bytes that a plan of a length and its work take, beside the numbers.
  static func bytes(_ size: Int) -> Int {
    var rest = max(size, 1)
    for factor in [2, 3, 5, 7, 11, 13] { while rest % factor == 0 { rest /= factor } }
    return rest == 1 ? size.saturatingProduct(16) : fastLength(2 * size).saturatingProduct(80)
  }

  /// The least length from here on whose prime factors are 2 and 3, for products of spectra.
  static func fastLength(_ least: Int) -> Int {
    var best = 1
    while best < least { best *= 2 }
    var threes = 1
    while threes < best {
      var length = threes
      while length < least { length *= 2 }
      best = min(best, length)
      threes *= 3
    }
    return best
  }

  /// cos 2πk/N and −sin 2πk/N for every k, exactly 0 and ±1 at the quarters.
  private static func roots(_ size: Int) -> ([Double], [Double]) {
    var (cosines, sines) = (
      [Double](repeating: 0, count: size), [Double](repeating: 0, count: size)
    )
    for place in 0..<size {
      let (quarter, rest) = (4 * place).quotientAndRemainder(dividingBy: size)
      let isUpper = 2 * rest > size
      let part = Double(isUpper ? size - rest : rest) * (Double.pi / 2) / Double(size)
      var (c, s) = (part.smallCosine, part.smallSine)
      if isUpper { swap(&c, &s) }
      switch quarter {
      case 0: (cosines[place], sines[place]) = (c, -s)
      case 1: (cosines[place], sines[place]) = (-s, -c)
      case 2: (cosines[place], sines[place]) = (-c, s)
      default: (cosines[place], sines[place]) = (s, c)
      }
    }
    return (cosines, sines)
  }

  /// Transforms blocks of `size` rows of `inner` numbers, along the rows' index.
  ///
  /// - Throws: `.interrupted`.
  func run(
    _ real: inout [Double], _ imaginary: inout [Double], inner: Int
  ) throws(ArithmeticError) {
    guard size > 1, !real.isEmpty else { return }
    let block = size * inner
    if let chirp { return try chirp.run(&real, &imaginary, inner: inner) }
    var (spareReal, spareImaginary) = (
      [Double](repeating: 0, count: block), [Double](repeating: 0, count: block)
    )
    for start in stride(from: 0, to: real.count, by: block) {
      try Interruption.check()
      real.withUnsafeMutableBufferPointer { re in
        imaginary.withUnsafeMutableBufferPointer { im in
          spareReal.withUnsafeMutableBufferPointer { otherRe in
            spareImaginary.withUnsafeMutableBufferPointer { otherIm in
              guard let re = re.baseAddress, let im = im.baseAddress,
                let otherRe = otherRe.baseAddress, let otherIm = otherIm.baseAddress
              else { return }
              passes(re + start, im + start, otherRe, otherIm, inner)
            }
          }
        }
      }
    }
  }

  private func passes(
    _ re: UnsafeMutablePointer<Double>, _ im: UnsafeMutablePointer<Double>,
    _ otherRe: UnsafeMutablePointer<Double>, _ otherIm: UnsafeMutablePointer<Double>, _ inner: Int
  ) {
    var (from, to) = ((re, im), (otherRe, otherIm))
    var (length, side) = (size, inner)
    for factor in factors {
      let count = length / factor
      if factor <= 4 {
        kernel_fourier_pass(
          Int32(FloatLane.bestLevel), Int32(factor), count, side, size / length, cosines, sines,
          from.0,
          from.1, to.0, to.1)
      } else {
        pass(factor, count, side, size / length, from, to)
      }
      swap(&from, &to)
      length = count
      side *= factor
    }
    guard factors.count % 2 == 1 else { return }
    re.update(from: otherRe, count: size * inner)
    im.update(from: otherIm, count: size * inner)
  }

  private typealias Pair = (UnsafeMutablePointer<Double>, UnsafeMutablePointer<Double>)

  /// A pass of any radix.
  private func pass(_ radix: Int, _ count: Int, _ side: Int, _ step: Int, _ from: Pair, _ to: Pair)
  {
    for p in 0..<count {
      for j in 0..<radix {
        let (c, d) = (cosines[j * p * step], sines[j * p * step])
        let target = side * (radix * p + j)
        for q in 0..<side {
          var (re, im) = (0.0, 0.0)
          for k in 0..<radix {
            let root = j * k % radix * (size / radix)
            let place = q + side * (p + count * k)
            re += from.0[place] * cosines[root] - from.1[place] * sines[root]
            im += from.0[place] * sines[root] + from.1[place] * cosines[root]
          }
          to.0[target + q] = re * c - im * d
          to.1[target + q] = re * d + im * c
        }
      }
    }
  }
}

/// A transform of any length as a convolution with e^{πi n²/N}: un = (u² + n² − (u − n)²)/2.
private final class Chirp: Sendable {
  private let size: Int
  private let plan: FourierPlan
  /// e^{−πi n²/N}, and the spectrum of its conjugate on a ring.
  private let real: [Double]
  private let imaginary: [Double]
  private let spectrumReal: [Double]
  private let spectrumImaginary: [Double]

  init(_ size: Int) {
    self.size = size
    plan = FourierPlan(FourierPlan.fastLength(2 * size - 1))
    var (re, im) = ([Double](), [Double]())
    var square = 0
    for place in 0..<size {
      // n² modulo 2N, without growing.
      let (c, s) = Self.root(square, 2 * size)
      re.append(c)
      im.append(-s)
      square = (square + 2 * place + 1) % (2 * size)
    }
    var (wideRe, wideIm) = (
      [Double](repeating: 0, count: plan.size), [Double](repeating: 0, count: plan.size)
    )
    for place in 0..<size {
      for at in Set([place, (plan.size - place) % plan.size]) {
        (wideRe[at], wideIm[at]) = (re[place], -im[place])
      }
    }
    // Nothing to interrupt in one transform.
    try? plan.run(&wideRe, &wideIm, inner: 1)
    (real, imaginary, spectrumReal, spectrumImaginary) = (re, im, wideRe, wideIm)
  }

  /// cos and sin of 2πk/n.
  private static func root(_ place: Int, _ size: Int) -> (Double, Double) {
    let (quarter, rest) = (4 * place).quotientAndRemainder(dividingBy: size)
    let isUpper = 2 * rest > size
    let part = Double(isUpper ? size - rest : rest) * (Double.pi / 2) / Double(size)
    var (c, s) = (part.smallCosine, part.smallSine)
    if isUpper { swap(&c, &s) }
    switch quarter {
    case 0: return (c, s)
    case 1: return (-s, c)
    case 2: return (-c, -s)
    default: return (s, -c)
    }
  }

  func run(
    _ re: inout [Double], _ im: inout [Double], inner: Int
  ) throws(ArithmeticError) {
    let wide = plan.size
    for start in stride(from: 0, to: re.count, by: size * inner) {
      for offset in 0..<inner {
        try Interruption.check()
        var (a, b) = ([Double](repeating: 0, count: wide), [Double](repeating: 0, count: wide))
        for place in 0..<size {
          let (x, y) = (re[start + place * inner + offset], im[start + place * inner + offset])
          a[place] = x * real[place] - y * imaginary[place]
          b[place] = x * imaginary[place] + y * real[place]
        }
        try plan.run(&a, &b, inner: 1)
        for place in 0..<wide {
          let (x, y) = (a[place], b[place])
          // Parts exchanged: the next transform runs backwards.
          b[place] = x * spectrumReal[place] - y * spectrumImaginary[place]
          a[place] = x * spectrumImaginary[place] + y * spectrumReal[place]
        }
        try plan.run(&a, &b, inner: 1)
        for place in 0..<size {
          let (x, y) = (b[place] / Double(wide), a[place] / Double(wide))
          re[start + place * inner + offset] = x * real[place] - y * imaginary[place]
          im[start + place * inner + offset] = x * imaginary[place] + y * real[place]
        }
      }
    }
  }
}

extension Double {
  /// sin x for 0 ≤ x ≤ π/4, by its series.
  fileprivate var smallSine: Double {
    let square = self * self
    var series = 0.0
    for divisor in stride(from: 16.0, through: 2, by: -2) {
      series = (1 - series) * square / (divisor * (divisor + 1))
    }
    return self - self * series
  }

  /// cos x for 0 ≤ x ≤ π/4, by its series.
  fileprivate var smallCosine: Double {
    let square = self * self
    var series = 0.0
    for divisor in stride(from: 17.0, through: 3, by: -2) {
      series = (1 - series) * square / (divisor * (divisor + 1))
    }
    return 1 - square / 2 * (1 - series)
  }
}
