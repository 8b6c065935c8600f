/// A pattern for finding the student's id in a file name: `hw3_{id}_*.convo`.
///
/// `{id}` matches one or more characters, the student's id; `*` matches any number of characters and `?`
/// one. Of several possible matches the one with the shortest id is used.
public struct FilePattern: Equatable, Sendable {
  private enum Piece: Equatable, Sendable {
    case literal(Character)
    case any, one, id
  }

  private let pieces: [Piece]

  /// Nil if the pattern does not have `{id}` exactly once.
  public init?(_ text: String) {
    var pieces: [Piece] = []
    var rest = text[...]
    while let character = rest.first {
      if rest.hasPrefix("{id}") {
        pieces.append(.id)
        rest = rest.dropFirst(4)
        continue
      }
      switch character {
      case "*": if pieces.last != .any { pieces.append(.any) }
      case "?": pieces.append(.one)
      default: pieces.append(.literal(character))
      }
      rest = rest.dropFirst()
    }
    guard pieces.filter({ $0 == .id }).count == 1 else { return nil }
    self.pieces = pieces
  }

  /// The id in a file name without folders; nil if the name does not match.
  public func id(in name: String) -> String? {
    let characters = Array(name)
    guard let start = pieces.firstIndex(of: .id) else { return nil }
    // First match the pieces before `{id}`, then try each end of the id with the pieces after it.
    var starts = Set([0])
    for piece in pieces[..<start] { starts = Self.reached(piece, from: starts, characters) }
    guard let begin = starts.min() else { return nil }
    for end in stride(from: begin + 1, through: characters.count, by: 1) {
      var places = Set([end])
      for piece in pieces[(start + 1)...] { places = Self.reached(piece, from: places, characters) }
      if places.contains(characters.count) { return String(characters[begin..<end]) }
    }
    return nil
  }

  private static func reached(
    _ piece: Piece, from places: Set<Int>, _ characters: [Character]
  ) -> Set<Int> {
    switch piece {
    case .literal(let character):
      Set(places.filter { $0 < characters.count && characters[$0] == character }.map { $0 + 1 })
    case .one, .id: Set(places.filter { $0 < characters.count }.map { $0 + 1 })
    case .any: Set((places.min() ?? characters.count + 1)..<(characters.count + 1))
    }
  }
}
