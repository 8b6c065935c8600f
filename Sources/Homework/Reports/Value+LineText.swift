internal import Documents
internal import Rendering

extension Value {
  /// The value on one line: `[1 2; 3 4]`, `3x3`.
  var lineText: String {
    var bytes: [UInt8] = []
    ValueText.complete.write(self, into: &bytes)
    var text = ""
    for line in String(decoding: bytes, as: UTF8.self).split(separator: "\n") {
      if !text.isEmpty { text += text.hasSuffix(",") ? " " : "; " }
      for word in line.split(separator: " ") {
        // Columns are aligned with blanks, behind the bracket too.
        if let last = text.last, last != " ", last != "[" { text += " " }
        text += word
      }
    }
    return text
  }

  /// The value on one line of so many characters at most.
  func lineText(atMost limit: Int) -> String {
    let text = lineText
    return text.count <= limit ? text : text.prefix(max(limit - 1, 0)) + "…"
  }
}
