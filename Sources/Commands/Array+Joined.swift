extension [String] {
  /// The elements one after the other, with a separator between them.
  ///
  /// The standard library's own is generic, and at its first call looks conformances up among all of
  /// the program: 190,000 of the 1.4 million instructions of a first explained `conv`.
  func joined(separator: String) -> String {
    guard var text = first else { return "" }
    for part in dropFirst() {
      text += separator
      text += part
    }
    return text
  }
}
