/// The program's version.
enum Version {
  static let text = "convo 0.1.0"
}
