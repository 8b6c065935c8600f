/// Text that stands in a description or a reason of TAP 14 and means itself.
///
/// Source: TAP 14 specification, "Escapes": `#` would begin a directive, and `\` an escape.
public func tap(_ text: String) -> String {
  let shown = printable(text)
  guard shown.utf8.contains(where: { $0 == UInt8(ascii: "#") || $0 == UInt8(ascii: "\\") })
  else { return shown }
  var result = ""
  for scalar in shown.unicodeScalars {
    if scalar == "#" || scalar == "\\" { result += "\\" }
    result.unicodeScalars.append(scalar)
  }
  return result
}
