/// The limits on the length of statements and the size of their computations. A computation beyond them
/// is refused before it starts.
public struct Limits: Equatable, Sendable {
  /// The maximum number of cells of a tensor.
  public var cells: Int
  /// The maximum number of multiplications of an operation.
  public var work: Int
  /// The maximum number of binary digits of an exact number.
  public var bits: Int
  /// The maximum number of terms of a polynomial.
  public var terms: Int
  /// The maximum memory of numbers in bytes: the results of an operation and `held` together.
  public var memory: Int
  /// What variables and intermediate values are counted in.
  public var account: MemoryAccount?
  /// The maximum rank of a tensor.
  public var rank: Int
  /// The maximum length of a line of a script, in bytes.
  public var line: Int
  /// The maximum length of a statement over all its lines, in bytes.
  public var statement: Int
  /// The maximum length of a script, in bytes.
  public var script: Int
  /// The maximum length of the text of an answer, in bytes.
  public var answer: Int
  /// The maximum length of the output of a run, in bytes.
  public var output: Int

  /// The bytes taken by variables and intermediate values.
  public var held: Int { account?.total ?? 0 }

  public init(
    cells: Int, work: Int, bits: Int, terms: Int, memory: Int = 256 << 20, rank: Int = 8,
    line: Int = 64 << 20, statement: Int = 64 << 20, script: Int = .max,
    answer: Int = .max, output: Int = .max
  ) {
    self.cells = cells
    self.work = work
    self.bits = bits
    self.terms = terms
    self.memory = memory
    self.rank = rank
    self.line = line
    self.statement = statement
    self.script = script
    self.answer = answer
    self.output = output
  }

  /// For users at their own machine.
  public static let standard = Limits(
    cells: 5_000_000, work: 50_000_000_000, bits: 1 << 17, terms: 10_000)
  /// For files from strangers.
  public static let strict = Limits(
    cells: 100_000, work: 10_000_000, bits: 4096, terms: 2_000, memory: 64 << 20,
    line: 16 << 10, statement: 256 << 10, script: 4 << 20, answer: 1 << 20, output: 16 << 20)

  /// The number of cells of a shape.
  ///
  /// - Throws: `.tooManyCells`, `.tooManyAxes` or `.negativeSize`; `.tooMuchMemory` if there is not even
  ///   enough for floats.
  public func count(_ shape: [Int]) throws(ArithmeticError) -> Int {
    try count(axes: shape.count) { shape[$0] }
  }

  /// The number of cells of a shape, for exact numbers.
  ///
  /// - Throws: Errors of `count`; `.tooMuchMemory` if there is not enough for exact numbers.
  func countExact(_ shape: [Int]) throws(ArithmeticError) -> Int {
    let count = try count(shape)
    try check(memory: count.saturatingProduct(MemoryLayout<Rational>.stride))
    return count
  }

  /// The number of cells of a shape given axis by axis, without an array.
  @inline(__always)
  func count(axes: Int, _ length: (Int) -> Int) throws(ArithmeticError) -> Int {
    guard axes <= rank else { throw .tooManyAxes(axes, limit: rank) }
    var product = 1
    var overflowed = false
    for axis in 0..<axes {
      let size = length(axis)
      guard size >= 0 else { throw .negativeSize((0..<axes).map(length)) }
      let (next, overflow) = product.multipliedReportingOverflow(by: size)
      overflowed = overflowed || overflow
      product = size == 0 ? 0 : (overflow ? product : next)
      if size == 0 {
        overflowed = false
        break
      }
    }
    guard !overflowed, product <= cells else {
      throw .tooManyCells((0..<axes).map(length), limit: cells)
    }
    if product > 1 << 12 {
      try check(memory: product.saturatingProduct(MemoryLayout<Double>.stride))
    }
    return product
  }

  /// Checks the number of multiplications of an operation, the product of `factors`; overflow counts as
  /// too many.
  public func check(work factors: Int...) throws(ArithmeticError) {
    var product = 1
    for factor in factors {
      let (next, overflow) = product.multipliedReportingOverflow(by: max(factor, 1))
      guard !overflow, next <= work else { throw .tooMuchWork(limit: work) }
      product = next
    }
  }

  /// Checks whether the memory that is left suffices.
  ///
  /// - Throws: `.tooMuchMemory`.
  public func check(memory bytes: Int) throws(ArithmeticError) {
    let held = held
    let (total, overflow) = held.addingReportingOverflow(bytes)
    guard !overflow, total <= memory else {
      throw .tooMuchMemory(bytes, held: held, limit: memory)
    }
  }
}
