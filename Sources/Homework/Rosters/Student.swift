internal import Commands

/// A student.
public struct Student: Equatable, Sendable {
  public var id: String
  /// Empty if unknown.
  public var name: String

  public init(id: String, name: String = "") {
    self.id = id
    self.name = name
  }
}

/// A student's id in the form for comparison: without surrounding white space, in Unicode's composed form
/// (NFC), and with ASCII letters in lower case. `Ünal` is the same id however its dots are encoded.
public struct StudentID: Hashable, Comparable, Sendable {
  /// The id in the form for comparison.
  public let key: String

  public init(_ id: String) {
    key = Variants.comparable(id)
  }

  public var isEmpty: Bool { key.isEmpty }

  /// Compares the scalars of the composed form, which gives the same order on every machine.
  public static func < (left: StudentID, right: StudentID) -> Bool { left.key < right.key }

  static func trimmed(_ text: String) -> String {
    var rest = text[...]
    while rest.first?.isWhitespace == true { rest = rest.dropFirst() }
    while rest.last?.isWhitespace == true { rest = rest.dropLast() }
    return String(rest)
  }

  /// A hash that is the same on every machine: 64-bit FNV-1a (Fowler, Noll and Vo) of the key's UTF-8
  /// bytes.
  public var stableHash: UInt64 {
    key.utf8.reduce(0xcbf2_9ce4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
  }
}

/// The name of a student's report file, which can neither leave its folder nor be hidden.
///
/// All bytes except `A–Z a–z 0–9 . _ -`, and a leading dot, are written as `%` and two digits. Names of
/// more than 80 bytes are truncated and end with a hash of the whole id. Different ids have different
/// names, also on file systems that ignore case: `%-` occurs only before a hash, `%s` only in a name
/// that gave way.
public enum ReportFileName {
  private static let lengthLimit = 80
  private static let hashLength = 32

  /// - Parameter taken: Names that are not available, in lower case; `ending` belongs to them.
  public static func of(_ id: String, ending: String = "", taken: Set<String> = []) -> String {
    let name = of(id)
    return (taken.contains((name + ending).lowercased()) ? name + "%s" : name) + ending
  }

  private static func of(_ id: String) -> String {
    var name = ""
    for (place, byte) in id.utf8.enumerated() {
      let isPlain =
        (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte)
        || (0x61...0x7A).contains(byte) || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "-")
        || (byte == UInt8(ascii: ".") && place > 0)
      name += isPlain ? String(Unicode.Scalar(byte)) : escaped(byte)
    }
    if name.isEmpty { name = "%00" }
    guard name.utf8.count > lengthLimit else { return name }
    let hash = Grader.digest(Array(StudentID(id).key.utf8)).prefix(hashLength)
    return String(name.prefix(lengthLimit - hashLength - 2)) + "%-" + hash
  }

  private static func escaped(_ byte: UInt8) -> String {
    let digits = String(byte, radix: 16, uppercase: true)
    return "%" + (digits.count < 2 ? "0" : "") + digits
  }
}
