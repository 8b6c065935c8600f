/// What the tree takes that a text is read into: one number in a literal takes more than ten times the
/// bytes it is typed with, and so is counted before it is kept.
extension Parser {
  /// An element of a list. Lists that grow have room for up to twice as many as they hold.
  static let elementBytes = 2 * MemoryLayout<Expression>.stride
  static let argumentBytes = 2 * MemoryLayout<Argument>.stride
  static let statementBytes = 2 * MemoryLayout<Statement>.stride
  /// A row of a matrix: a place in the list of rows, and a list that has room for four at least.
  static let rowBytes = 64 + 4 * MemoryLayout<Expression>.stride
  /// An operator, quote, index or call: the box that its operands lie in.
  static let boxBytes = 48 + 2 * MemoryLayout<Expression>.stride

  /// Counts what is about to be kept.
  ///
  /// - Throws: `too-much-memory` where there is no room for it.
  @inline(__always) mutating func take(_ bytes: Int) throws(Diagnostic) {
    room -= bytes
    if room < 0 { throw .tooManyParts(at: Span(position, min(position + 1, end))) }
  }
}
