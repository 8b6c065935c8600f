import Terminal

/// What is said before the first prompt: how to begin, the first time; one line after that.
enum Greeting {
  static let long = """
    \(Version.text), a conversation about convolutions.
    To begin:  conv [1 2 3; 4 5 6; 7 8 9] [1 0; 0 -1]   or:  lesson 1

    """
  static let short = "\(Version.text) · help explains, lesson teaches, Ctrl-D leaves\n"

  /// Greets, and keeps a mark that this reader has been greeted where files may be written.
  static func say(remembers: Bool) {
    guard remembers else {
      StandardStream.output.write(short)
      return
    }
    let mark = UserFile("greeted", in: .state)
    let isFirst = !(mark?.exists ?? false)
    StandardStream.output.write(isFirst ? long : short)
    if isFirst { _ = mark?.replace(with: Version.text + "\n") }
  }
}
