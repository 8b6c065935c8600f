/// A pattern for finding the student's id in a path: `hw3_{id}_*.convo`, `submitted/{id}/**`.
///
/// `{id}` matches one or more characters, the student's id; `*` matches any number of characters and `?`
/// one, but no slash; `**` matches any number of folders and a name. The pattern must match the end of
/// the path, from a slash on: one without slashes matches the file's name. Of several possible matches the
/// shortest end of the path is used, in it the first beginning of an id, and from there the shortest id.
public struct FilePattern: Equatable, Sendable {
  private enum Piece: Equatable, Sendable {
    case literal(Character)
    case any, one, id, anything
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
      case "*" where pieces.last == .any: pieces[pieces.count - 1] = .anything
      case "*": if pieces.last != .anything { pieces.append(.any) }
      case "?": pieces.append(.one)
      default: pieces.append(.literal(character))
      }
      rest = rest.dropFirst()
    }
    guard pieces.filter({ $0 == .id }).count == 1 else { return nil }
    self.pieces = pieces
  }

  /// The id in a path; nil if the path does not match.
  public func id(in path: String) -> String? {
    let characters = Array(path)
    guard let place = pieces.firstIndex(of: .id) else { return nil }
    // The places from which the pieces after the id lead to the end.
    var isEnd = [Bool](repeating: false, count: characters.count + 1)
    isEnd[characters.count] = true
    for piece in pieces[(place + 1)...].reversed() { Self.goBack(piece, &isEnd, characters) }
    for start in characters.indices.reversed() where start == 0 || characters[start - 1] == "/" {
      var isStart = [Bool](repeating: false, count: characters.count + 1)
      isStart[start] = true
      for piece in pieces[..<place] { Self.goOn(piece, &isStart, characters) }
      for begin in characters.indices where isStart[begin] {
        var end = begin
        while end < characters.count, characters[end] != "/" {
          end += 1
          if isEnd[end] { return String(characters[begin..<end]) }
        }
      }
    }
    return nil
  }

  /// Moves the places where a piece may begin to those where it may end.
  private static func goOn(_ piece: Piece, _ places: inout [Bool], _ characters: [Character]) {
    switch piece {
    case .any, .anything:
      for place in characters.indices where places[place] {
        if piece == .anything || characters[place] != "/" { places[place + 1] = true }
      }
    case .literal, .one, .id:
      for place in characters.indices.reversed() {
        places[place + 1] = places[place] && accepts(piece, characters[place])
      }
      places[0] = false
    }
  }

  /// Moves the places where a piece may end to those where it may begin.
  private static func goBack(_ piece: Piece, _ places: inout [Bool], _ characters: [Character]) {
    switch piece {
    case .any, .anything:
      for place in characters.indices.reversed() where places[place + 1] {
        if piece == .anything || characters[place] != "/" { places[place] = true }
      }
    case .literal, .one, .id:
      for place in characters.indices {
        places[place] = places[place + 1] && accepts(piece, characters[place])
      }
      places[characters.count] = false
    }
  }

  private static func accepts(_ piece: Piece, _ character: Character) -> Bool {
    if case .literal(let literal) = piece { return character == literal }
    return character != "/"
  }
}

/// How a learning platform names what it hands out, under a word for `--match`.
public struct FileNaming: Sendable {
  /// The value of `--match`.
  public let name: String
  public let summary: String
  /// Patterns in order of preference. `{assignment}` stands for the assignment's id.
  private let patterns: [String]
  /// Patterns of late submissions, tried first.
  private let latePatterns: [String]
  /// The part of a name before a mark that is the student's name.
  let nameEnd: Character?
  /// Files that are not submissions; one with the time of submission has it in its first line.
  public let timeFile: String?

  private init(
    _ name: String, _ summary: String, _ patterns: [String], late: [String] = [],
    nameEnd: Character? = nil, timeFile: String? = nil
  ) {
    self.name = name
    self.summary = summary
    self.patterns = patterns
    latePatterns = late
    self.nameEnd = nameEnd
    self.timeFile = timeFile
  }

  /// One table for `--match` and its help.
  public static let all: [FileNaming] = [
    FileNaming(
      "moodle", "Ann Okafor_12345_assignsubmission_file_/hw3.convo, or without the folder",
      ["*_{id}_assignsubmission_*/**", "*_{id}_assignsubmission_*"], nameEnd: "_"),
    FileNaming(
      "canvas", "okaforann_12345_998877_hw3.convo, with LATE_ after the name if it was late",
      ["*_{id}_*_*"], late: ["*_LATE_{id}_*_*"], nameEnd: "_"),
    FileNaming(
      "github", "hw3-annokafor/…: a folder per repository of GitHub Classroom",
      ["{assignment}-{id}/**", "*-{id}/**"]),
    FileNaming(
      "nbgrader", "annokafor/hw3/…: a folder per student, with timestamp.txt",
      ["{id}/{assignment}/**", "{id}/*/*"], timeFile: "timestamp.txt"),
    FileNaming(
      "gradescope", "submission_12345/…: a folder per submission; the roster has Submission ID",
      ["submission_{id}/**"]),
    FileNaming("folder", "annokafor/…: a folder per student", ["{id}/*"]),
  ]

  public static func named(_ name: String) -> FileNaming? { all.first { $0.name == name } }

  /// The naming that a value of `--match` means: a word of the table, or a pattern.
  public init?(_ text: String) {
    if let ready = Self.named(text) {
      self = ready
    } else {
      guard FilePattern(text) != nil else { return nil }
      self.init("", "", [text])
    }
  }

  /// What a path says of its student.
  public struct Found: Equatable, Sendable {
    public var id: String
    /// The student's name, if the path has it.
    public var name: String?
    public var isLate = false
  }

  /// The patterns for an assignment.
  func finder(assignment: String) -> PathFinder {
    func patterns(_ texts: [String], _ isLate: Bool) -> [PathFinder.Line] {
      texts.compactMap { text in
        FilePattern(text.replacing("{assignment}", with: assignment)).map { ($0, isLate) }
      }
    }
    return PathFinder(
      patterns: patterns(latePatterns, true) + patterns(self.patterns, false), nameEnd: nameEnd)
  }
}

/// Finds students in paths, by the naming of a platform.
struct PathFinder {
  typealias Line = (pattern: FilePattern, isLate: Bool)
  let patterns: [Line]
  let nameEnd: Character?

  func found(in path: String) -> FileNaming.Found? {
    for (pattern, isLate) in patterns {
      guard let id = pattern.id(in: path) else { continue }
      return FileNaming.Found(id: id, name: studentName(in: path, id), isLate: isLate)
    }
    return nil
  }

  private func studentName(in path: String, _ id: String) -> String? {
    guard let nameEnd else { return nil }
    let part = path.split(separator: "/").last { $0.contains("\(nameEnd)\(id)\(nameEnd)") }
    return part.flatMap { $0.split(separator: nameEnd).first.map(String.init) }
  }
}

extension String {
  fileprivate func replacing(_ part: String, with other: String) -> String {
    var text = ""
    var rest = self[...]
    while let character = rest.first {
      if rest.hasPrefix(part) {
        text += other
        rest = rest.dropFirst(part.count)
      } else {
        text.append(character)
        rest = rest.dropFirst()
      }
    }
    return text
  }
}
