internal import Terminal

/// Does what a statement says: something a terminal has to survive, or an echo.
func perform(_ statement: String) {
  switch statement {
  case "": break
  case "slow": StandardStream.output.write(computeForLong() + "\n")
  case "crash": fatalError("asked for")
  case "page": _ = Pager.standard()?.show((1...200).map { "row \($0)\n" }.joined())
  case "play": StandardStream.output.write(play() + "\n")
  default:
    let shown = statement.split(separator: "\n", omittingEmptySubsequences: false)
    StandardStream.output.write("= " + shown.joined(separator: "⏎") + "\n")
  }
}

/// Counts until Ctrl-C.
private func computeForLong() -> String {
  StandardStream.output.write("computing\n")
  let flag = InterruptFlag.address
  var count: UInt64 = 0
  while count < 1 << 40 {
    count &+= 1
    if count & 0xffff == 0, InterruptFlag.isRaised { break }
  }
  return flag.pointee == 0 ? "finished" : "stopped"
}

/// Calls itself until the stack is full.
private func depth(below: Int) -> Int {
  withUnsafeTemporaryAllocation(of: Int.self, capacity: 64) { scratch in
    scratch.initialize(repeating: below)
    return depth(below: below &+ 1) &+ scratch[below & 63]
  }
}

/// Shows the keys pressed on the second screen until `q`.
private func play() -> String {
  guard let keys = KeyReader() else { return "no terminal for keys" }
  var isWaiting = true
  keys.write("playing\r\n")
  while true {
    switch keys.read(within: isWaiting ? nil : 1) {
    case .key(.character("q")), .endOfInput:
      keys.end()
      return "played"
    case .key(.character("c")): fatalError("asked for")
    case .key(.character("o")): keys.write("\(depth(below: 0))")
    case .key(.character("t")): isWaiting = false
    case .timeout:
      isWaiting = true
      keys.write("timeout\r\n")
    case .key(let key): keys.write("\(key)\r\n")
    case .interrupted: keys.write("interrupted\r\n")
    case .resized: keys.write("size \(TerminalDevice.size()?.columns ?? 0)\r\n")
    }
  }
}
