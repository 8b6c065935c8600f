/// The name of a student's report file: nothing in it can lead out of its folder or hide it.
///
/// All bytes but `A–Z a–z 0–9 . _ -` are written as `%` and two digits, as is a dot in front; names of
/// more than 80 bytes are cut and end in a number of the whole id.
public enum ReportFileName {
  private static let mostBytes = 80

  public static func of(_ id: String) -> String {
    var name = ""
    for (place, byte) in id.utf8.enumerated() {
      let isPlain =
        (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte)
        || (0x61...0x7A).contains(byte) || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "-")
        || (byte == UInt8(ascii: ".") && place > 0)
      name += isPlain ? String(Unicode.Scalar(byte)) : escaped(byte)
    }
    if name.isEmpty { name = "%00" }
    guard name.utf8.count > mostBytes else { return name }
    let hash = String(StudentID(id).stableHash, radix: 16)
    return String(name.prefix(mostBytes - hash.count - 1)) + "-" + hash
  }

  private static func escaped(_ byte: UInt8) -> String {
    let digits = String(byte, radix: 16, uppercase: true)
    return "%" + (digits.count < 2 ? "0" : "") + digits
  }
}
