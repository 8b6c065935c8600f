import Files

/// A small strict reader of TAP 14, for what reports are written in.
struct TAPStream {
  struct Point {
    var isOK: Bool
    var description: String
    /// By key; texts without their quotes.
    var yaml: [String: String] = [:]
    var points: [Point] = []
  }

  struct Failure: Error, CustomStringConvertible { var description: String }

  private(set) var points: [Point] = []

  init(_ text: String) throws {
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)[...]
    guard lines.popFirst() == "TAP version 14", lines.popLast() == "" else {
      throw Failure(description: "it does not begin or end as it should")
    }
    points = try Self.points(&lines, indent: "")
    guard lines.isEmpty else { throw Failure(description: "something follows: \(lines)") }
  }

  private static func points(_ lines: inout ArraySlice<String>, indent: String) throws -> [Point] {
    var points: [Point] = []
    var subtest: (name: String, points: [Point])?
    while let line = lines.first, line.hasPrefix(indent) {
      let rest = String(line.dropFirst(indent.count))
      if rest.hasPrefix("# Subtest: ") {
        lines = lines.dropFirst()
        subtest = (String(rest.dropFirst(11)), try Self.points(&lines, indent: indent + "    "))
      } else if rest.hasPrefix("1..") {
        lines = lines.dropFirst()
        let count = rest.dropFirst(3).prefix { $0.isNumber }
        guard Int(count) == points.count else {
          throw Failure(description: "a wrong plan: \(rest)")
        }
        return points
      } else if rest.hasPrefix("ok ") || rest.hasPrefix("not ok ") {
        lines = lines.dropFirst()
        var point = try Self.point(rest, number: points.count + 1)
        if let subtest {
          guard rest.hasSuffix(" - " + subtest.name) else {
            throw Failure(description: "\(subtest.name) ends as \(rest)")
          }
          point.points = subtest.points
        }
        subtest = nil
        if lines.first == indent + "  ---" { point.yaml = try yaml(&lines, indent: indent + "  ") }
        points.append(point)
      } else {
        throw Failure(description: "what is this: \(rest)")
      }
    }
    throw Failure(description: "there is no plan")
  }

  private static func point(_ line: String, number: Int) throws -> Point {
    let isOK = line.hasPrefix("ok ")
    let head = "\(isOK ? "ok" : "not ok") \(number) - "
    guard line.hasPrefix(head) else { throw Failure(description: "a wrong number: \(line)") }
    var description = ""
    var rest = line.dropFirst(head.count)
    while let character = rest.popFirst() {
      if character == "#" { throw Failure(description: "a directive: \(line)") }
      if character == "\\" {
        guard let escaped = rest.popFirst(), escaped == "#" || escaped == "\\" else {
          throw Failure(description: "an unknown escape: \(line)")
        }
        description.append(escaped)
      } else {
        description.append(character)
      }
    }
    return Point(isOK: isOK, description: description)
  }

  private static func yaml(
    _ lines: inout ArraySlice<String>, indent: String
  ) throws -> [String: String] {
    var yaml: [String: String] = [:]
    lines = lines.dropFirst()
    while let line = lines.popFirst(), line.hasPrefix(indent) {
      let rest = line.dropFirst(indent.count)
      if rest == "..." { return yaml }
      guard let colon = rest.firstIndex(of: ":") else { throw Failure(description: "\(rest)") }
      let value = rest[rest.index(colon, offsetBy: 2)...]
      yaml[String(rest[..<colon])] =
        value.hasPrefix("\"") ? try JSONValue(Array(value.utf8)).textValue : String(value)
    }
    throw Failure(description: "a block of YAML is not closed")
  }
}
