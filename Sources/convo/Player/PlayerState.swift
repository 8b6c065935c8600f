import Terminal

/// Which step is shown and what the keys have asked for; nothing here touches the terminal.
struct PlayerState: Equatable {
  let count: Int
  let hasCompanion: Bool
  private(set) var step = 0
  private(set) var isPlaying = false
  private(set) var showsCompanion = false
  private(set) var showsKeys = false
  private(set) var isOver = false
  /// The digits typed after `g`; nil when no step is being asked for.
  private(set) var wanted: String?
  /// Said once, until the next key.
  private(set) var message = ""
  /// Lines gone past the top, where a step is higher than the window.
  private(set) var scroll = 0
  /// How far grids are cut, so that a step fits; it only grows, or grids would jump to and fro.
  private(set) var tightness = 0
  private var pace = 2

  /// Milliseconds a step.
  private static let paces = [4000, 2000, 1000, 500, 250, 125, 60]

  init(count: Int, hasCompanion: Bool) {
    self.count = count
    self.hasCompanion = hasCompanion
  }

  var millisecondsPerStep: Int { Self.paces[pace] }

  /// The time of one step has gone by.
  mutating func advance() {
    guard isPlaying else { return }
    if step < count - 1 { step += 1 }
    if step == count - 1 { isPlaying = false }
  }

  mutating func press(_ key: Key) {
    message = ""
    if showsKeys {
      showsKeys = false
      if key == .character("q") { isOver = true }
    } else if let digits = wanted {
      typeStep(key, after: digits)
    } else {
      command(key)
    }
  }

  mutating func leave() { isOver = true }

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
    case .character("g"): (wanted, isPlaying) = ("", false)
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

  /// At the end it plays again from the beginning.
  private mutating func playOrPause() {
    isPlaying.toggle()
    if isPlaying, step == count - 1 { step = 0 }
    if count == 1 { isPlaying = false }
  }

  private mutating func toggleCompanion() {
    guard hasCompanion else {
      message = "no row of a matrix stands behind this"
      return
    }
    showsCompanion.toggle()
    loosen()
  }

  private mutating func typeStep(_ key: Key, after digits: String) {
    switch key {
    case .character(let scalar) where ("0"..."9").contains(scalar):
      if digits.utf8.count < 9 { wanted = digits + String(scalar) }
    case .backspace: wanted = digits.isEmpty ? nil : String(digits.dropLast())
    case .enter:
      wanted = nil
      guard let number = Int(digits) else { return }
      if (1...count).contains(number) {
        go(to: number - 1)
      } else {
        message = "steps run from 1 to \(count)"
      }
    default: wanted = nil
    }
  }

  mutating func tighten(to extent: Int) { tightness = max(tightness, extent) }

  /// Begins anew, for a window of another size.
  mutating func loosen() { (tightness, scroll) = (0, 0) }

  /// Keeps the top of a step of so many lines on the screen where it fits.
  mutating func bound(scroll most: Int) { scroll = min(scroll, max(most, 0)) }
}
