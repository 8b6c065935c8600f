/// One thing of a table by its names, made when it is first asked for: to read a statement, the names are
/// enough.
public struct TableLine<Item: Sendable>: Sendable {
  /// Its name and its synonyms, as it has them itself.
  public let names: [String]
  /// Whether the words behind it are kept as text instead of being parsed.
  public let isRaw: Bool
  public let item: @Sendable () -> Item

  public init(_ names: String..., isRaw: Bool = false, item: @escaping @Sendable () -> Item) {
    self.names = names
    self.isRaw = isRaw
    self.item = item
  }
}
