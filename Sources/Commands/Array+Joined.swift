extension [String] {
  /// The elements one after the other with a separator between.
  ///
  /// The standard library's own is written for all collections, and looks their conformances up among
  /// thousands when it is first called: a twentieth of the time from the program's start to an answer.
  func joined(separator: String) -> String {
    guard var text = first else { return "" }
    for part in dropFirst() {
      text += separator
      text += part
    }
    return text
  }
}
