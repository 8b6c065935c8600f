/// Text escaped for XML or HTML, between tags or inside double quotes.
///
/// Characters that XML 1.0 does not allow, and those that no one sees, are spelled out by `printable`
/// before the five that have a meaning are replaced.
public func xml(_ text: String) -> String {
  let shown = printable(text)
  guard shown.utf8.contains(where: { "&<>\"'".utf8.contains($0) }) else { return shown }
  var result = ""
  result.reserveCapacity(shown.utf8.count + 16)
  for scalar in shown.unicodeScalars {
    switch scalar {
    case "&": result += "&amp;"
    case "<": result += "&lt;"
    case ">": result += "&gt;"
    case "\"": result += "&quot;"
    case "'": result += "&#39;"
    default: result.unicodeScalars.append(scalar)
    }
  }
  return result
}

extension Ink {
  /// The name of its class in style sheets; nil where the page's own colour is right.
  var styleClass: String? {
    switch self {
    case .plain, .statement: nil
    case .title, .heading: "title"
    case .label, .help, .prompt: "label"
    case .faint, .padding: "faint"
    case .tap, .place: "accent"
    case .winner: "best"
    case .result: "strong"
    case .error: "error"
    case .paint: nil
    }
  }
}

extension Color {
  /// `#ff8000`
  var hex: String {
    "#"
      + [red, green, blue].map { part in
        let digits = String(part, radix: 16)
        return digits.count < 2 ? "0" + digits : digits
      }.joined()
  }
}
