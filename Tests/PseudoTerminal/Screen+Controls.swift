extension Screen {
  mutating func obey(_ control: Control) {
    switch control {
    case .print(let scalar): print(scalar)
    case .control(let byte): obey(byte)
    case .sequence(let isPrivate, let numbers, let final):
      if final != "m" { isWrapPending = false }
      if isPrivate {
        setMode(numbers.first ?? 0, on: final == "h")
      } else {
        obey(final, numbers)
      }
    }
  }

  private mutating func print(_ scalar: Unicode.Scalar) {
    let width = CharacterWidth.of(scalar)
    if width == 0 {
      // An accent joins the character before it.
      cells[y][isWrapPending ? x : max(0, x - 1)].unicodeScalars.append(scalar)
      return
    }
    if isWrapPending || x + width > columns {
      x = 0
      goDown()
    }
    cells[y][x] = String(scalar)
    if width == 2 { cells[y][x + 1] = "" }
    x += width
    isWrapPending = x >= columns
    x = min(x, columns - 1)
  }

  private mutating func goDown() {
    isWrapPending = false
    if y < rows - 1 {
      y += 1
    } else {
      cells.removeFirst()
      cells += Self.blank(columns, 1)
    }
  }

  private mutating func obey(_ byte: UInt8) {
    switch byte {
    case 0x07: bells += 1
    case 0x08: (x, isWrapPending) = (max(0, x - 1), false)
    case 0x09: x = min(columns - 1, (x / 8 + 1) * 8)
    case 0x0a: goDown()
    case 0x0d: (x, isWrapPending) = (0, false)
    default: break
    }
  }

  private mutating func obey(_ final: Unicode.Scalar, _ numbers: [Int]) {
    func number(_ index: Int = 0) -> Int {
      numbers.indices.contains(index) ? max(1, numbers[index]) : 1
    }
    switch final {
    case "A": y = max(0, y - number())
    case "B": y = min(rows - 1, y + number())
    case "C": x = min(columns - 1, x + number())
    case "D": x = max(0, x - number())
    case "G": x = min(columns, number()) - 1
    case "d": y = min(rows, number()) - 1
    case "H": (y, x) = (min(rows, number()) - 1, min(columns, number(1)) - 1)
    case "J": eraseScreen(numbers.first ?? 0)
    case "K": erase(x..<columns)
    case "X": erase(x..<min(columns, x + number()))
    case "P": cells[y] = shifted(removing: number(), inserting: 0)
    case "@": cells[y] = shifted(removing: 0, inserting: number())
    case "n": if numbers.first == 6 { replies.append("\u{1b}[\(y + 1);\(x + 1)R") }
    default: break
    }
  }

  private mutating func erase(_ range: Range<Int>) {
    for column in range { cells[y][column] = " " }
  }

  private mutating func eraseScreen(_ part: Int) {
    guard part == 0 else {
      cells = Self.blank(columns, rows)
      return
    }
    erase(x..<columns)
    for row in cells.indices where row > y { cells[row] = Self.blank(columns, 1)[0] }
  }

  private func shifted(removing: Int, inserting: Int) -> [String] {
    let blanks = Array(repeating: " ", count: removing + inserting)
    let row =
      cells[y][..<x] + blanks.prefix(inserting) + cells[y][x...].dropFirst(removing) + blanks
    return Array(row.prefix(columns))
  }

  private mutating func setMode(_ mode: Int, on: Bool) {
    switch mode {
    case 25: isCursorVisible = on
    case 2004: marksPaste = on
    case 1049:
      if on {
        other = (cells, x, y)
        cells = Self.blank(columns, rows)
      } else if let other {
        (cells, x, y) = other
        self.other = nil
      }
      isAlternate = on
    default: break
    }
  }
}

/// The columns of a character, for the ranges that tests use.
enum CharacterWidth {
  private static let none: [ClosedRange<UInt32>] = [
    0x300...0x36f, 0x200d...0x200d, 0xfe00...0xfe0f,
  ]
  private static let double: [ClosedRange<UInt32>] = [
    0x1100...0x115f, 0x2e80...0xa4cf, 0xac00...0xd7a3, 0xf900...0xfaff, 0xfe30...0xfe6f,
    0xff00...0xff60, 0x1f300...0x1faff, 0x20000...0x3fffd,
  ]

  static func of(_ scalar: Unicode.Scalar) -> Int {
    if none.contains(where: { $0.contains(scalar.value) }) { return 0 }
    return double.contains { $0.contains(scalar.value) } ? 2 : 1
  }
}
