/// How the names of files tell whose they are: `hw3_{id}_*.convo`.
///
/// `{id}` stands for one character or more, which are the student's id; `*` for any number of
/// characters and `?` for one. All else stands for itself. What can be told in two ways is told so
/// that `{id}` is as short as it can be.
public struct FilePattern: Equatable, Sendable {
  private enum Piece: Equatable, Sendable {
    case literal(Character)
    case any, one, id
  }

  private let pieces: [Piece]

  /// Nil where the pattern has no `{id}` or several.
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

  /// The id in a file's name, without its folders; nil where the name is of another form.
  public func id(in name: String) -> String? {
    let characters = Array(name)
    guard let start = pieces.firstIndex(of: .id) else { return nil }
    // All places that the pieces before `{id}` can reach, then all that the pieces behind need.
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
