/// How much one statement may take, as it is typed and as it is computed: what would need more is
/// refused before it is begun.
public struct Limits: Equatable, Sendable {
  /// The most cells one tensor may have.
  public var cells: Int
  /// The most multiplications one operation may make.
  public var work: Int
  /// The most binary digits one exact number may have.
  public var bits: Int
  /// The most terms one polynomial may have.
  public var terms: Int
  /// The most bytes that numbers may take: those an operation makes and those that are held.
  public var memory: Int
  /// The bytes held already, by variables and by values that wait to be used.
  public var held = 0
  /// The most axes one tensor may have.
  public var rank: Int
  /// The most bytes that a line of a script may have.
  public var line: Int
  /// The most bytes that a statement may have, over all its lines.
  public var statement: Int
  /// The most bytes of text that one answer may be written in.
  public var answer: Int
  /// The most bytes of text that a whole run of the program may write.
  public var output: Int

  public init(
    cells: Int, work: Int, bits: Int, terms: Int, memory: Int = 256 << 20, rank: Int = 8,
    line: Int = 64 << 20, statement: Int = 64 << 20, answer: Int = .max, output: Int = .max
  ) {
    self.cells = cells
    self.work = work
    self.bits = bits
    self.terms = terms
    self.memory = memory
    self.rank = rank
    self.line = line
    self.statement = statement
    self.answer = answer
    self.output = output
  }

  /// For a person at their own machine.
  public static let standard = Limits(
    cells: 5_000_000, work: 50_000_000_000, bits: 1 << 17, terms: 10_000)
  /// For files that a stranger wrote.
  public static let strict = Limits(
    cells: 100_000, work: 10_000_000, bits: 4096, terms: 2_000, memory: 64 << 20,
    line: 16 << 10, statement: 256 << 10, answer: 1 << 20, output: 16 << 20)

  /// The number of cells of a shape.
  ///
  /// - Throws: `ArithmeticError.tooManyCells`, `.tooManyAxes` or `.negativeSize`; `.tooMuchMemory`
  ///   where there is no room even for floats.
  public func count(_ shape: [Int]) throws(ArithmeticError) -> Int {
    try count(axes: shape.count) { shape[$0] }
  }

  /// The number of cells of a shape that is to be filled with exact numbers.
  ///
  /// - Throws: what `count` throws; `.tooMuchMemory` where there is no room for them.
  func countExact(_ shape: [Int]) throws(ArithmeticError) -> Int {
    let count = try count(shape)
    try check(memory: count.saturatingProduct(MemoryLayout<Rational>.stride))
    return count
  }

  /// The number of cells of a shape given axis by axis, without a list of its sizes.
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

  /// Refuses an operation of too many multiplications; the factors are multiplied with care.
  public func check(work factors: Int...) throws(ArithmeticError) {
    var product = 1
    for factor in factors {
      let (next, overflow) = product.multipliedReportingOverflow(by: max(factor, 1))
      guard !overflow, next <= work else { throw .tooMuchWork(limit: work) }
      product = next
    }
  }

  /// Refuses numbers that would take more memory than is left.
  ///
  /// - Throws: `.tooMuchMemory`.
  public func check(memory bytes: Int) throws(ArithmeticError) {
    let (total, overflow) = held.addingReportingOverflow(bytes)
    guard !overflow, total <= memory else {
      throw .tooMuchMemory(bytes, held: held, limit: memory)
    }
  }
}
