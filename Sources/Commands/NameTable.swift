/// Things by their names and synonyms.
///
/// A list that is searched from the front: there are a few dozen names, and what a dictionary costs
/// before its first answer is more than a session's searches.
public struct NameTable<Item: Sendable>: Sendable {
  private let items: [Item]
  private let places: [(name: String, place: Int)]

  /// - Parameter names: the names of an item; where two have the same, the first keeps it.
  public init(_ items: [Item], names: (Item) -> [String]) {
    self.items = items
    var places: [(name: String, place: Int)] = []
    for place in items.indices {
      for name in names(items[place]) { places.append((name, place)) }
    }
    self.places = places
  }

  public subscript(name: String) -> Item? {
    for entry in places where entry.name == name { return items[entry.place] }
    return nil
  }
}
