import Terminal

/// The player's state: the step shown, and the effects of keys. It does not touch the terminal.
struct PlayerState: Equatable {
  let count: Int
  let hasCompanion: Bool
  private(set) var step = 0
  private(set) var isPlaying = false
  private(set) var showsCompanion = false
  private(set) var showsKeys = false
  private(set) var isOver = false
  /// The digits typed after `g`; nil if no step number is being typed.
  private(set) var typedStep: String?
  /// A message shown until the next key.
  private(set) var message = ""
  /// The lines scrolled past the top, if a step is taller than the window.
  private(set) var scroll = 0
  /// The index of the grid extent in use. It only grows while playing, so that grids do not jump.
  private(set) var extentIndex = 0
  private var pace = 2
  /// Whether each sum is asked for.
  private let asks: Bool
  /// The steps whose sum was found or shown.
  private var revealed: Set<Int> = []
  /// The number being typed; nil if no sum is asked for.
  private(set) var typedGuess: String?
  /// The number that Enter has just ended.
  private(set) var enteredGuess: String?

  /// The speeds, in milliseconds per step.
  private static let paces = [4000, 2000, 1000, 500, 250, 125, 60]

  init(count: Int, hasCompanion: Bool, asks: Bool = false) {
    self.count = count
    self.hasCompanion = hasCompanion
    self.asks = asks
    typedGuess = asks ? "" : nil
  }

  /// Whether the sum of this step is hidden.
  var isAsking: Bool { asks && !revealed.contains(step) }

  /// Shows the sum of this step.
  mutating func reveal(_ words: String) {
    revealed.insert(step)
    typedGuess = ""
    message = words.isEmpty ? "" : words + " Enter goes on."
  }

  mutating func say(_ words: String) { message = words }

  var millisecondsPerStep: Int { Self.paces[pace] }

  /// Moves on after the time of one step.
  mutating func advance() {
    guard isPlaying else { return }
    if step < count - 1 { step += 1 }
    if step == count - 1 { isPlaying = false }
  }

  mutating func press(_ key: Key) {
    message = ""
    enteredGuess = nil
    if isAsking, !showsKeys, typedStep == nil, takeGuess(key) { return }
    if showsKeys {
      showsKeys = false
      if key == .character("q") { isOver = true }
    } else if let digits = typedStep {
      typeStep(key, after: digits)
    } else {
      command(key)
    }
  }

  mutating func leave() { isOver = true }

  /// Takes a key for the number that is asked for; returns false for the other keys.
  private mutating func takeGuess(_ key: Key) -> Bool {
    let typed = typedGuess ?? ""
    switch key {
    case .character(let scalar)
    where ("0"..."9").contains(scalar) || "-−./".unicodeScalars.contains(scalar):
      if typed.utf8.count < 24 { typedGuess = typed + (scalar == "−" ? "-" : String(scalar)) }
    case .backspace where !typed.isEmpty: typedGuess = String(typed.dropLast())
    case .enter where !typed.isEmpty: (enteredGuess, typedGuess) = (typed, "")
    case .character(" "): reveal("")
    default:
      typedGuess = ""
      return false
    }
    return true
  }

  private mutating func command(_ key: Key) {
    switch key {
    case .character(" "): playOrPause()
    case .right, .character("n"), .enter: go(to: step + 1)
    case .left, .character("p"), .backspace: go(to: step - 1)
    case .pageDown: go(to: step + 10)
    case .pageUp: go(to: step - 10)
    case .home: go(to: 0)
    case .end: go(to: count - 1)
    case .down: scroll += 1
    case .up: scroll = max(scroll - 1, 0)
    case .character("g"): (typedStep, isPlaying) = ("", false)
    case .character("+"), .character("="): pace = min(pace + 1, Self.paces.count - 1)
    case .character("-"), .character("_"): pace = max(pace - 1, 0)
    case .character("m"): toggleCompanion()
    case .character("?"), .character("h"): (showsKeys, isPlaying) = (true, false)
    case .character("q"), .escape, .control("d"): isOver = true
    default: message = "? lists the keys"
    }
  }

  private mutating func go(to target: Int) {
    isPlaying = false
    step = min(max(target, 0), count - 1)
  }

  /// Starts or stops playing; at the end, plays again from the beginning.
  private mutating func playOrPause() {
    isPlaying.toggle()
    if isPlaying, step == count - 1 { step = 0 }
    if count == 1 { isPlaying = false }
  }

  private mutating func toggleCompanion() {
    guard hasCompanion else {
      message = "this step has no matrix row"
      return
    }
    showsCompanion.toggle()
    resetLayout()
  }

  private mutating func typeStep(_ key: Key, after digits: String) {
    switch key {
    case .character(let scalar) where ("0"..."9").contains(scalar):
      if digits.utf8.count < 9 { typedStep = digits + String(scalar) }
    case .backspace: typedStep = digits.isEmpty ? nil : String(digits.dropLast())
    case .enter:
      typedStep = nil
      guard let number = Int(digits) else { return }
      if (1...count).contains(number) {
        go(to: number - 1)
      } else {
        message = "steps run from 1 to \(count)"
      }
    default: typedStep = nil
    }
  }

  mutating func shrinkGrids(to index: Int) { extentIndex = max(extentIndex, index) }

  /// Starts with the largest grids again, for another window size or content.
  mutating func resetLayout() { (extentIndex, scroll) = (0, 0) }

  /// Limits scrolling to `maximum` lines.
  mutating func bound(scroll maximum: Int) { scroll = min(scroll, max(maximum, 0)) }
}
