/// A small strict reader of XML, for what reports are written in: an element with its parts.
struct XMLElement {
  var name: String
  var attributes: [String: String] = [:]
  var children: [XMLElement] = []
  var text = ""

  struct Failure: Error, CustomStringConvertible { var description: String }

  /// All elements of that name below this one.
  func all(_ name: String) -> [XMLElement] {
    children.flatMap { ($0.name == name ? [$0] : []) + $0.all(name) }
  }
}

extension XMLElement {
  /// - Parameter isHTML: whether elements such as `meta` have no end.
  init(_ text: String, isHTML: Bool = false) throws {
    var reader = Reader(rest: text.unicodeScalars[...], isHTML: isHTML)
    try reader.skipProlog()
    self = try reader.element()
    reader.skipBlanks()
    guard reader.rest.isEmpty else {
      throw Failure(description: "something follows: \(reader.rest)")
    }
  }

  private struct Reader {
    var rest: String.UnicodeScalarView.SubSequence
    let isHTML: Bool

    func starts(_ text: String) -> Bool { rest.starts(with: text.unicodeScalars) }

    mutating func take(_ text: String) throws {
      guard starts(text) else {
        throw Failure(description: "no \(text) at \(String(rest.prefix(40)))")
      }
      rest = rest.dropFirst(text.unicodeScalars.count)
    }

    mutating func take(until text: String) throws -> String {
      var taken = String.UnicodeScalarView()
      while !starts(text) {
        guard let scalar = rest.popFirst() else { throw Failure(description: "no \(text)") }
        taken.append(scalar)
      }
      return String(taken)
    }

    mutating func skipBlanks() { rest = rest.drop { $0 == " " || $0 == "\n" } }

    mutating func skipProlog() throws {
      while starts("<?") || starts("<!") {
        _ = try take(until: ">")
        try take(">")
        skipBlanks()
      }
    }

    mutating func name() throws -> String {
      let name = rest.prefix {
        $0.properties.isAlphabetic || "-:0123456789".unicodeScalars.contains($0)
      }
      guard !name.isEmpty else {
        throw Failure(description: "no name at \(String(rest.prefix(40)))")
      }
      rest = rest.dropFirst(name.count)
      return String(name)
    }

    mutating func element() throws -> XMLElement {
      try take("<")
      var element = XMLElement(name: try name())
      skipBlanks()
      while !starts(">"), !starts("/>") {
        let attribute = try name()
        if isHTML, !starts("=") {
          element.attributes[attribute] = ""
        } else {
          try take("=\"")
          element.attributes[attribute] = try Self.decoded(try take(until: "\""))
          try take("\"")
        }
        skipBlanks()
      }
      if starts("/>") {
        try take("/>")
        return element
      }
      try take(">")
      if isHTML, ["meta", "br", "input", "link"].contains(element.name) { return element }
      if isHTML, element.name == "style" {
        element.text = try take(until: "</style>")
      }
      while !starts("</") {
        if starts("<") {
          element.children.append(try self.element())
        } else {
          guard !rest.isEmpty else { throw Failure(description: "\(element.name) is not closed") }
          var text = String.UnicodeScalarView()
          while let scalar = rest.first, scalar != "<" {
            text.append(scalar)
            rest = rest.dropFirst()
          }
          element.text += try Self.decoded(String(text))
        }
      }
      try take("</\(element.name)>")
      return element
    }

    private static let entities = ["amp": "&", "lt": "<", "gt": ">", "quot": "\"", "#39": "'"]

    /// Text without its entities; what XML 1.0 does not allow is an error.
    static func decoded(_ text: String) throws -> String {
      var result = ""
      var rest = Substring(text)
      while let character = rest.first {
        rest = rest.dropFirst()
        for scalar in character.unicodeScalars {
          guard scalar.value >= 0x20 || "\n\t".unicodeScalars.contains(scalar),
            scalar.value & 0xFFFE != 0xFFFE, scalar != "<"
          else { throw Failure(description: "U+\(scalar.value) is not allowed") }
        }
        guard character == "&" else {
          result.append(character)
          continue
        }
        guard let end = rest.firstIndex(of: ";"), let plain = entities[String(rest[..<end])] else {
          throw Failure(description: "an open &: \(rest.prefix(20))")
        }
        result += plain
        rest = rest[rest.index(after: end)...]
      }
      return result
    }
  }
}
