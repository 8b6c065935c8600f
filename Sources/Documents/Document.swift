/// What an answer means, block by block; each output format is one renderer over these blocks.
public struct Document: Equatable, Sendable {
  public var blocks: [Block]

  public init(_ blocks: [Block] = []) { self.blocks = blocks }

  /// Where the results begin that the answer leads to, the last ones without another block between
  /// them; nil where there are none.
  public var resultStart: Int? {
    func isResult(_ block: Block) -> Bool {
      if case .result = block.standing { true } else { false }
    }
    guard let last = blocks.lastIndex(where: isResult) else { return nil }
    return (blocks[..<last].lastIndex { !isResult($0) } ?? -1) + 1
  }

  /// Blocks written one after the other, with `if` and `for` between them.
  public init(@DocumentBuilder _ blocks: () -> [Block]) { self.blocks = blocks() }
}

@resultBuilder
public enum DocumentBuilder {
  public static func buildExpression(_ block: Block) -> [Block] { [block] }
  public static func buildExpression(_ blocks: [Block]) -> [Block] { blocks }
  public static func buildBlock(_ parts: [Block]...) -> [Block] { parts.flatMap { $0 } }
  public static func buildOptional(_ part: [Block]?) -> [Block] { part ?? [] }
  public static func buildEither(first: [Block]) -> [Block] { first }
  public static func buildEither(second: [Block]) -> [Block] { second }
  public static func buildArray(_ parts: [[Block]]) -> [Block] { parts.flatMap { $0 } }
}
