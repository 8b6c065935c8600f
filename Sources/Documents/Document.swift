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

/// A way to write a document into a file: what `save` can make of an answer.
public struct DocumentFormat: Sendable {
  /// The ending of file names, without the point: `svg`.
  public let ending: String
  /// What it is, for help: `a picture, animated step by step`.
  public let summary: String
  /// How many steps of a computation it has room for; nil where it shows what the answer shows.
  public let steps: Int?
  /// The whole file.
  public let write: @Sendable (Document) -> [UInt8]

  public init(
    ending: String, summary: String, steps: Int? = nil,
    write: @escaping @Sendable (Document) -> [UInt8]
  ) {
    self.ending = ending
    self.summary = summary
    self.steps = steps
    self.write = write
  }
}
