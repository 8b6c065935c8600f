internal import Files
@_spi(_Unicode) internal import Swift

/// Where each student's own numbers come from: a seed for every name.
///
/// A seed depends on the assignment, its salt, the student and the name alone, so that a problem more
/// or less changes no other one's numbers.
public struct Variants: Equatable, Sendable {
  /// The assignment's identifier, and what keeps its seeds from being guessed.
  public var assignment = ""
  public var salt = ""
  /// Who the numbers are for, as ids are compared: composed, trimmed, in lower case.
  public var student = Variants.nobody
  /// How many times the data were drawn again.
  public var attempt = 0

  /// Whose numbers are shown where no student is named.
  public static let nobody = "demo"

  public init() {}

  /// The seed of a name: the first eight bytes, big-endian, of the SHA-256 of `convo-variant-1`,
  /// assignment, salt, student and name, and of the attempt where it is not the first, with zero
  /// bytes between them.
  public func seed(_ name: String) -> UInt64 {
    var parts = ["convo-variant-1", assignment, salt, student, name]
    if attempt > 0 { parts.append(String(attempt)) }
    let digest = sha256(Array(parts.map { Array($0.utf8) }.joined(separator: [0])))
    return digest.prefix(8).reduce(0) { $0 << 8 | UInt64($1) }
  }
}

extension Variants {
  /// An identifier as it is compared: composed (NFC), without white space around it, its ASCII
  /// letters in lower case.
  public static func comparable(_ id: String) -> String {
    var scalars = String.UnicodeScalarView()
    for scalar in id._nfc {
      let isUpper = ("A"..."Z").contains(scalar)
      scalars.append(isUpper ? Unicode.Scalar(UInt8(scalar.value) + 32) : scalar)
    }
    while scalars.first?.properties.isWhitespace == true { scalars.removeFirst() }
    while scalars.last?.properties.isWhitespace == true { scalars.removeLast() }
    return String(scalars)
  }
}
