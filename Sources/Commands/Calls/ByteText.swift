internal import Computations

/// Sizes in bytes as people read them.
public enum ByteText {
  private static let units = ["bytes", "KiB", "MiB", "GiB", "TiB"]

  public static func of(_ bytes: Int) -> String {
    var unit = 0
    var size = Double(bytes)
    while size >= 1024, unit + 1 < units.count {
      size /= 1024
      unit += 1
    }
    if size >= 1024 { return "more than 1024 TiB" }
    guard unit > 0, size < 10 else { return "\(Int(size.rounded())) \(units[unit])" }
    let tenths = Int((size * 10).rounded())
    return tenths % 10 == 0
      ? "\(tenths / 10) \(units[unit])" : "\(tenths / 10).\(tenths % 10) \(units[unit])"
  }

  /// A number and a unit of 1024ⁿ bytes, as `512 MiB` or `2 gib`; nil for anything else.
  public static func bytes(in text: String) -> Int? {
    let words = text.split(separator: " ")
    guard words.count == 2, let number = Int(words[0]), number > 0,
      let unit = units.firstIndex(where: { $0.lowercased() == words[1].lowercased() }), unit > 0
    else { return nil }
    let (bytes, overflow) = number.multipliedReportingOverflow(by: 1 << (10 * unit))
    return overflow ? nil : bytes
  }

  /// The same in the greatest unit that leaves a whole number, to be read back.
  public static func exact(_ bytes: Int) -> String {
    var (unit, size) = (0, bytes)
    while size > 0, size % 1024 == 0, unit + 1 < units.count {
      size /= 1024
      unit += 1
    }
    return "\(size) \(units[unit])"
  }

  static func inUse(_ held: Int) -> String {
    held < 1 << 20 ? "" : " with \(of(held)) in use"
  }

  /// The most memory that can be allowed.
  public static let most = 1 << 40

  static func raisingLimit(to bytes: Int, _ held: Int) -> [String] {
    let (needed, overflow) = bytes.addingReportingOverflow(held)
    guard !overflow, needed <= most else { return ["that is beyond any limit"] }
    return ["set limit \(room(for: needed)) would allow it"]
  }

  /// A round limit that so many bytes fit in.
  static func room(for bytes: Int) -> String {
    var allowed = 1 << 20
    while allowed < bytes { allowed *= 2 }
    return of(allowed)
  }
}
