internal import Documents
internal import Rendering

extension Value {
  /// The value on one line: `[1 2; 3 4]`, `3x3`.
  var lineText: String {
    var bytes: [UInt8] = []
    ValueText.complete.write(self, into: &bytes)
    var text = ""
    for line in String(decoding: bytes, as: UTF8.self).split(separator: "\n") {
      let row = line.split(separator: " ").joined(separator: " ")
      if !text.isEmpty { text += text.hasSuffix(",") ? " " : "; " }
      text += row
    }
    return text
  }

  /// The value on one line of so many characters at most.
  func lineText(atMost limit: Int) -> String {
    let text = lineText
    return text.count <= limit ? text : text.prefix(max(limit - 1, 0)) + "…"
  }
}
