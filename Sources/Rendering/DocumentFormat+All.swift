public import Documents

extension DocumentFormat {
  /// Every way to write an answer into a file; a new format is one renderer and one line here.
  public static let all: [DocumentFormat] = [.text]

  /// What the terminal shows, at a width that fits on paper.
  static let text = DocumentFormat(ending: "txt", summary: "plain text") { document in
    var bytes: [UInt8] = []
    TextRenderer(width: 100).write(document, into: &bytes)
    return bytes
  }
}
