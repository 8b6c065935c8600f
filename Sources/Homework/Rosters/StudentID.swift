internal import Commands

/// A student's id as ids are compared: without blanks around it, in Unicode's composed form (NFC), and
/// with the letters of ASCII small. `Ünal` in one file and in another is the same whichever way its
/// dots are written.
public struct StudentID: Hashable, Comparable, Sendable {
  /// The id in the form that is compared.
  public let key: String

  public init(_ id: String) {
    key = Variants.comparable(id)
  }

  public var isEmpty: Bool { key.isEmpty }

  /// By the scalars of the composed form, the same on every machine.
  public static func < (left: StudentID, right: StudentID) -> Bool { left.key < right.key }

  static func trimmed(_ text: String) -> String {
    var rest = text[...]
    while rest.first?.isWhitespace == true { rest = rest.dropFirst() }
    while rest.last?.isWhitespace == true { rest = rest.dropLast() }
    return String(rest)
  }
}

extension StudentID {
  /// A number that is the same for the same id on every machine: 64-bit FNV-1a of the key's UTF-8
  /// bytes (Fowler, Noll and Vo).
  public var stableHash: UInt64 {
    key.utf8.reduce(0xcbf2_9ce4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
  }
}
