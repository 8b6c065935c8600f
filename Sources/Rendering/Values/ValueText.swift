internal import Arithmetic
public import Documents

/// A value as text that can be typed back in: scalars as they are, vectors `[1 2 3]`, matrices with
/// their rows under each other, higher ranks nested.
public struct ValueText: Sendable {
  /// The columns of the screen; nil writes all of a value, however large.
  var width: Int?
  /// The indent of every line after the first, in columns.
  var indent = 0
  /// Whether numbers have the minus sign of print, `−`, which can be typed back in as well.
  var isRead = false

  /// All of a value, as `--quiet` prints it.
  public static let complete = ValueText(width: nil)

  /// A value cut to a number of columns, with a line that says what was left out.
  public init(width: Int?, indent: Int = 0, isRead: Bool = false) {
    self.width = width
    self.indent = indent
    self.isRead = isRead
  }

  /// Writes the value, after its name if it has one, with a line end.
  public func write(_ value: Value, named name: String = "", into bytes: inout [UInt8]) {
    if case .record(let fields) = value {
      for field in fields { write(field.value, named: name + dot(name) + field.name, into: &bytes) }
      return
    }
    let lineStart = bytes.count
    bytes.append(spaces: indent)
    var text = self
    if !name.isEmpty {
      let shown = printable(name)
      bytes.append(contentsOf: shown.utf8)
      bytes.append(" = ")
      text.indent += displayWidth(shown) + 3
    }
    text.write(value, name, lineStart, into: &bytes)
  }

  private func dot(_ name: String) -> String { name.isEmpty ? "" : "." }

  private func write(
    _ value: Value, _ name: String, _ lineStart: Int, into bytes: inout [UInt8]
  ) {
    switch value {
    case .tensor(let tensor):
      let start = bytes.count
      write(tensor, name, lineStart, into: &bytes)
      if isRead { bytes.setMinusSigns(from: min(start, bytes.count)) }
    case .shape(let shape): bytes.append(shape: shape)
    case .text(let text): write(text, into: &bytes)
    case .truth(let truth): bytes.append(truth ? "true" : "false")
    case .network(let network):
      let room = width.map { max($0 - indent, 40) } ?? .max
      write(network.lines(width: room).joined(separator: "\n"), into: &bytes)
    case .record: break
    }
    bytes.append(UInt8(ascii: "\n"))
  }

  private func write(
    _ tensor: Tensor, _ name: String, _ lineStart: Int, into bytes: inout [UInt8]
  ) {
    if tensor.count == 0 {
      bytes.append("zeros(")
      bytes.append(shape: tensor.shape)
      bytes.append(")")
    } else if tensor.isScalar {
      bytes.append(scalar: tensor)
    } else if let width {
      CutTensorText(tensor, width: width, indent: indent, name: name, lineStart: lineStart)
        .write(into: &bytes)
    } else if tensor.rank == 1 {
      bytes.append(vector: tensor)
    } else {
      MatrixText(tensor, indent: indent).write(into: &bytes)
    }
  }

  private func write(_ text: String, into bytes: inout [UInt8]) {
    var isFirst = true
    for line in text.paragraphs {
      if !isFirst {
        bytes.append(UInt8(ascii: "\n"))
        bytes.append(spaces: indent)
      }
      isFirst = false
      bytes.append(contentsOf: printable(line.withTabsExpanded).utf8)
    }
  }
}

extension [UInt8] {
  /// Puts `−` for every `-` that is not an exponent's; both are one column wide.
  fileprivate mutating func setMinusSigns(from start: Int) {
    let hyphen = UInt8(ascii: "-")
    guard self[start...].contains(hyphen) else { return }
    let text = self[start...]
    var before: UInt8 = 0
    var written: [UInt8] = []
    written.reserveCapacity(text.count + 16)
    for byte in text {
      if byte == hyphen && before != UInt8(ascii: "e") {
        written.append("−")
      } else {
        written.append(byte)
      }
      before = byte
    }
    replaceSubrange(start..., with: written)
  }

  /// `3x3`; one size is a number, none is `()`.
  mutating func append(shape: [Int]) {
    if shape.isEmpty { append("()") }
    for (axis, size) in shape.enumerated() {
      if axis > 0 { append(UInt8(ascii: "x")) }
      append(digitsOf: size)
    }
  }

  /// The one cell of a tensor, without a string where it is a small number.
  mutating func append(scalar: Tensor) {
    switch scalar {
    case .exact(let grid): grid.cells.first?.write(into: &self)
    case .float(let grid): append(contentsOf: grid.cells.first?.floatText.utf8 ?? "".utf8)
    case .symbolic(let grid):
      append(contentsOf: printable(grid.cells.first?.description ?? "").utf8)
    case .complex: append(contentsOf: printable(scalar.cell(0).typedText).utf8)
    }
  }

  /// `[1 2 3]`; sums of symbols have commas between them.
  mutating func append(vector: Tensor) {
    append(UInt8(ascii: "["))
    switch vector {
    case .exact(let grid):
      for place in grid.cells.indices {
        if place > 0 { append(UInt8(ascii: " ")) }
        grid.cells[place].write(into: &self)
      }
    case .float(let grid):
      for place in grid.cells.indices {
        if place > 0 { append(UInt8(ascii: " ")) }
        append(contentsOf: grid.cells[place].floatText.utf8)
      }
    case .symbolic(let grid):
      let hasSums = grid.cells.contains { $0.termCount > 1 }
      for place in grid.cells.indices {
        if place > 0 { append(hasSums ? ", " : " ") }
        append(contentsOf: printable(grid.cells[place].description).utf8)
      }
    case .complex:
      for place in 0..<vector.count {
        if place > 0 { append(", ") }
        append(contentsOf: printable(vector.cell(place).typedText).utf8)
      }
    }
    append(UInt8(ascii: "]"))
  }
}
