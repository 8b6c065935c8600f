internal import Syntax

/// Entries by their names and synonyms.
///
/// Names are known without their entries, which are made when they are first asked for. A list that is
/// searched from the front: hashing would cost more than a session's look-ups.
public struct EntryTable: Sendable {
  public enum Kind: Sendable {
    case command, function, directive
    /// A directive whose words are kept as text instead of being parsed.
    case rawDirective

    /// Whether the name begins statements, and so cannot be a variable's.
    public var isReserved: Bool { self != .function }
  }

  /// An entry by its names.
  public struct Line: Sendable {
    public let name: String
    public let synonyms: [String]
    public let kind: Kind
    private let make: @Sendable () -> Entry

    public init(
      _ kind: Kind, _ name: String, _ synonyms: [String], make: @escaping @Sendable () -> Entry
    ) {
      self.kind = kind
      self.name = name
      self.synonyms = synonyms
      self.make = make
    }

    public var entry: Entry { make() }

    static func command(
      _ name: String, _ synonyms: String..., make: @escaping @Sendable () -> Command
    ) -> Line {
      Line(.command, name, synonyms, make: make)
    }

    static func function(
      _ name: String, _ synonyms: String..., make: @escaping @Sendable () -> Function
    ) -> Line {
      Line(.function, name, synonyms, make: make)
    }
  }

  /// In the order of the manual.
  public let lines: [Line]
  /// Each name's number: most words are told apart without reading them.
  private let marks: [UInt]
  /// The line of each name.
  private let places: [Int]

  public init(_ lines: [Line]) {
    self.lines = lines
    var marks: [UInt] = []
    var places: [Int] = []
    marks.reserveCapacity(2 * lines.count)
    places.reserveCapacity(2 * lines.count)
    for place in lines.indices {
      marks.append(lines[place].name.mark)
      places.append(place)
      for synonym in lines[place].synonyms {
        marks.append(synonym.mark)
        places.append(place)
      }
    }
    self.marks = marks
    self.places = places
  }

  public static func + (left: EntryTable, right: EntryTable) -> EntryTable {
    EntryTable(left.lines + right.lines)
  }

  /// The line of a name or synonym, if there is one.
  public func line(named name: String) -> Line? {
    let mark = name.mark
    for number in marks.indices where marks[number] == mark {
      let line = lines[places[number]]
      if line.name == name || line.synonyms.contains(name) { return line }
    }
    return nil
  }

  public func entry(named name: String) -> Entry? { line(named: name)?.entry }

  /// The kind of a name's entry, which is not made for it.
  public func kind(of name: String) -> Kind? { line(named: name)?.kind }

  /// All names, synonyms included.
  public var names: [String] { lines.flatMap { [$0.name] + $0.synonyms } }

  public var all: [Entry] { lines.map(\.entry) }

  /// The closest name, for "did you mean".
  ///
  /// - Parameters:
  ///   - others: More names that could be meant.
  ///   - kind: Which entries are compared.
  public func nearest(
    to name: String, or others: [String] = [], where isMeant: (Kind) -> Bool = { _ in true }
  ) -> String? {
    let lines = lines.filter { isMeant($0.kind) }
    return Suggestion.nearest(to: name, in: others + lines.flatMap { [$0.name] + $0.synonyms })
  }
}

extension String {
  /// A number that tells most names apart.
  var mark: UInt { utf8.reduce(0) { $0 &* 31 &+ UInt($1) } }
}
