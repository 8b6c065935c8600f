internal import Arithmetic

/// Cells written one after the other into one array of bytes, so that they can be measured before they
/// are aligned, without a string for each.
struct CellTexts {
  private var bytes: [UInt8] = []
  private var ends: [Int] = []
  /// The columns of each cell, where they are not its bytes.
  private var widths: [Int] = []
  private var isStopped = false
  /// Whether a cell has a space inside, as sums of symbols have.
  private(set) var hasSpaces = false

  /// The bytes of all cells.
  var byteCount: Int { bytes.count }

  /// The first cells in reading order.
  init(_ tensor: Tensor, first count: Int) {
    self.init(tensor, Stretch(slices: 1, rows: 1, columns: count, height: 1, length: count))
  }

  /// The first rows and columns of the first slices.
  init(_ tensor: Tensor, _ stretch: Stretch) {
    ends.reserveCapacity(stretch.count)
    bytes.reserveCapacity(stretch.count * 3)
    switch tensor {
    case .exact(let grid):
      write(stretch) { place, bytes in grid.cells[place].write(into: &bytes) }
    case .float(let grid):
      write(stretch) { place, bytes in
        bytes.append(contentsOf: grid.cells[place].floatText.utf8)
      }
    case .symbolic(let grid):
      write(stretch) { place, bytes in
        bytes.append(contentsOf: printable(grid.cells[place].description).utf8)
      }
    case .complex:
      write(stretch) { place, bytes in
        bytes.append(contentsOf: printable(tensor.cell(place).typedText).utf8)
      }
    }
    if tensor.kind == .symbolic || tensor.kind == .complex {
      hasSpaces = bytes.contains(UInt8(ascii: " "))
      widths = ends.indices.map { displayWidth(String(decoding: bytes[range($0)], as: UTF8.self)) }
    }
  }

  /// A part of a tensor seen as slices of rows and columns.
  struct Stretch {
    var slices: Int
    var rows: Int
    var columns: Int
    /// How many rows and columns a slice has in all.
    let height: Int
    let length: Int

    var count: Int { slices * rows * columns }
  }

  private mutating func write(
    _ stretch: Stretch, _ write: (_ place: Int, _ bytes: inout [UInt8]) -> Void
  ) {
    for slice in 0..<stretch.slices {
      for row in 0..<stretch.rows {
        let start = (slice * stretch.height + row) * stretch.length
        for place in start..<(start + stretch.columns) {
          // The user may interrupt while thousands of long numbers are written.
          if ends.count & 0xFF == 0 || bytes.count - (ends.last ?? 0) > 1000 {
            isStopped = isStopped || Interruption.isRequested()
          }
          if !isStopped { write(place, &bytes) }
          ends.append(bytes.count)
        }
      }
    }
  }

  private func range(_ index: Int) -> Range<Int> {
    (index == 0 ? 0 : ends[index - 1])..<ends[index]
  }

  func width(_ index: Int) -> Int { widths.isEmpty ? range(index).count : widths[index] }

  func write(_ index: Int, into output: inout [UInt8]) {
    for place in range(index) { output.append(bytes[place]) }
  }
}

extension [UInt8] {
  mutating func append(_ text: StaticString) {
    append(contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }

  mutating func append(spaces count: Int) {
    for _ in 0..<Swift.max(count, 0) { append(UInt8(ascii: " ")) }
  }
}
